import type { OpenedCase } from '@warraq/core/contract/cases'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { forget, useCall } from '../api/desk.tsx'

/** Well within the time of a lease, so that a slow answer does not lose it. */
const RENEW_MS = 60_000

/**
 * A comment is one's own while it is open on the screen: others see who has it, and may take it over. What another has is
 * only looked at.
 */
export function useLease(commentId: number): { readonly lease: OpenedCase | null; readonly takeOver: () => void } {
  const call = useCall()
  const client = useQueryClient()
  const [lease, setLease] = useState<OpenedCase | null>(null)
  const ask = useRef<(takeOver: boolean) => void>(() => undefined)
  useEffect(() => {
    let left = false
    let mine = false
    ask.current = (takeOver) => {
      call('cases.open', { takeOver }, { params: { id: commentId } }).then(
        (opened) => {
          if (left) return
          mine = opened.mine
          setLease(opened)
          if (takeOver) void forget(client, ['cases.counts'])
        },
        // Without an answer it is shown as nobody's; a decision is held against the newest state anyway.
        () => undefined,
      )
    }
    ask.current(false)
    const timer = setInterval(() => ask.current(false), RENEW_MS)
    return () => {
      left = true
      clearInterval(timer)
      if (mine) call('cases.leave', {}, { params: { id: commentId } }).catch(() => undefined)
    }
  }, [call, client, commentId])
  return { lease, takeOver: () => ask.current(true) }
}
