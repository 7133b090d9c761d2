import type { Decision } from '@warraq/core/comments/decide'
import type { CaseCounts, CaseRow } from '@warraq/core/contract/cases'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { forget, useRead, useReadPages } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useSettled } from '../search/use-settled.ts'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { BulkBar } from './bulk-bar.tsx'
import { useCare } from './care.ts'
import { CaseDetailView } from './detail.tsx'
import { QueueTabs, QueueFilters, QueueTools } from './filters.tsx'
import { KeysHelp } from './keys-help.tsx'
import { NoteDialog } from './note-dialog.tsx'
import { queryOf, readPlace, writePlace, type QueuePlace } from './place.ts'
import { Proposals } from './proposals.tsx'
import { ReasonsDialog, type Reasons } from './reasons-dialog.tsx'
import { QueueRow } from './row.tsx'
import { useQueue, type Queue } from './use-queue.ts'
import '../styles/comments.css'

/** How often the numbers are asked for. The list itself only changes when a person asks for it, or decides. */
const COUNTS_MS = 8000

/** The moderators' work: the list on one side, one comment with its context on the other; every act has a key. */
export function Comments({ selected }: { readonly selected: number | null }) {
  const { t } = useText()
  const [params, setParams] = useSearchParams()
  const place = readPlace(params)
  const words = useSettled(place.words)
  const list = useReadPages('cases.list', queryOf({ ...place, words }))
  const counts = useRead('cases.counts', {}, {}, { every: () => COUNTS_MS })
  const { care, choose } = useCare()
  const queue = useQueue(list.rows, selected, place)
  const current = queue.row
  const empty = list.isSuccess && list.rows.length === 0
  return (
    <Screen title={t('comments.title')} actions={<QueueTools care={care} onCare={choose} onHelp={queue.help} />}>
      <QueueTabs place={place} counts={counts.data} />
      <QueueFilters
        place={place}
        onChange={(next) => setParams(new URLSearchParams(writePlace(next)), { replace: true })}
      />
      <Proposals count={counts.data?.proposals ?? 0} />
      <NewerNotice mark={counts.data?.mark} countedAt={counts.dataUpdatedAt} loadedAt={list.dataUpdatedAt} />
      <Refusal error={list.error} />
      {list.isPending && <p className="loading">{t('app.loading')}</p>}
      {empty && selected === null && <Empty place={place} />}
      <BulkBar queue={queue} rows={list.rows} />
      <div className="queue" data-open={selected !== null}>
        <div className="queue-list">
          <ul aria-label={t('comments.queue')}>
            {list.rows.map((row) => (
              <QueueRow
                key={row.id}
                row={row}
                current={row.id === selected}
                chosen={queue.chosen.has(row.id)}
                address={queue.address(row.id)}
                care={care}
                heldBy={heldBy(counts.data, row)}
                onChoose={(on) => queue.choose(row.id, on)}
              />
            ))}
          </ul>
          <MoreButton list={list} />
        </div>
        <div className="queue-detail">
          {selected === null ? (
            list.rows.length > 0 && <p className="empty">{t('comments.select')}</p>
          ) : (
            <>
              <p className="queue-back">
                <Link href={`/comments?${writePlace(place)}`}>{t('comments.back')}</Link>
              </p>
              <CaseDetailView key={selected} id={selected} queue={queue} care={care} />
            </>
          )}
        </div>
      </div>
      <UndoBar queue={queue} />
      {queue.open?.kind === 'help' && <KeysHelp onClose={queue.close} />}
      {queue.open?.kind === 'note' && selected !== null && (
        <NoteDialog commentId={selected} escalate onClose={queue.close} />
      )}
      {queue.open?.kind === 'reasons' && current !== null && (
        <ReasonsOf
          row={current}
          decision={queue.open.decision}
          queue={queue}
          onSubmit={(reasons) => queue.decide(current, (queue.open as { decision: Decision }).decision, reasons)}
        />
      )}
    </Screen>
  )
}

function heldBy(counts: CaseCounts | undefined, row: CaseRow): string | null {
  const lease = counts?.leases.find(({ commentId }) => commentId === row.id)
  if (lease) return lease.by
  return row.case?.lease && !row.case.lease.mine && counts === undefined ? row.case.lease.by : null
}

function Empty({ place }: { readonly place: QueuePlace }) {
  const { t } = useText()
  const filtered = place.words !== '' || place.section !== null || place.article !== null || place.reader !== null
  return (
    <div className="empty">
      <p>{t(filtered ? 'comments.emptySearch' : `cases.empty.${place.queue}`)}</p>
      {!filtered && <p className="hint">{t(`cases.teach.${place.queue}`)}</p>}
    </div>
  )
}

/** Numbers that came so shortly after the list tell of nothing that is not in it. */
const SAME_MOMENT_MS = 3000

interface NewerProps {
  readonly mark: string | undefined
  readonly countedAt: number
  readonly loadedAt: number
}

/** The list stays as it is under a moderator's hands; that there is more, one is told, and asks for it. */
function NewerNotice({ mark, countedAt, loadedAt }: NewerProps) {
  const { t } = useText()
  const client = useQueryClient()
  const [seen, setSeen] = useState<{ readonly at: number; readonly mark: string | undefined }>({ at: 0, mark })
  const isOfList = seen.at !== loadedAt || countedAt - loadedAt < SAME_MOMENT_MS || seen.mark === undefined
  if (isOfList && (seen.at !== loadedAt || seen.mark !== mark)) setSeen({ at: loadedAt, mark })
  const newer = !isOfList && mark !== seen.mark
  return (
    <div role="status" className="newer">
      {newer && <Button onPress={() => void forget(client, ['cases.list'])}>{t('cases.newer')}</Button>}
    </div>
  )
}

function ReasonsOf({
  row,
  decision,
  queue,
  onSubmit,
}: {
  readonly row: CaseRow
  readonly decision: Decision
  readonly queue: Queue
  readonly onSubmit: (reasons: Reasons) => void
}) {
  const { t } = useText()
  const { data } = useRead('cases.read', {}, { id: row.id })
  return (
    <ReasonsDialog
      title={t(`cases.reasonsTitle.${reasoned(decision)}`, { name: row.name })}
      submit={t(`cases.submit.${reasoned(decision)}`)}
      clauses={data?.clauses ?? []}
      text={row.text}
      pending={queue.busy}
      error={queue.error}
      onSubmit={onSubmit}
      onClose={queue.close}
    />
  )
}

function reasoned(decision: Decision): 'remove' | 'ask-for-changes' | 'refuse-edit' {
  return decision === 'ask-for-changes' || decision === 'refuse-edit' ? decision : 'remove'
}

function UndoBar({ queue }: { readonly queue: Queue }) {
  const { t } = useText()
  if (queue.last === null) return null
  return (
    <div className="undo-bar">
      <Button onPress={queue.undo}>{t('cases.undo')}</Button>
    </div>
  )
}
