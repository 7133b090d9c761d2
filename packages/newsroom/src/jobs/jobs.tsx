import type { FailedJob } from '@warraq/core/contract/jobs'
import { useState } from 'react'
import { useChange, useReadPages } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { now } from '../ui/state-word.tsx'

/** Work that gave up after eight tries: each waits here for a person. */
export function Jobs() {
  const { t } = useText()
  const list = useReadPages('jobs.failed', {})
  const retry = useChange('jobs.retry', ['jobs.failed', 'desk.counts'])
  const discard = useChange('jobs.discard', ['jobs.failed', 'desk.counts'])
  const [asking, setAsking] = useState<FailedJob | null>(null)
  return (
    <Screen title={t('jobs.title')}>
      <p className="hint">{t('jobs.intro')}</p>
      <Refusal error={list.error ?? retry.error} />
      {list.isSuccess && list.rows.length === 0 && <p className="empty">{t('jobs.empty')}</p>}
      <ul className="row-list jobs">
        {list.rows.map((job) => (
          <Row
            key={job.id}
            job={job}
            busy={retry.isPending}
            onRetry={() => retry.mutate({ params: { id: job.id }, input: {} })}
            onDiscard={() => setAsking(job)}
          />
        ))}
      </ul>
      <MoreButton list={list} />
      {asking !== null && (
        <Dialog title={t('jobs.discard')} role="alertdialog" open onClose={() => setAsking(null)}>
          <div className="stack">
            <p>{t('jobs.discardNote', { about: asking.about })}</p>
            <Refusal error={discard.error} />
            <div className="dialog-actions">
              <Button
                look="primary"
                isPending={discard.isPending}
                onPress={() =>
                  discard.mutate({ params: { id: asking.id }, input: {} }, { onSuccess: () => setAsking(null) })
                }
              >
                {t('jobs.discard')}
              </Button>
              <Button onPress={() => setAsking(null)}>{t('action.cancel')}</Button>
            </div>
          </div>
        </Dialog>
      )}
    </Screen>
  )
}

interface RowProps {
  readonly job: FailedJob
  readonly busy: boolean
  readonly onRetry: () => void
  readonly onDiscard: () => void
}

function Row({ job, busy, onRetry, onDiscard }: RowProps) {
  const { t } = useText()
  const dates = useDates()
  return (
    <li>
      <div className="grow">
        <p>
          <bdi>{job.about}</bdi>{' '}
          <span className="hint" dir="ltr">
            {job.kind}
          </span>
        </p>
        <p className="job-error" dir="auto">
          {job.error}
        </p>
        <p className="hint">
          {t('jobs.tries', { count: job.tries })} · {t('jobs.failedAt', { at: dates.moment(job.failedAt, now()) })}
          {job.ref !== null && <> · {t('error.ref', { ref: job.ref })}</>}
        </p>
      </div>
      <Button isDisabled={busy} onPress={onRetry}>
        {t('jobs.retry')}
      </Button>
      <Button look="quiet" onPress={onDiscard}>
        {t('jobs.discard')}
      </Button>
    </li>
  )
}
