import type { ArticleView } from '@warraq/core/contract/articles'
import { DESK_ROUTES } from '@warraq/core/contract/routes'
import type { Together } from '@warraq/core/contract/together'
import { DESK_PREFIX, IDEMPOTENCY_HEADER } from '@warraq/core/contract/wire'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useCall } from '../../api/desk.tsx'
import { useSession } from '../../session/session.tsx'
import type { WorkingCopy } from '../working-copy.ts'

/** How often one looks whether somebody took the pen: told within five seconds, answers included. */
const LOOK_MS = 3000
/** How often the desk hears that this tab is still there. */
const HERE_MS = 15_000

export interface TogetherState {
  readonly together: Together | null
  /** Whether this tab has the pen. */
  readonly mine: boolean
  readonly take: () => Promise<void>
}

/** Keeps the working copy and the pen in step: locks it while somebody else writes, and shows their text as it is saved. */
export function useTogether(
  view: ArticleView,
  copy: WorkingCopy,
  tab: string,
  onMoved: (view: ArticleView) => void,
): TogetherState {
  const call = useCall()
  const { account } = useSession()
  const [together, setTogether] = useState<Together | null>(null)
  const want = view.mayEdit ? 'keep' : 'none'
  const params = { id: view.id }
  const moved = useRef(onMoved)
  useEffect(() => {
    moved.current = onMoved
  })

  const follow = useCallback(
    async (now: Together) => {
      setTogether(now)
      const { pen } = now
      if (pen !== null && pen.tab !== tab) copy.lock(pen.name)
      // Somebody else's text is read before one goes on writing; words that were not saved are never replaced by it.
      if (now.lockVersion > copy.snapshot().lockVersion && !copy.unsaved && copy.snapshot().status.kind === 'clean') {
        const next = await call('articles.read', {}, { params: { id: view.id } })
        if (!copy.unsaved) {
          copy.adopt(next.working, next.lockVersion, next.savedAt)
          moved.current(next)
        }
      }
      if (pen?.tab === tab) copy.unlock()
    },
    [call, copy, tab, view.id],
  )

  useEffect(() => {
    let gone = false
    const say = (pen: 'keep' | 'take' | 'none') => call('articles.here', { tab, pen }, { params: { id: view.id } })
    const quietly = (work: Promise<Together>) =>
      // Presence is news, not work: when the desk does not answer, the next look asks again and saving says what is wrong.
      work.then(
        (now) => (gone ? undefined : follow(now)),
        () => undefined,
      )
    const first = say(want).then((now) =>
      // One person with two windows is one writer: the newer window goes on.
      now.pen?.accountId === account.id && now.pen.tab !== tab && want === 'keep' ? say('take') : now,
    )
    void quietly(first)
    const hereTimer = setInterval(() => void quietly(say(want)), HERE_MS)
    const lookTimer = setInterval(() => {
      if (document.visibilityState === 'visible')
        void quietly(
          call('articles.together', {}, { params: { id: view.id } }).then((now) =>
            // The pen lies there: whoever waits for it picks it up.
            now.pen === null && want === 'keep' ? say('keep') : now,
          ),
        )
    }, LOOK_MS)
    return () => {
      gone = true
      clearInterval(hereTimer)
      clearInterval(lookTimer)
    }
  }, [call, tab, want, view.id, account.id, follow])

  // Only when the article is closed: not each time its state or its rights change.
  useEffect(() => {
    const leave = () => leaveNow(view.id, tab)
    window.addEventListener('pagehide', leave)
    return () => {
      window.removeEventListener('pagehide', leave)
      void copy.flush(true).finally(leave)
    }
  }, [copy, tab, view.id])

  return {
    together,
    mine: together?.pen?.tab === tab,
    take: async () => follow(await call('articles.here', { tab, pen: 'take' }, { params })),
  }
}

/** Goes out although the page is closing; when it does not arrive, the pen ends by itself. */
function leaveNow(id: number, tab: string): void {
  const path = DESK_PREFIX + DESK_ROUTES['articles.leave'].path.replace(':id', String(id))
  const headers = { 'content-type': 'application/json', [IDEMPOTENCY_HEADER]: crypto.randomUUID() }
  void fetch(path, { method: 'POST', keepalive: true, headers, body: JSON.stringify({ tab }) }).catch(() => undefined)
}
