import type { Decision } from '@warraq/core/comments/decide'
import type { CaseRow } from '@warraq/core/contract/cases'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { forget, useChange } from '../api/desk.tsx'
import { DeskError } from '../api/client.ts'
import { useText } from '../i18n/text.tsx'
import { sentenceOf } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'
import type { Reasons } from './reasons-dialog.tsx'

export const STALE = [
  'cases.list',
  'cases.read',
  'cases.counts',
  'desk.counts',
  'appeals.read',
  'readers.read',
] as const

/** What can be taken back with one key: the newest decision, or the newest many. */
export type Undoable =
  | { readonly kind: 'one'; readonly id: number; readonly commentId: number }
  | { readonly kind: 'many'; readonly id: number }

/** Deciding, and taking back. `onDecided` hears which comments are done with. */
export function useDecisions(onDecided: (ids: readonly number[]) => void) {
  const text = useText()
  const say = useSay()
  const client = useQueryClient()
  const [undoable, setUndoable] = useState<readonly Undoable[]>([])
  const one = useChange('comments.decide', STALE)
  const many = useChange('comments.decideMany', STALE)
  const undoOne = useChange('comments.undo', STALE)
  const undoMany = useChange('comments.undoMany', STALE)
  const remember = (done: Undoable) => setUndoable((before) => [...before.slice(-19), done])
  const tell = (error: unknown) => {
    say(decidedBy(error, text) ?? sentenceOf(error, text))
    // Whatever stood in the way: what is shown is not as it is.
    void forget(client, STALE)
  }

  const decide = (row: CaseRow, decision: Decision, reasons?: Reasons, onDone?: () => void) => {
    if (one.isPending) return
    one.mutate(
      {
        params: { id: row.id },
        input: { decision, revisionId: row.revisionId, lockVersion: row.lockVersion, ...reasons },
      },
      {
        onSuccess: ({ decisionId }) => {
          const sentence =
            decisionId === null ? text.t('cases.proposed') : text.t(`cases.done.${decision}`, { name: row.name })
          say(sentence)
          // A restored comment is not removed again without its reasons.
          if (decisionId !== null && decision !== 'restore')
            remember({ kind: 'one', id: decisionId, commentId: row.id })
          onDone?.()
          onDecided([row.id])
        },
        onError: tell,
      },
    )
  }

  const decideMany = (rows: readonly CaseRow[], decision: Decision, reasons?: Reasons, onDone?: () => void) => {
    if (many.isPending) return
    const items = rows.map(({ id, revisionId, lockVersion }) => ({ commentId: id, revisionId, lockVersion }))
    many.mutate(
      { input: { items, decision, ...reasons } },
      {
        onSuccess: ({ batchId, results, proposalId }) => {
          const done = results.filter(({ refused }) => refused === null)
          const refused = results.length - done.length
          const sentence =
            proposalId !== null
              ? text.t('cases.proposed')
              : [
                  text.t('cases.doneMany', { count: done.length }),
                  ...(refused > 0 ? [text.t('cases.notDone', { count: refused })] : []),
                ].join(' ')
          say(sentence)
          if (batchId !== null) remember({ kind: 'many', id: batchId })
          onDone?.()
          onDecided(done.map(({ commentId }) => commentId))
        },
        onError: tell,
      },
    )
  }

  const last = undoable.at(-1) ?? null
  const undo = (onUndone: (commentId: number | null) => void) => {
    if (last === null || undoOne.isPending || undoMany.isPending) return
    const forgetIt = () => setUndoable((before) => before.filter((done) => done !== last))
    const back = {
      onSuccess: () => {
        say(text.t('cases.undone'))
        forgetIt()
        onUndone(last.kind === 'one' ? last.commentId : null)
      },
      onError: (error: unknown) => {
        forgetIt()
        tell(error)
      },
    }
    if (last.kind === 'one') undoOne.mutate({ input: {}, params: { id: last.id } }, back)
    else undoMany.mutate({ input: {}, params: { id: last.id } }, back)
  }

  return {
    decide,
    decideMany,
    undo,
    last,
    busy: one.isPending || many.isPending,
    error: one.error ?? many.error,
    reset: () => {
      one.reset()
      many.reset()
    },
  }
}

/** Somebody was faster: who it was and what they decided. */
function decidedBy(error: unknown, { t }: ReturnType<typeof useText>): string | null {
  if (!(error instanceof DeskError) || error.body.code !== 'comment-decided') return null
  const { details } = error.body
  if (typeof details !== 'object' || details === null || !('by' in details) || typeof details.by !== 'string')
    return null
  const state = 'state' in details ? details.state : null
  return state === 'public' || state === 'removed' || state === 'held'
    ? t('cases.decidedBy', { name: details.by, state: t(`comments.one.${state}`) })
    : null
}
