import type { CommentRow, CommentState } from '@warraq/core/contract/comments'
import { COMMENT_STATES } from '@warraq/core/contract/comments'
import { useEffect, useState } from 'react'
import { Link, useLocation, useSearchParams } from 'wouter'
import { useChange, useReadPages } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { BrakeNotices } from '../moderation/modes-list.tsx'
import { useSettled } from '../search/use-settled.ts'
import { Screen } from '../shell/screen.tsx'
import { Line } from '../ui/fields.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Refusal, sentenceOf } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'
import { now } from '../ui/state-word.tsx'
import { CommentDetail } from './detail.tsx'
import { RemoveDialog } from './remove-dialog.tsx'
import '../styles/comments.css'

/** The queue: the list on one side, one comment with its context on the other; every act has a key. */
export function Comments({ selected }: { readonly selected: number | null }) {
  const { t } = useText()
  const [params, setParams] = useSearchParams()
  const state = COMMENT_STATES.find((one) => one === params.get('state')) ?? 'held'
  const [typed, setTyped] = useState(params.get('q') ?? '')
  const words = useSettled(typed.trim())
  const list = useReadPages('comments.list', { state, ...(words !== '' && { q: words }) })
  const place = placeOf(state, words)
  const queue = useQueue(list.rows, selected, place)
  const search = (text: string) => {
    setTyped(text)
    setParams({ state, ...(text.trim() !== '' && { q: text.trim() }) }, { replace: true })
  }
  return (
    <Screen title={t('comments.title')}>
      <BrakeNotices />
      <nav className="tabs" aria-label={t('comments.queue')}>
        {COMMENT_STATES.map((one) => (
          <Link key={one} href={`/comments?${placeOf(one, words)}`} aria-current={one === state ? 'page' : undefined}>
            {t(`comments.state.${one}`)}
          </Link>
        ))}
      </nav>
      <div className="filters" role="search">
        <Line label={t('comments.searchLabel')} type="search" value={typed} onChange={search} maxLength={200} />
      </div>
      <p className="hint keys-hint">{t('comments.keys')}</p>
      <Refusal error={list.error} />
      {list.isPending && <p className="loading">{t('app.loading')}</p>}
      {list.isSuccess && list.rows.length === 0 && selected === null && (
        <p className="empty">{t(words !== '' ? 'comments.emptySearch' : EMPTY[state])}</p>
      )}
      <div className="queue" data-open={selected !== null}>
        <div className="queue-list">
          <ul aria-label={t('comments.queue')}>
            {list.rows.map((row) => (
              <QueueRow key={row.id} row={row} current={row.id === selected} address={queue.address(row.id)} />
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
                <Link href={`/comments?${place}`}>{t('comments.back')}</Link>
              </p>
              <CommentDetail
                key={selected}
                id={selected}
                busy={queue.busy}
                onApprove={queue.approve}
                onRemove={queue.askRemove}
              />
            </>
          )}
        </div>
      </div>
      {queue.removing && (
        <RemoveDialog
          comment={queue.removing}
          pending={queue.busy}
          error={queue.error}
          onRemove={queue.remove}
          onClose={queue.closeRemove}
        />
      )}
    </Screen>
  )
}

const EMPTY = { held: 'comments.emptyHeld', public: 'comments.empty', removed: 'comments.empty' } as const

/** The part of the address that says which comments are listed. */
function placeOf(state: CommentState, words: string): string {
  return new URLSearchParams({ state, ...(words !== '' && { q: words }) }).toString()
}

function QueueRow({
  row,
  current,
  address,
}: {
  readonly row: CommentRow
  readonly current: boolean
  readonly address: string
}) {
  const { t } = useText()
  const dates = useDates()
  return (
    <li>
      <Link href={address} aria-current={current ? 'true' : undefined} className="queue-row">
        <span className="queue-who">
          <bdi>{row.name}</bdi> <time dateTime={row.at}>{dates.moment(row.at, now())}</time>
        </span>
        <span className="queue-text" dir="auto">
          {row.text}
        </span>
        <span className="hint">
          <bdi>{t('comments.on', { title: row.article.title })}</bdi>
        </span>
      </Link>
    </li>
  )
}

/** The acts of the queue and their keys, by the key's place: J next, K previous, A publish, R remove. */
function useQueue(rows: readonly CommentRow[], selected: number | null, place: string) {
  const text = useText()
  const say = useSay()
  const [, go] = useLocation()
  const [removing, setRemoving] = useState<CommentRow | null>(null)
  const decide = useChange('comments.decide', ['comments.list', 'comments.read', 'desk.counts'])
  const address = (id: number) => `/comments/${id}?${place}`
  const at = rows.findIndex((row) => row.id === selected)
  const row = rows[at]
  const goTo = (next: CommentRow | undefined) => next && go(address(next.id))
  const afterDecision = (decided: CommentRow, decision: 'approve' | 'remove') => {
    say(text.t(`comments.done.${decision}`, { name: decided.name }))
    setRemoving(null)
    const next = rows[at + 1] ?? rows[at - 1]
    go(next ? address(next.id) : `/comments?${place}`)
  }
  const send = (
    target: CommentRow,
    decision: 'approve' | 'remove',
    more: { clauses?: readonly string[]; facts?: string },
  ) =>
    decide.mutate(
      {
        params: { id: target.id },
        input: { decision, revisionId: target.revisionId, lockVersion: target.lockVersion, ...more },
      },
      {
        onSuccess: () => afterDecision(target, decision),
        onError: (error) => {
          if (decision === 'approve') say(sentenceOf(error, text))
        },
      },
    )
  const approve = (target: CommentRow) => {
    if (target.state !== 'public' && !decide.isPending) send(target, 'approve', {})
  }
  const askRemove = (target: CommentRow) => {
    decide.reset()
    if (target.state !== 'removed') setRemoving(target)
  }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (removing !== null || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (event.target instanceof Element && event.target.closest('input, textarea, select, [contenteditable]')) return
      switch (event.code) {
        case 'KeyJ':
          goTo(rows[at + 1])
          break
        case 'KeyK':
          goTo(at > 0 ? rows[at - 1] : rows[0])
          break
        case 'KeyA':
          if (row) approve(row)
          break
        case 'KeyR':
          if (row) askRemove(row)
          break
        default:
          return
      }
      event.preventDefault()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  })
  return {
    address,
    approve,
    askRemove,
    removing,
    busy: decide.isPending,
    error: decide.error,
    closeRemove: () => setRemoving(null),
    remove: (target: CommentRow, clauses: readonly string[], facts: string) =>
      send(target, 'remove', { clauses, facts }),
  }
}
