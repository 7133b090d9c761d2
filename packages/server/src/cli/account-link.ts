import { NEWSROOM_PATHS } from '@warraq/core/contract/routes'
import { loadKeyring } from '../config/keyring.ts'
import type { Lang } from './words.ts'
import type { OpenNewsroom } from './open.ts'
import { say } from './words.ts'

export interface MadeLink {
  readonly sealedToken: string
  readonly expiresAt: string
}

/** The address that a person opens; the token leaves the writer sealed and is opened with the keys of the data folder. */
export function linkAddress(
  { config, publicUrl }: OpenNewsroom,
  purpose: 'invitation' | 'reset',
  { sealedToken }: MadeLink,
): string {
  const token = loadKeyring(config.dataDir, config.secret).unseal(sealedToken)
  return `${publicUrl}${NEWSROOM_PATHS[purpose]}?token=${token}`
}

export function linkLines(
  lang: Lang,
  purpose: 'invitation' | 'reset',
  url: string,
  until: string,
  mailed: boolean,
): string[] {
  return [say(lang, purpose, { url, until }), ...(mailed ? [say(lang, 'mailed')] : [])]
}
