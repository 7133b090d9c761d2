import type { CareSettingsView } from '@warraq/core/contract/care'
import { useState, type FormEvent } from 'react'
import { useChange, useRead } from '../api/desk.tsx'
import { isStale } from '../articles/working-copy.ts'
import { useText } from '../i18n/text.tsx'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Line, Tick } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'
import { DaysField } from './days-field.tsx'
import { HostsField } from './hosts-field.tsx'
import { Silences } from './silences.tsx'
import '../styles/site.css'

type Settings = CareSettingsView['settings']

/** How the newspaper takes care: silences of elections, designated groups, the help line, letters, the register. */
export function CareSettingsScreen() {
  const { t } = useText()
  const care = useRead('care.settings', {}, {}, { once: true })
  return (
    <Screen title={t('careSet.title')}>
      <p className="hint">{t('careSet.intro')}</p>
      <Refusal error={care.error} />
      {care.isPending && <p className="loading">{t('app.loading')}</p>}
      {care.data && <Form key={care.data.lockVersion} view={care.data} onReload={() => void care.refetch()} />}
    </Screen>
  )
}

function Form({ view, onReload }: { readonly view: CareSettingsView; readonly onReload: () => void }) {
  const { t } = useText()
  const say = useSay()
  const save = useChange('care.saveSettings', ['care.read'])
  const [settings, setSettings] = useState(view.settings)
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set())
  const set = (change: Partial<Settings>) => setSettings((before) => ({ ...before, ...change }))
  const check = (field: string, isWrong: boolean) =>
    setWrong((before) => new Set(isWrong ? [...before, field] : [...before].filter((one) => one !== field)))
  const changed = wrong.size > 0 || JSON.stringify(settings) !== JSON.stringify(view.settings)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wrong.size > 0) return
    save.mutate(
      { input: { settings, lockVersion: view.lockVersion } },
      {
        onSuccess: () => {
          say(t('careSet.saved'))
          onReload()
        },
        onError: (error) => {
          if (!isStale(error)) return
          say(t('careSet.stale'))
          onReload()
        },
      },
    )
  }
  return (
    <form className="settings care-settings" onSubmit={submit}>
      {!isStale(save.error) && <Refusal error={save.error} />}
      <Silences silences={settings.silences} onChange={(silences) => set({ silences })} />
      <Designated settings={settings} set={set} check={check} />
      <HelpLine settings={settings} set={set} general={view.countryLine} />
      <LettersAndDemands settings={settings} set={set} check={check} />
      <div className="dialog-actions settings-save">
        <Button type="submit" look="primary" isPending={save.isPending}>
          {t('action.save')}
        </Button>
        {changed && <span className="hint">{t('careSet.unsaved')}</span>}
      </div>
    </form>
  )
}

interface PartProps {
  readonly settings: Settings
  readonly set: (change: Partial<Settings>) => void
  /** A field that cannot be saved as it is typed holds the whole form. */
  readonly check: (field: string, isWrong: boolean) => void
}

function Designated({ settings, set, check }: PartProps) {
  const { t } = useText()
  return (
    <section className="band" aria-labelledby="care-designated">
      <h2 id="care-designated">{t('careSet.designated')}</h2>
      <div className="stack">
        <Tick
          label={t('careSet.second')}
          hint={t('careSet.secondHint')}
          checked={settings.secondEditor}
          onChange={(secondEditor) => set({ secondEditor })}
        />
        <HostsField
          hosts={settings.hosts}
          onChange={(hosts) => set({ hosts })}
          onWrong={(isWrong) => check('hosts', isWrong)}
        />
      </div>
    </section>
  )
}

function HelpLine({ settings, set, general }: Omit<PartProps, 'check'> & { readonly general: string }) {
  const { t } = useText()
  const { helpLine } = settings
  return (
    <section className="band" aria-labelledby="care-help">
      <h2 id="care-help">{t('careSet.help')}</h2>
      <p className="hint">{t('careSet.helpHint')}</p>
      <blockquote className="date-sample">{general}</blockquote>
      <div className="columns">
        <Line
          label={t('careSet.helpAr')}
          maxLength={400}
          value={helpLine.ar}
          onChange={(ar) => set({ helpLine: { ...helpLine, ar } })}
        />
        <Line
          label={t('careSet.helpEn')}
          maxLength={400}
          value={helpLine.en}
          onChange={(en) => set({ helpLine: { ...helpLine, en } })}
        />
      </div>
    </section>
  )
}

function LettersAndDemands({ settings, set, check }: PartProps) {
  const { t } = useText()
  return (
    <>
      <section className="band" aria-labelledby="care-letters">
        <h2 id="care-letters">{t('letters.title')}</h2>
        <p className="hint">{t('careSet.daysHint')}</p>
        <div className="columns">
          <DaysField
            label={t('careSet.errorDays')}
            days={settings.errorDays}
            onChange={(errorDays) => set({ errorDays })}
            onWrong={(isWrong) => check('errorDays', isWrong)}
          />
          <DaysField
            label={t('careSet.replyDays')}
            days={settings.replyDays}
            onChange={(replyDays) => set({ replyDays })}
            onWrong={(isWrong) => check('replyDays', isWrong)}
          />
        </div>
      </section>
      <section className="band" aria-labelledby="care-demands">
        <h2 id="care-demands">{t('demands.title')}</h2>
        <Tick
          label={t('careSet.demands')}
          hint={t('careSet.demandsHint')}
          checked={settings.demandsShown}
          onChange={(demandsShown) => set({ demandsShown })}
        />
      </section>
    </>
  )
}
