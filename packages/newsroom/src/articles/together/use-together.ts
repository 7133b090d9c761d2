import type { ArticleView } from '@warraq/core/contract/articles'
import { DESK_ROUTES } from '@warraq/core/contract/routes'
import type { Together } from '@warraq/core/contract/together'
import { DESK_PREFIX, IDEMPOTENCY_HEADER } from '@warraq/core/contract/wire'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useCall } from '../../api/desk.tsx'
import { useSession } from '../../session/session.tsx'
import type { WorkingCopy } from '../working-copy.ts'
import { ArticleWatch } from './article-watch.ts'

export interface TogetherState {
  readonly together: Together | null
  /** Why nothing is heard of the others any more; null while something is. */
  readonly error: unknown
  readonly take: () => Promise<void>
}

/** Who is at an article with me and who has the pen, for as long as its screen is open. */
export function useTogether(
  view: ArticleView,
  copy: WorkingCopy,
  tab: string,
  onMoved: (view: ArticleView) => void,
): TogetherState {
  const call = useCall()
  const { account } = useSession()
  const want = view.mayEdit ? 'keep' : 'none'
  const latest = useRef({ call, onMoved })
  useEffect(() => {
    latest.current = { call, onMoved }
  })
  const [watch] = useState(() => {
    const params = { id: view.id }
    return new ArticleWatch({ accountId: account.id, tab, want }, copy, {
      say: (pen, signal) => latest.current.call('articles.here', { tab, pen }, { params, signal }),
      look: (signal) => latest.current.call('articles.together', {}, { params, signal }),
      read: (signal) => latest.current.call('articles.read', {}, { params, signal }),
      moved: (next) => latest.current.onMoved(next),
      now: () => performance.now(),
      after: (ms, run) => {
        const timer = setTimeout(run, ms)
        return () => clearTimeout(timer)
      },
      visible: () => document.visibilityState === 'visible',
    })
  })
  useEffect(() => watch.want(want), [watch, want])
  useEffect(() => {
    const seen = () => {
      if (document.visibilityState === 'visible') watch.nudge()
    }
    watch.start()
    document.addEventListener('visibilitychange', seen)
    return () => {
      document.removeEventListener('visibilitychange', seen)
      watch.stop()
    }
  }, [watch])

  // Only when the article is closed: not each time its state or its rights change.
  useEffect(() => {
    const leave = () => leaveNow(view.id, tab)
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      void copy.flush(true).finally(leave)
    }
  }, [copy, tab, view.id])

  const { together, error } = useSyncExternalStore(watch.subscribe, watch.snapshot)
  return { together, error, take: () => watch.take() }
}

/** Goes out although the page is closing; when it does not arrive, the pen ends by itself. */
function leaveNow(id: number, tab: string): void {
  const path = DESK_PREFIX + DESK_ROUTES['articles.leave'].path.replace(':id', String(id))
  const headers = { 'content-type': 'application/json', [IDEMPOTENCY_HEADER]: crypto.randomUUID() }
  void fetch(path, { method: 'POST', keepalive: true, headers, body: JSON.stringify({ tab }) }).catch(() => undefined)
}
