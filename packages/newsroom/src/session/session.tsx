import type { SignedIn } from '@warraq/core/contract/session'
import type { Permission } from '@warraq/core/people/permissions'
import { createContext, use, useMemo } from 'react'
import { createDates, type SiteDates } from '../dates/site-dates.ts'
import { useText } from '../i18n/text.tsx'

/** Who works here, and the site they work on. */
export const SessionContext = createContext<SignedIn | null>(null)

export function useSession(): SignedIn {
  const session = use(SessionContext)
  if (session === null) throw new Error('nobody is signed in around this screen')
  return session
}

/** Whether to offer something. The desk decides again when it is done. */
export function useCan(): (permission: Permission) => boolean {
  const { can } = useSession()
  return useMemo(() => {
    const all = new Set(can)
    return (permission) => all.has(permission)
  }, [can])
}

/** Dates as the site writes them. */
export function useDates(): SiteDates {
  const { site } = useSession()
  const { language } = useText()
  return useMemo(() => createDates(site, language), [site, language])
}
