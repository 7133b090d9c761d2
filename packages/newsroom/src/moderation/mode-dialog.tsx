import type { OwnCommentMode } from '@warraq/core/contract/comment-modes'
import { OWN_MODES } from '@warraq/core/contract/comment-modes'
import { useState, type FormEvent } from 'react'
import { useChange } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Choice, Line } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { now } from '../ui/state-word.tsx'
import { useSay } from '../ui/status-line.tsx'

interface ModeDialogProps {
  readonly scope: 'section' | 'article'
  readonly id: number
  readonly title: string
  readonly own: OwnCommentMode | null
  readonly onClose: () => void
}

const AROUND = 'around'
const SLOW = [0, 10, 30, 60, 180, 600] as const
const DAYS = [1, 3, 7, 14, 30, 90] as const
const HOURS = [1, 6, 24, 72, 168] as const

/** How comments are taken under one article or in one section. */
export function ModeDialog({ scope, id, title, own, onClose }: ModeDialogProps) {
  const { t } = useText()
  const say = useSay()
  const set = useChange('modes.set', ['modes.list', 'modes.article'])
  const [mode, setMode] = useState<(typeof OWN_MODES)[number] | typeof AROUND>(own?.mode ?? AROUND)
  const [slow, setSlow] = useState(textOf(own?.slowSeconds))
  const [days, setDays] = useState(textOf(own?.closeAfterDays))
  const [hours, setHours] = useState(() => hoursLeft(own?.until))
  const [why, setWhy] = useState(own?.why ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const input = {
      scope,
      id,
      mode: mode === AROUND ? null : mode,
      closeAfterDays: numberOf(days),
      slowSeconds: numberOf(slow),
      hours: numberOf(hours),
      release: false,
      why: why.trim(),
    }
    set.mutate(
      { input },
      {
        onSuccess: () => {
          say(t('mod.modeSaved'))
          onClose()
        },
      },
    )
  }
  const counted = (
    key: 'mod.slowWords' | 'mod.closeWords' | 'mod.hoursWords',
    values: readonly number[],
    kept: string,
  ) =>
    [...new Set([...values, ...(numberOf(kept) === null ? [] : [Number(kept)])])]
      .toSorted((a, b) => a - b)
      .map((value) => ({ value: String(value), label: t(key, { count: value }) }))
  return (
    <Dialog title={title} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <Refusal error={set.error} />
        <Choice
          label={t('site.commentsMode')}
          value={mode}
          onChange={setMode}
          options={[
            { value: AROUND, label: t(`mod.around.${scope}`) },
            ...OWN_MODES.map((value) => ({
              value,
              label: t(value === 'closed' ? 'mod.mode.closed' : `site.commentsMode.${value}`),
            })),
          ]}
        />
        <Choice
          label={t('mod.slow')}
          value={slow}
          onChange={setSlow}
          options={[{ value: AROUND, label: t(`mod.around.${scope}`) }, ...counted('mod.slowWords', SLOW, slow)]}
        />
        <Choice
          label={t('site.closeAfter')}
          value={days}
          onChange={setDays}
          options={[{ value: AROUND, label: t(`mod.around.${scope}`) }, ...counted('mod.closeWords', DAYS, days)]}
        />
        <Choice
          label={t('mod.hours')}
          value={hours}
          onChange={setHours}
          options={[{ value: AROUND, label: t('mod.hoursAlways') }, ...counted('mod.hoursWords', HOURS, hours)]}
        />
        <Line label={t('mod.why')} hint={t('mod.whyHint')} maxLength={200} value={why} onChange={setWhy} />
        <div className="dialog-actions">
          <Button type="submit" look="primary" isPending={set.isPending}>
            {t('action.save')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function textOf(value: number | null | undefined): string {
  return value === null || value === undefined ? AROUND : String(value)
}

/** What was set for a while stays so, in whole hours, unless somebody chooses otherwise. */
function hoursLeft(until: string | null | undefined): string {
  if (until === null || until === undefined) return AROUND
  return String(Math.max(1, Math.ceil((Date.parse(until) - Date.parse(now())) / 3_600_000)))
}

function numberOf(text: string): number | null {
  return text === AROUND ? null : Number(text)
}
