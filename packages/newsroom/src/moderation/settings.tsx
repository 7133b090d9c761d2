import type { ModerationPage, ModerationSettings } from '@warraq/core/contract/moderation-settings'
import { useState, type FormEvent } from 'react'
import { useChange, useRead } from '../api/desk.tsx'
import { isStale } from '../articles/working-copy.ts'
import { useText } from '../i18n/text.tsx'
import { useCan } from '../session/session.tsx'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'
import { DecisionGroup, SanctionGroup } from './decision-groups.tsx'
import { FlowGroup, FormGroup, PrivacyGroup } from './flow-groups.tsx'
import { ModesList } from './modes-list.tsx'
import { ScorerGroup } from './scorer-group.tsx'
import { ModerationTabs } from './tabs.tsx'
import { Words } from './words.tsx'

/** How the newspaper moderates; moderators who may not change it find the list of words. */
export function Moderation() {
  const can = useCan()
  return can('moderation.manage') ? <Settings /> : <Words />
}

function Settings() {
  const { t } = useText()
  const page = useRead('moderation.read', {}, {}, { once: true })
  return (
    <Screen title={t('mod.title')}>
      <ModerationTabs />
      <p className="hint mod-intro">{t('mod.intro')}</p>
      <ModesList />
      <Refusal error={page.error} />
      {page.isPending && <p className="loading">{t('app.loading')}</p>}
      {page.data && <Form key={page.data.lockVersion} page={page.data} onReload={() => void page.refetch()} />}
    </Screen>
  )
}

function Form({ page, onReload }: { readonly page: ModerationPage; readonly onReload: () => void }) {
  const { t } = useText()
  const say = useSay()
  const save = useChange('moderation.save')
  const [settings, setSettings] = useState(page.settings)
  const set = (change: Partial<ModerationSettings>) => setSettings((before) => ({ ...before, ...change }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(
      { input: { settings, lockVersion: page.lockVersion } },
      {
        onSuccess: () => {
          say(t('mod.saved'))
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
  const group = { settings, set }
  return (
    <form className="settings mod-settings" onSubmit={submit}>
      {!isStale(save.error) && <Refusal error={save.error} />}
      <FlowGroup {...group} />
      <FormGroup {...group} />
      <SanctionGroup {...group} />
      <DecisionGroup {...group} moderators={page.moderators} />
      <ScorerGroup {...group} hasSecret={page.hasHookSecret} />
      <PrivacyGroup {...group} />
      <div className="dialog-actions settings-save">
        <Button type="submit" look="primary" isPending={save.isPending}>
          {t('action.save')}
        </Button>
      </div>
    </form>
  )
}
