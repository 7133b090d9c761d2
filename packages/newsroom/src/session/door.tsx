import type { SignedIn } from '@warraq/core/contract/session'
import type { ReactNode } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { useText } from '../i18n/text.tsx'

/** The frame of the screens before somebody is in: one narrow column. */
export function Door({
  title,
  site,
  children,
}: {
  readonly title: string
  readonly site?: string
  readonly children: ReactNode
}) {
  const { t } = useText()
  useEffect(() => {
    document.title = `${title} · ${t('app.name')}`
  }, [title, t])
  return (
    <main className="door" id="content">
      <p className="wordmark">{site ?? t('app.name')}</p>
      <h1>{title}</h1>
      {children}
    </main>
  )
}

/** Puts a fresh session where every screen looks for it; everything read as somebody else is dropped. */
export function useEnter(): (session: SignedIn) => void {
  const client = useQueryClient()
  return useCallback(
    (session) => {
      client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session.read' })
      client.setQueryData(['session.read', {}, {}], session)
    },
    [client],
  )
}

/** The token of a one-time link, from the address. */
export function readToken(): string {
  return new URLSearchParams(window.location.search).get('token') ?? ''
}
