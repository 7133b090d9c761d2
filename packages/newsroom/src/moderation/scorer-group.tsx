import { useChange } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { CopyLine } from '../ui/copy-line.tsx'
import { Choice, Line, Tick } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import type { Group } from './group.ts'
import { Whole } from './whole.tsx'

/** Machines that rank and may hold: the learner of the newspaper, and one of somebody else. */
export function ScorerGroup({ settings, set, hasSecret }: Group & { readonly hasSecret: boolean }) {
  const { t } = useText()
  const { learner, hook } = settings
  return (
    <section className="band" aria-labelledby="mod-scorers">
      <h2 id="mod-scorers">{t('mod.scorers')}</h2>
      <p className="hint">{t('mod.scorersHint')}</p>
      <div className="stack">
        <Tick
          label={t('mod.learner')}
          hint={t('mod.learnerHint')}
          checked={learner.on}
          onChange={(on) => set({ learner: { ...learner, on } })}
        />
        {learner.on && (
          <Tick
            label={t('mod.learnerHolds')}
            checked={learner.holdAt !== null}
            onChange={(on) => set({ learner: { ...learner, holdAt: on ? 90 : null } })}
          />
        )}
        {learner.on && learner.holdAt !== null && (
          <div className="mod-inner">
            <Whole
              label={t('mod.learnerHoldAt')}
              hint={t('mod.learnerHoldAtHint')}
              value={learner.holdAt}
              least={50}
              most={100}
              onChange={(holdAt) => set({ learner: { ...learner, holdAt } })}
            />
          </div>
        )}
        <Tick
          label={t('mod.hook')}
          hint={t('mod.hookHint')}
          checked={hook !== null}
          onChange={(on) => set({ hook: on ? { url: 'https://', budgetMs: 1000, onFailure: 'hold' } : null })}
        />
        {hook !== null && (
          <div className="stack mod-inner">
            <Line
              label={t('mod.hookUrl')}
              required
              dir="ltr"
              maxLength={500}
              value={hook.url}
              onChange={(url) => set({ hook: { ...hook, url } })}
            />
            <Whole
              label={t('mod.hookBudget')}
              hint={t('mod.hookBudgetHint')}
              value={hook.budgetMs}
              least={50}
              most={5000}
              onChange={(budgetMs) => set({ hook: { ...hook, budgetMs } })}
            />
            <Choice
              label={t('mod.hookFailure')}
              value={hook.onFailure}
              onChange={(onFailure) => set({ hook: { ...hook, onFailure } })}
              options={(['hold', 'pass'] as const).map((value) => ({ value, label: t(`mod.hookFailure.${value}`) }))}
            />
            <HookSecret hasSecret={hasSecret} />
          </div>
        )}
      </div>
    </section>
  )
}

function HookSecret({ hasSecret }: { readonly hasSecret: boolean }) {
  const { t } = useText()
  const renew = useChange('moderation.hookSecret')
  return (
    <div className="stack">
      <Refusal error={renew.error} />
      {renew.data === undefined ? (
        <p className="hint">{t(hasSecret ? 'mod.secretThere' : 'mod.secretNone')}</p>
      ) : (
        <>
          <CopyLine label={t('mod.secret')} value={renew.data.secret} copyLabel={t('mod.secretCopy')} showLabel />
          <p className="hint">{t('mod.secretOnce')}</p>
        </>
      )}
      <div>
        <Button isPending={renew.isPending} onPress={() => renew.mutate({ input: {} })}>
          {t(hasSecret || renew.data !== undefined ? 'mod.secretRenew' : 'mod.secretMake')}
        </Button>
      </div>
    </div>
  )
}
