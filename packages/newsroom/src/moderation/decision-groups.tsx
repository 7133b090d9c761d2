import { useText } from '../i18n/text.tsx'
import { Line, Tick } from '../ui/fields.tsx'
import type { Group } from './group.ts'
import { Whole } from './whole.tsx'

/** Reports and what follows from repeated removals. */
export function SanctionGroup({ settings, set }: Group) {
  const { t } = useText()
  const { strikes } = settings
  return (
    <section className="band" aria-labelledby="mod-sanctions">
      <h2 id="mod-sanctions">{t('mod.sanctions')}</h2>
      <p className="hint">{t('mod.sanctionsHint')}</p>
      <div className="columns">
        <Whole
          label={t('mod.hideAt')}
          hint={t('mod.hideAtHint')}
          value={settings.hideAtWeight}
          least={50}
          most={10_000}
          onChange={(hideAtWeight) => set({ hideAtWeight })}
        />
        <Whole
          label={t('mod.strikeDays')}
          value={strikes.expireDays}
          least={7}
          most={366}
          onChange={(expireDays) => set({ strikes: { ...strikes, expireDays } })}
        />
        <Whole
          label={t('mod.muteAt')}
          value={strikes.muteAt}
          least={1}
          most={100}
          onChange={(muteAt) => set({ strikes: { ...strikes, muteAt } })}
        />
        <Whole
          label={t('mod.muteDays')}
          value={strikes.muteDays}
          least={1}
          most={30}
          onChange={(muteDays) => set({ strikes: { ...strikes, muteDays } })}
        />
        <Whole
          label={t('mod.banAt')}
          hint={t('mod.banAtHint')}
          value={strikes.banAt}
          least={2}
          most={100}
          onChange={(banAt) => set({ strikes: { ...strikes, banAt } })}
        />
        <Whole
          label={t('mod.banDays')}
          value={strikes.banDays}
          least={1}
          most={30}
          onChange={(banDays) => set({ strikes: { ...strikes, banDays } })}
        />
      </div>
    </section>
  )
}

interface DecisionProps extends Group {
  readonly moderators: readonly { readonly id: number; readonly name: string }[]
}

/** Who decides, and who hears an appeal. */
export function DecisionGroup({ settings, set, moderators }: DecisionProps) {
  const { t } = useText()
  const { appeals, dsa } = settings
  const outside = appeals.outside
  const setOutside = (next: { name: string; email: string } | null) => set({ appeals: { ...appeals, outside: next } })
  return (
    <section className="band" aria-labelledby="mod-decisions">
      <h2 id="mod-decisions">{t('mod.decisions')}</h2>
      <div className="stack">
        <Whole
          label={t('mod.appealDays')}
          hint={t('mod.appealDaysHint')}
          value={appeals.days}
          least={7}
          most={366}
          onChange={(days) => set({ appeals: { ...appeals, days } })}
        />
        <Tick
          label={t('mod.outside')}
          hint={t('mod.outsideHint')}
          checked={outside !== null}
          onChange={(on) => setOutside(on ? { name: '', email: '' } : null)}
        />
        {outside !== null && (
          <div className="columns mod-inner">
            <Line
              label={t('mod.outsideName')}
              required
              maxLength={80}
              value={outside.name}
              onChange={(name) => setOutside({ ...outside, name })}
            />
            <Line
              label={t('mod.outsideEmail')}
              required
              type="email"
              dir="ltr"
              maxLength={254}
              value={outside.email}
              onChange={(email) => setOutside({ ...outside, email })}
            />
          </div>
        )}
        <Tick
          label={t('mod.twoPeople')}
          hint={t('mod.twoPeopleHint')}
          checked={settings.twoPeople}
          onChange={(twoPeople) => set({ twoPeople })}
        />
        <fieldset className="group">
          <legend>{t('mod.seniors')}</legend>
          <p className="hint">{t('mod.seniorsHint')}</p>
          {moderators.map(({ id, name }) => (
            <Tick
              key={id}
              label={<bdi>{name}</bdi>}
              checked={settings.seniors.includes(id)}
              onChange={(on) =>
                set({ seniors: on ? [...settings.seniors, id] : settings.seniors.filter((one) => one !== id) })
              }
            />
          ))}
        </fieldset>
        <Tick
          label={t('mod.dsa')}
          hint={t('mod.dsaHint')}
          checked={dsa.on}
          onChange={(on) => set({ dsa: { ...dsa, on } })}
        />
        {dsa.on && (
          <Line
            label={t('mod.territory')}
            hint={t('mod.territoryHint')}
            maxLength={200}
            value={dsa.territory ?? ''}
            onChange={(territory) => set({ dsa: { on: true, territory: territory === '' ? null : territory } })}
          />
        )}
      </div>
    </section>
  )
}
