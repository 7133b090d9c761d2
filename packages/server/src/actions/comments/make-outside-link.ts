import { hearerOf } from '@warraq/core/comments/appeals'
import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'
import { loadOpenAppeal } from './close-appeal.ts'
import { activeModerators, decidersOf } from './hearers.ts'

/**
 * Makes the link by which somebody outside the newsroom hears an appeal; only its hash is stored, and the one before it
 * stops working. For the job that mails it, and for an owner who hands it over. Refused with `appeal-has-hearer` while
 * another moderator could decide and the time for it is not over.
 */
export const makeOutsideLink = defineAction(
  async (context, input: { appealId: number }): Promise<{ token: string }> => {
    await allow(context, 'site.manage')
    const appeal = await loadOpenAppeal(context, { id: input.appealId })
    const { due_at } = await context.db
      .selectFrom('appeal')
      .select('due_at')
      .where('id', '=', appeal.id)
      .executeTakeFirstOrThrow()
    const moderators = await activeModerators(context)
    const deciders = await decidersOf(context, appeal.decisionId)
    const heardInside = hearerOf({ deciders, moderators }) === 'moderators'
    if (heardInside && due_at > context.now) throw new Refusal('appeal-has-hearer')
    const token = context.keys.token()
    await context.db
      .updateTable('appeal')
      .set({ outside: 1, outside_token_hash: context.keys.tokenHash(token) })
      .where('id', '=', appeal.id)
      .execute()
    context.audit('appeal.link-made', `appeal:${appeal.id}`)
    return { token }
  },
)
