import { plusSeconds } from '@warraq/core/time'
import { identitiesOfEmail } from '../../store/reader/own-comments.ts'
import { defineAction } from '../action.ts'
import { refusePersons } from '../jobs/machinery.ts'

const LINK_SECONDS = 30 * 60

/**
 * Makes the link that proves an address: only its hash is stored, and the ones before it stop working. Null where nobody
 * ever gave the address. Only for the job that mails it.
 */
export const makeEntryLink = defineAction(
  async (context, input: { emailHmac: string }): Promise<{ token: string; sealedEmail: string } | null> => {
    refusePersons(context)
    const { db, now, keys } = context
    const known = await identitiesOfEmail(db, input.emailHmac)
    // Spellings of one address differ in case; the one that was proved is known to arrive.
    const reader = known.find(({ verified }) => verified) ?? known.at(-1)
    if (!reader) return null
    await db
      .updateTable('reader_link')
      .set({ used_at: now })
      .where('email_hmac', '=', input.emailHmac)
      .where('purpose', '=', 'enter')
      .where('used_at', 'is', null)
      .execute()
    const token = keys.token()
    await db
      .insertInto('reader_link')
      .values({
        token_hash: keys.tokenHash(token),
        purpose: 'enter',
        identity_id: reader.id,
        email_hmac: input.emailHmac,
        created_at: now,
        expires_at: plusSeconds(now, LINK_SECONDS),
        used_at: null,
      })
      .execute()
    const { email_enc } = await db
      .selectFrom('contact')
      .select('email_enc')
      .where('identity_id', '=', reader.id)
      .executeTakeFirstOrThrow()
    return { token, sealedEmail: email_enc }
  },
)
