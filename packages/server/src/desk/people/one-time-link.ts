import type { OneTimeLink } from '@warraq/core/contract/people'
import { NEWSROOM_PATHS } from '@warraq/core/contract/routes'
import type { SealedLink } from '../../actions/people/one-time-links.ts'
import type { DeskContext } from '../context.ts'

/** The address of a one-time link, built from the configured address and from nothing a request says. */
export function linkAddress(publicUrl: URL, purpose: 'setup' | 'invitation' | 'reset', token: string): string {
  const url = new URL(NEWSROOM_PATHS[purpose], publicUrl)
  url.searchParams.set('token', token)
  return url.href
}

/** What the admin gets: word that it was mailed, or, where no mail can be sent, the link itself. */
export function oneTimeLink(desk: DeskContext, purpose: 'invitation' | 'reset', sealed: SealedLink): OneTimeLink {
  const { accountId, expiresAt, sealedToken } = sealed
  if (desk.config.mail !== null) return { accountId, mailed: true, expiresAt }
  return {
    accountId,
    mailed: false,
    expiresAt,
    link: linkAddress(desk.config.publicUrl, purpose, desk.keys.unseal(sealedToken)),
  }
}
