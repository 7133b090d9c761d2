import type { SiteSettings, SiteView } from '@warraq/core/contract/site'
import { useState, type FormEvent } from 'react'
import { Link } from 'wouter'
import { useChange, useRead } from '../api/desk.tsx'
import { isStale } from '../articles/working-copy.ts'
import { useText } from '../i18n/text.tsx'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Choice, Line } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'
import { CommentSettings } from './comment-settings.tsx'
import { DateSettings } from './date-settings.tsx'
import type { Part } from './part.ts'
import { ThemeSettings } from './theme-settings.tsx'
import '../styles/site.css'

/** The newsroom's own choices about its site. */
export function Site() {
  const { t } = useText()
  const site = useRead('site.read', {}, {}, { once: true })
  return (
    <Screen title={t('site.title')}>
      <Refusal error={site.error} />
      {site.isPending && <p className="loading">{t('app.loading')}</p>}
      {site.data && <Form key={site.data.lockVersion} view={site.data} onReload={() => void site.refetch()} />}
      {site.data && <SearchWordsLink />}
    </Screen>
  )
}

/** The list of synonyms is long and saved entry by entry: it has a screen of its own. */
function SearchWordsLink() {
  const { t } = useText()
  return (
    <section className="band" aria-labelledby="site-search-words">
      <h2 id="site-search-words">{t('searchWords.title')}</h2>
      <p>
        {t('searchWords.link')} <Link href="/site/search-words">{t('searchWords.open')}</Link>
      </p>
    </section>
  )
}

function Form({ view, onReload }: { readonly view: SiteView; readonly onReload: () => void }) {
  const { t } = useText()
  const say = useSay()
  const save = useChange('site.save', ['session.read'])
  const [settings, setSettings] = useState(view.settings)
  const set = (change: Partial<SiteSettings>) => setSettings((before) => ({ ...before, ...change }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(
      { input: { settings, lockVersion: view.lockVersion } },
      {
        onSuccess: () => {
          say(t('site.saved'))
          onReload()
        },
        onError: (error) => {
          if (!isStale(error)) return
          const by = (error.body.details as { savedBy?: string } | undefined)?.savedBy ?? ''
          say(t('site.staleNote', { by }))
          onReload()
        },
      },
    )
  }
  return (
    <form className="settings" onSubmit={submit}>
      {!isStale(save.error) && <Refusal error={save.error} />}
      <Identity settings={settings} set={set} />
      <DateSettings settings={settings} set={set} />
      <CommentSettings settings={settings} set={set} />
      <ThemeSettings settings={settings} set={set} />
      <div className="dialog-actions settings-save">
        <Button type="submit" look="primary" isPending={save.isPending}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  )
}

function Identity({ settings, set }: Part) {
  const { t } = useText()
  const { names, taglines } = settings
  return (
    <section className="band" aria-labelledby="site-identity">
      <h2 id="site-identity">{t('site.identity')}</h2>
      <div className="columns">
        <Line
          label={t('site.nameAr')}
          required
          maxLength={80}
          value={names.ar}
          onChange={(ar) => set({ names: { ...names, ar } })}
        />
        <Line
          label={t('site.nameEn')}
          maxLength={80}
          value={names.en}
          onChange={(en) => set({ names: { ...names, en } })}
        />
        <Line
          label={t('site.taglineAr')}
          maxLength={200}
          value={taglines.ar}
          onChange={(ar) => set({ taglines: { ...taglines, ar } })}
        />
        <Line
          label={t('site.taglineEn')}
          maxLength={200}
          value={taglines.en}
          onChange={(en) => set({ taglines: { ...taglines, en } })}
        />
        <Choice
          label={t('site.language')}
          value={settings.language}
          onChange={(language) => set({ language })}
          options={[
            { value: 'ar', label: t('app.language.ar') },
            { value: 'en', label: t('app.language.en') },
          ]}
        />
      </div>
    </section>
  )
}
