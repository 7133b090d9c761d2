import { createHash } from 'node:crypto'
import { NEWSROOM_PATHS } from '@warraq/core/contract/routes'
import type { Json } from '@warraq/core/json'
import { isRole } from '@warraq/core/people/roles'
import type { Instant } from '@warraq/core/time'
import type { Keyring } from '../../config/keyring.ts'
import type { Mailer } from '../../ports/mail/port.ts'
import type { ReadDb } from '../../store/database.ts'
import { openLink } from '../../store/desk/sessions.ts'
import { readSiteSettings } from '../../store/reader/site.ts'
import type { JobHandler } from '../runner.ts'
import type { LetterKind } from './letter.ts'
import { writeLetter } from './letter.ts'

export interface MailParts {
  readonly read: ReadDb
  readonly keys: Keyring
  readonly now: () => Instant
  readonly publicUrl: URL
  /** Null when no mail server is set: a mail planned while there was one waits for a person. */
  readonly mailer: Mailer | null
}

interface Payload {
  readonly letter: LetterKind
  readonly accountId: number
  readonly sealedToken: string
}

/**
 * Sends a one-time link. The job knows its person by id and its token sealed, so that neither an address nor a usable
 * link stands in the job table. A link that was used or replaced meanwhile is not sent any more.
 */
export function sendMail(parts: MailParts): JobHandler {
  return async (payload) => {
    const { letter, accountId, sealedToken } = payloadOf(payload)
    const way =
      letter === 'keys-reset' ? tellingOf(parts, accountId) : await linkOf(parts, letter, accountId, sealedToken)
    if (way === null) return
    if (parts.mailer === null) throw new Error('no mail server is set')
    const row = await parts.read
      .selectFrom('account')
      .select(['name', 'email', 'role', 'gender', 'lang'])
      .where('id', '=', accountId)
      .executeTakeFirstOrThrow()
    const { settings } = await readSiteSettings(parts.read)
    const lang = row.lang === 'en' ? 'en' : 'ar'
    const written = writeLetter({
      kind: letter,
      lang,
      siteName: settings.names[lang] || settings.names.ar,
      name: row.name,
      role: isRole(row.role) ? row.role : 'contributor',
      gender: row.gender,
      link: way.href,
    })
    const id = createHash('sha256').update(`mail ${way.idOf}`).digest('hex').slice(0, 32)
    await parts.mailer.send({ to: row.email, lang, id, ...written })
  }
}

interface Way {
  readonly href: string
  /** What the letter's id is made of: never the token, since mail logs keep ids. */
  readonly idOf: string
}

/** Null for a link that was used or replaced meanwhile. */
async function linkOf(
  { read, keys, now, publicUrl }: MailParts,
  letter: 'invitation' | 'reset',
  accountId: number,
  sealedToken: string,
): Promise<Way | null> {
  const token = keys.unseal(sealedToken)
  const tokenHash = keys.tokenHash(token)
  const link = await openLink(read, letter, tokenHash, now())
  if (link?.account?.id !== accountId) return null
  const address = new URL(NEWSROOM_PATHS[letter], publicUrl)
  address.searchParams.set('token', token)
  return { href: address.href, idOf: tokenHash }
}

/** A letter that only tells something leads to the door. */
function tellingOf({ now, publicUrl }: MailParts, accountId: number): Way {
  return { href: new URL(NEWSROOM_PATHS.home, publicUrl).href, idOf: `keys-reset ${accountId} ${now()}` }
}

function payloadOf(payload: Json): Payload {
  const { letter, accountId, sealedToken } = payload as Partial<Payload>
  if (
    (letter !== 'invitation' && letter !== 'reset' && letter !== 'keys-reset') ||
    typeof accountId !== 'number' ||
    typeof sealedToken !== 'string'
  ) {
    throw new Error('send-mail: not a letter to staff')
  }
  return { letter, accountId, sealedToken }
}
