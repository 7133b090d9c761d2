import { useText } from '../i18n/text.tsx'
import { Choice, Tick } from '../ui/fields.tsx'
import type { Group } from './group.ts'
import { Whole } from './whole.tsx'

const FIRST_BURST = { comments: 60, minutes: 10, holdMinutes: 60 }

/** How comments come in. */
export function FlowGroup({ settings, set }: Group) {
  const { t } = useText()
  const { burst } = settings
  return (
    <section className="band" aria-labelledby="mod-flow">
      <h2 id="mod-flow">{t('mod.flow')}</h2>
      <p className="hint">{t('mod.flowHint')}</p>
      <div className="columns">
        <Whole
          label={t('mod.firstHeld')}
          hint={t('mod.firstHeldHint')}
          value={settings.firstHeld}
          least={1}
          most={20}
          onChange={(firstHeld) => set({ firstHeld })}
        />
        <Whole
          label={t('mod.slowSeconds')}
          hint={t('mod.slowSecondsHint')}
          value={settings.slowSeconds}
          least={0}
          most={3600}
          onChange={(slowSeconds) => set({ slowSeconds })}
        />
        <Whole
          label={t('mod.editMinutes')}
          hint={t('mod.editMinutesHint')}
          value={settings.editMinutes}
          least={0}
          most={120}
          onChange={(editMinutes) => set({ editMinutes })}
        />
      </div>
      <Tick
        label={t('mod.burst')}
        hint={t('mod.burstHint')}
        checked={burst !== null}
        onChange={(on) => set({ burst: on ? FIRST_BURST : null })}
      />
      {burst !== null && (
        <div className="columns mod-inner">
          <Whole
            label={t('mod.burstComments')}
            value={burst.comments}
            least={5}
            most={10_000}
            onChange={(comments) => set({ burst: { ...burst, comments } })}
          />
          <Whole
            label={t('mod.burstMinutes')}
            value={burst.minutes}
            least={1}
            most={120}
            onChange={(minutes) => set({ burst: { ...burst, minutes } })}
          />
          <Whole
            label={t('mod.burstHold')}
            value={burst.holdMinutes}
            least={5}
            most={1440}
            onChange={(holdMinutes) => set({ burst: { ...burst, holdMinutes } })}
          />
        </div>
      )}
    </section>
  )
}

/** What readers meet. */
export function FormGroup({ settings, set }: Group) {
  const { t } = useText()
  return (
    <section className="band" aria-labelledby="mod-form">
      <h2 id="mod-form">{t('mod.form')}</h2>
      <div className="stack">
        <Choice
          label={t('mod.email')}
          hint={t('mod.emailHint')}
          value={settings.email}
          onChange={(email) => set({ email })}
          options={(['required', 'optional', 'none'] as const).map((value) => ({
            value,
            label: t(`mod.email.${value}`),
          }))}
        />
        <Tick label={t('mod.live')} checked={settings.live} onChange={(live) => set({ live })} />
        <Tick
          label={t('mod.letters')}
          hint={t('mod.lettersHint')}
          checked={settings.letters}
          onChange={(letters) => set({ letters })}
        />
        <Tick
          label={t('mod.likes')}
          hint={t('mod.likesHint')}
          checked={settings.likes}
          onChange={(likes) => set({ likes })}
        />
        <Tick
          label={t('mod.proof')}
          hint={t('mod.proofHint')}
          checked={settings.proofOfWork}
          onChange={(proofOfWork) => set({ proofOfWork })}
        />
      </div>
    </section>
  )
}

/** What is kept, and for how long. */
export function PrivacyGroup({ settings, set }: Group) {
  const { t } = useText()
  const { keep } = settings
  return (
    <section className="band" aria-labelledby="mod-privacy">
      <h2 id="mod-privacy">{t('mod.privacy')}</h2>
      <Tick
        label={t('mod.protection')}
        hint={t('mod.protectionHint')}
        checked={settings.protection}
        onChange={(protection) => set({ protection })}
      />
      <div className="columns mod-inner">
        <Whole
          label={t('mod.traceDays')}
          hint={t('mod.traceDaysHint')}
          value={keep.traceDays}
          least={1}
          most={30}
          onChange={(traceDays) => set({ keep: { ...keep, traceDays } })}
        />
        <Whole
          label={t('mod.spamDays')}
          value={keep.spamDays}
          least={1}
          most={90}
          onChange={(spamDays) => set({ keep: { ...keep, spamDays } })}
        />
        <Whole
          label={t('mod.waitingDays')}
          hint={t('mod.waitingDaysHint')}
          value={keep.waitingDays}
          least={7}
          most={180}
          onChange={(waitingDays) => set({ keep: { ...keep, waitingDays } })}
        />
      </div>
    </section>
  )
}
