import type { Decision } from '@warraq/core/comments/decide'
import type { CaseRow } from '@warraq/core/contract/cases'
import { useState } from 'react'
import { useLocation } from 'wouter'
import { useText } from '../i18n/text.tsx'
import { writePlace, type QueuePlace } from './place.ts'
import { useDecisions } from './use-decisions.ts'
import { useKeys } from './use-keys.ts'

type Open =
  | { readonly kind: 'help' }
  | { readonly kind: 'note' }
  | { readonly kind: 'reasons'; readonly decision: Decision }

export type Queue = ReturnType<typeof useQueue>

/** What is selected and chosen, and every act with its key. */
export function useQueue(rows: readonly CaseRow[], selected: number | null, place: QueuePlace) {
  const [, go] = useLocation()
  const { dir } = useText()
  const [open, setOpen] = useState<Open | null>(null)
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set())
  /** Somebody else's for now: looked at, not decided on. */
  const [locked, setLocked] = useState<{ readonly id: number; readonly takeOver: () => void } | null>(null)
  const address = (id: number) => `/comments/${id}?${writePlace(place)}`
  const at = rows.findIndex(({ id }) => id === selected)
  const row = rows[at] ?? null
  const goTo = (next: CaseRow | undefined) => next && go(address(next.id))
  const decisions = useDecisions((ids) => {
    const gone = new Set(ids)
    setOpen(null)
    setChosen((before) => new Set([...before].filter((id) => !gone.has(id))))
    if (selected === null || !gone.has(selected)) return
    const next =
      rows.slice(at + 1).find(({ id }) => !gone.has(id)) ??
      rows.slice(0, Math.max(at, 0)).findLast(({ id }) => !gone.has(id))
    go(next ? address(next.id) : `/comments?${writePlace(place)}`)
  })
  const free = row !== null && locked?.id !== row.id && !decisions.busy
  const ask = (target: CaseRow, decision: Decision) => {
    if (locked?.id === target.id || !target.decisions.includes(decision)) return
    decisions.reset()
    if (decision === 'remove' || decision === 'ask-for-changes' || decision === 'refuse-edit')
      setOpen({ kind: 'reasons', decision })
    else decisions.decide(target, decision)
  }
  const first = (...wanted: readonly Decision[]) => wanted.find((decision) => row?.decisions.includes(decision))
  const act = (...wanted: readonly Decision[]) => {
    const decision = first(...wanted)
    if (row !== null && free && decision !== undefined) ask(row, decision)
  }
  const choose = (id: number, on: boolean) =>
    setChosen((before) => new Set(on ? [...before, id] : [...before].filter((one) => one !== id)))
  const undo = () => decisions.undo((commentId) => commentId !== null && go(address(commentId)))
  const next = () => goTo(rows[at + 1])
  const previous = () => goTo(at > 0 ? rows[at - 1] : rows[0])
  useKeys(
    {
      KeyJ: next,
      [dir === 'rtl' ? 'ArrowLeft' : 'ArrowRight']: next,
      KeyK: previous,
      [dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft']: previous,
      KeyA: () => act('approve-edit', 'approve', 'not-spam', 'restore', 'keep'),
      KeyR: () => act('remove'),
      KeyC: () => act('refuse-edit', 'ask-for-changes'),
      KeyH: () => act('hide'),
      KeyS: () => act('spam'),
      KeyE: () => row !== null && setOpen({ kind: 'note' }),
      KeyX: () => row !== null && choose(row.id, !chosen.has(row.id)),
      KeyU: undo,
      KeyT: () => locked?.takeOver(),
      '?': () => setOpen({ kind: 'help' }),
    },
    open === null,
  )
  return {
    row,
    open,
    chosen,
    choose,
    clear: () => setChosen(new Set()),
    address,
    ask,
    decide: decisions.decide,
    decideMany: decisions.decideMany,
    undo,
    last: decisions.last,
    busy: decisions.busy,
    error: decisions.error,
    locked: locked !== null && locked.id === selected,
    lock: setLocked,
    help: () => setOpen({ kind: 'help' }),
    close: () => setOpen(null),
  }
}
