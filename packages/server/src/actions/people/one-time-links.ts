import { Refusal } from '@warraq/core/errors'
import { plusSeconds } from '@warraq/core/time'
import type { Instant } from '@warraq/core/time'
import type { WriteContext } from '../action.ts'

export type LinkPurpose = 'setup' | 'invitation' | 'reset'

const HOUR = 3600
const LIFETIME_SECONDS: Readonly<Record<LinkPurpose, number>> = {
  setup: 24 * HOUR,
  invitation: 7 * 24 * HOUR,
  reset: HOUR / 2,
}

/** The token leaves an action sealed, so that answers kept for retries and waiting mails hold nothing usable. */
export interface SealedLink {
  readonly accountId: number
  readonly sealedToken: string
  readonly expiresAt: Instant
}

/** Makes the one valid link of its purpose for an account (or for the set-up): earlier ones stop working. */
export async function makeToken(
  context: WriteContext,
  purpose: LinkPurpose,
  accountId: number | null,
): Promise<{ readonly token: string; readonly expiresAt: Instant }> {
  await spendTokens(context, purpose, accountId)
  const token = context.keys.token()
  const expiresAt = plusSeconds(context.now, LIFETIME_SECONDS[purpose])
  await context.db
    .insertInto('one_time_token')
    .values({
      token_hash: context.keys.tokenHash(token),
      purpose,
      account_id: accountId,
      email_key: null,
      created_at: context.now,
      expires_at: expiresAt,
      used_at: null,
    })
    .execute()
  return { token, expiresAt }
}

/** A link for an account, and its mail when there is a mail server to send it. */
export async function makeAccountLink(
  context: WriteContext,
  purpose: 'invitation' | 'reset',
  accountId: number,
  mail: boolean,
): Promise<SealedLink> {
  const { token, expiresAt } = await makeToken(context, purpose, accountId)
  const sealedToken = context.keys.seal(token)
  // The mail names its person by id only: addresses stay in their own row.
  if (mail) await context.plan({ kind: 'send-mail', payload: { letter: purpose, accountId, sealedToken } })
  return { accountId, sealedToken, expiresAt }
}

/** Uses a link up and gives the account it was for. Unknown, used, expired and made for another purpose look the same. */
export async function useToken(context: WriteContext, purpose: LinkPurpose, tokenHash: string): Promise<number | null> {
  const used = await context.db
    .updateTable('one_time_token')
    .set({ used_at: context.now })
    .where('token_hash', '=', tokenHash)
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
    .where('expires_at', '>', context.now)
    .returning('account_id')
    .executeTakeFirst()
  if (!used) throw new Refusal('link-expired')
  return used.account_id
}

/** The same for links that belong to an account. */
export async function useAccountToken(
  context: WriteContext,
  purpose: 'invitation' | 'reset',
  tokenHash: string,
): Promise<number> {
  const accountId = await useToken(context, purpose, tokenHash)
  if (accountId === null) throw new Refusal('link-expired')
  return accountId
}

/** Makes every open link of this purpose useless. */
export async function spendTokens(
  context: WriteContext,
  purpose: LinkPurpose,
  accountId: number | null,
): Promise<void> {
  const open = context.db
    .updateTable('one_time_token')
    .set({ used_at: context.now })
    .where('purpose', '=', purpose)
    .where('used_at', 'is', null)
  await (accountId === null ? open : open.where('account_id', '=', accountId)).execute()
}
