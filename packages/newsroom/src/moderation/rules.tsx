import type { RuleRow, RuleVersion } from '@warraq/core/contract/rules'
import { useState } from 'react'
import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'
import { now } from '../ui/state-word.tsx'
import { RuleDialog } from './rule-dialog.tsx'
import { useConditionWords } from './rule-words.ts'
import { ModerationTabs } from './tabs.tsx'

/** Rules of the newspaper: written in sentences, tried in the shadow, then at work, with what people made of their hits. */
export function Rules() {
  const { t } = useText()
  const rules = useRead('rules.list', {})
  const [open, setOpen] = useState<RuleRow | 'new' | null>(null)
  const close = () => setOpen(null)
  return (
    <Screen
      title={t('rules.title')}
      actions={
        <Button look="primary" onPress={() => setOpen('new')}>
          {t('rules.new')}
        </Button>
      }
    >
      <ModerationTabs />
      <p className="hint mod-intro">{t('rules.intro')}</p>
      <Refusal error={rules.error} />
      {rules.isPending && <p className="loading">{t('app.loading')}</p>}
      {rules.data?.rows.length === 0 && <p className="empty">{t('rules.none')}</p>}
      {rules.data?.rows.map((rule) => (
        <Rule key={rule.id} rule={rule} onEdit={() => setOpen(rule)} />
      ))}
      {open !== null && <RuleDialog rule={open === 'new' ? null : open} onClose={close} />}
    </Screen>
  )
}

function Rule({ rule, onEdit }: { readonly rule: RuleRow; readonly onEdit: () => void }) {
  const { t } = useText()
  const say = useSay()
  const step = useChange('rules.step', ['rules.list'])
  const has = (state: RuleVersion['state']) => rule.versions.some((version) => version.state === state)
  const take = (to: 'shadow' | 'live' | 'expired') =>
    step.mutate({ params: { id: rule.id }, input: { to } }, { onSuccess: () => say(t(`rules.said.${to}`)) })
  return (
    <section className="band mod-rule" aria-labelledby={`rule-${rule.id}`}>
      <h2 id={`rule-${rule.id}`}>
        <bdi>{rule.name}</bdi>
      </h2>
      <Refusal error={step.error} />
      {rule.versions.map((version) => (
        <Version key={version.n} version={version} />
      ))}
      <div className="mod-tools">
        <Button onPress={onEdit}>{t('action.edit')}</Button>
        {has('draft') && (
          <Button isPending={step.isPending} onPress={() => take('shadow')}>
            {t('rules.to.shadow')}
          </Button>
        )}
        {has('shadow') && (
          <Button isPending={step.isPending} onPress={() => take('live')}>
            {t('rules.to.live')}
          </Button>
        )}
        {(has('shadow') || has('live')) && (
          <Button isPending={step.isPending} onPress={() => take('expired')}>
            {t('rules.to.expired')}
          </Button>
        )}
      </div>
    </section>
  )
}

function Version({ version }: { readonly version: RuleVersion }) {
  const { t, n } = useText()
  const dates = useDates()
  const words = useConditionWords()
  const { state, effect, clause, note, until, changedAt, changedBy, report } = version
  return (
    <div className="mod-version">
      <p>
        <span className="state" data-state={state === 'live' ? 'published' : state}>
          {t(`rules.state.${state}`)}
        </span>{' '}
        {t('rules.sentence', { condition: words(version.condition), effect: t(`rules.effect.${effect}`) })}
        {clause !== null && ` (${clause})`}
      </p>
      {report.hits > 0 && (
        <p>
          <strong>
            {t(state === 'live' ? 'rules.reportLive' : 'rules.reportShadow', {
              hits: n(report.hits),
              removed: n(report.removed),
              published: n(report.published),
            })}
          </strong>
        </p>
      )}
      {report.hits === 0 && (state === 'live' || state === 'shadow') && <p className="hint">{t('rules.noHits')}</p>}
      <p className="hint">
        {t('rules.version', { version: n(version.n) })} · {dates.moment(changedAt, now())}
        {changedBy !== null && (
          <>
            {' · '}
            <bdi>{changedBy}</bdi>
          </>
        )}
        {until !== null && state !== 'expired' && <> · {t('mod.untilWords', { until: dates.moment(until, now()) })}</>}
        {note !== '' && (
          <>
            {' · '}
            <bdi>{note}</bdi>
          </>
        )}
      </p>
    </div>
  )
}
