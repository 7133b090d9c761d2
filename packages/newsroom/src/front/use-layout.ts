import type { FrontView } from '@warraq/core/contract/front'
import type { FrontLayout } from '@warraq/core/site/front-types'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { DeskError } from '../api/client.ts'
import { forget, useCall } from '../api/desk.tsx'

const WAIT_MS = 700
const MOST_STEPS = 100

interface Steps {
  readonly past: readonly FrontLayout[]
  readonly now: FrontLayout
  readonly future: readonly FrontLayout[]
}

export interface LayoutEditing {
  readonly layout: FrontLayout
  readonly state: 'saved' | 'saving' | 'stale' | 'failed'
  readonly error: Error | null
  readonly staleBy: string
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly edit: (next: FrontLayout) => void
  readonly undo: () => void
  readonly redo: () => void
  /** Settles when everything is stored, with the version it is stored under; null when it could not be. */
  readonly settle: () => Promise<number | null>
}

/**
 * The draft on the screen: every edit is stored a moment later, and can be taken back. Saves go one after the other, each
 * from the version that the one before it made; a page that somebody else changed meanwhile is never written over.
 */
export function useLayout(view: FrontView): LayoutEditing {
  const call = useCall()
  const client = useQueryClient()
  const [steps, setSteps] = useState<Steps>({ past: [], now: view.layout, future: [] })
  const [state, setState] = useState<LayoutEditing['state']>('saved')
  const [error, setError] = useState<Error | null>(null)
  const work = useRef({
    lockVersion: view.lockVersion,
    stored: view.layout,
    wanted: view.layout,
    timer: 0,
    running: Promise.resolve(),
  })

  const save = async (): Promise<void> => {
    const { current } = work
    const { wanted } = current
    if (wanted === current.stored) return setState('saved')
    try {
      const input = { lang: view.lang, layout: wanted, lockVersion: current.lockVersion }
      const { lockVersion } = await call('front.save', input)
      current.lockVersion = lockVersion
      current.stored = wanted
      setError(null)
      setState(current.wanted === wanted ? 'saved' : 'saving')
      // What fills the page may be something else now.
      await forget(client, ['front.read'])
    } catch (failed) {
      setError(failed instanceof Error ? failed : new Error(String(failed)))
      setState(failed instanceof DeskError && failed.body.code === 'edited-meanwhile' ? 'stale' : 'failed')
    }
  }
  const queue = (): Promise<void> => {
    clearTimeout(work.current.timer)
    work.current.running = work.current.running.then(save)
    return work.current.running
  }
  const show = (next: Steps): void => {
    setSteps(next)
    work.current.wanted = next.now
    setState('saving')
    clearTimeout(work.current.timer)
    work.current.timer = setTimeout(() => void queue(), WAIT_MS)
  }
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      if (work.current.wanted !== work.current.stored) event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [])
  const { past, now, future } = steps
  return {
    layout: now,
    state,
    error,
    staleBy: staleBy(error),
    canUndo: past.length > 0,
    canRedo: future.length > 0,
    edit: (next) => show({ past: [...past, now].slice(-MOST_STEPS), now: next, future: [] }),
    undo: () => {
      const before = past.at(-1)
      if (before) show({ past: past.slice(0, -1), now: before, future: [now, ...future] })
    },
    redo: () => {
      const [after, ...rest] = future
      if (after) show({ past: [...past, now], now: after, future: rest })
    },
    settle: async () => {
      await queue()
      return work.current.wanted === work.current.stored ? work.current.lockVersion : null
    },
  }
}

function staleBy(error: Error | null): string {
  const details = error instanceof DeskError ? error.body.details : null
  return typeof details === 'object' && details !== null && 'savedBy' in details ? String(details.savedBy) : ''
}
