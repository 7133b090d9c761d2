import type { LettersOften } from '@warraq/core/comments/answer-letters'
import { isLettersOften } from '@warraq/core/comments/answer-letters'
import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { actingReader } from './own-comment.ts'

/**
 * How often a reader wants letters about answers. Only who proved an address can want any: a typed one would send letters
 * to whoever it belongs to.
 */
export const chooseLetters = defineAction(
  async (context, input: { identityToken: string | null; often: string }): Promise<null> => {
    const { often } = input
    if (!isLettersOften(often)) throw new Refusal('bad-input', { field: 'often' })
    const reader = await actingReader(context, input.identityToken)
    if (!reader.verified) throw new Refusal('not-found')
    await setLetters(context, reader.ids[0] ?? 0, often)
    return null
  },
)

/** By the link of a letter: nobody has to be known for no more letters to come. */
export async function setLetters(context: WriteContext, identityId: number, often: LettersOften): Promise<void> {
  const { db, now } = context
  const contact = await db
    .selectFrom('contact')
    .select('email_hmac')
    .where('identity_id', '=', identityId)
    .where('verified_at', 'is not', null)
    .executeTakeFirst()
  if (!contact) return
  const same = db
    .selectFrom('contact')
    .select('identity_id')
    .where('email_hmac', '=', contact.email_hmac)
    .where('verified_at', 'is not', null)
  // One address, one choice, whichever browser it was made in.
  await db
    .updateTable('answer_letters')
    .set({ often: 'none', changed_at: now })
    .where('identity_id', 'in', same)
    .execute()
  const row = { often, confirmed_at: now, changed_at: now }
  await db
    .insertInto('answer_letters')
    .values({ identity_id: identityId, last_sent_at: null, ...row })
    .onConflict((conflict) => conflict.column('identity_id').doUpdateSet(row))
    .execute()
  if (often === 'none') await db.deleteFrom('answer_waiting').where('identity_id', 'in', same).execute()
}
