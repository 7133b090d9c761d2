import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'

/** The address of a reader, for the one who may see it; that it was looked at, by whom and why, is on record. */
export const revealContact = defineAction(
  async (
    context,
    input: { identityId: number; why: string },
  ): Promise<{ email: string | null; verifiedAt: string | null }> => {
    await allow(context, 'comment.contact')
    if (input.why.trim() === '') throw new Refusal('bad-input', { field: 'why' })
    const row = await context.db
      .selectFrom('contact')
      .select(['email_enc', 'verified_at'])
      .where('identity_id', '=', input.identityId)
      .executeTakeFirst()
    context.audit('reader.contact', `identity:${input.identityId}`, { why: input.why.trim() })
    return row
      ? { email: context.keys.unseal(row.email_enc), verifiedAt: row.verified_at }
      : { email: null, verifiedAt: null }
  },
)
