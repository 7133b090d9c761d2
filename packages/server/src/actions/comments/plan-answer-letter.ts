import { nextLetterAt } from '@warraq/core/comments/answer-letters'
import type { Instant } from '@warraq/core/time'
import { readModeration } from '../../store/reader/moderation.ts'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { refusePersons } from '../jobs/machinery.ts'

/**
 * After a comment was posted or decided on: when it is public and answers somebody who wants to hear of answers, it waits
 * for their next letter. Never before it is public, never about one's own answer, once for each answer.
 */
export const planAnswerLetter = defineAction(async (context, input: { commentId: number }): Promise<null> => {
  refusePersons(context)
  const { settings } = await readModeration(context.db)
  if (!settings.letters || settings.protection) return null
  const wanting = await whoWantsIt(context, input.commentId)
  if (wanting === null) return null
  const { numInsertedOrUpdatedRows } = await context.db
    .insertInto('answer_waiting')
    .values({ comment_id: input.commentId, identity_id: wanting.identityId, at: context.now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (numInsertedOrUpdatedRows === 0n) return null
  const at = nextLetterAt(wanting.often, wanting.lastSentAt, context.now)
  await context.plan({
    kind: 'send-answers',
    payload: { identityId: wanting.identityId },
    runAt: at,
    // One letter of a time, however many answers wait for it.
    uniqueKey: `answers:${wanting.identityId}:${at.slice(0, 16)}`,
  })
  return null
})

async function whoWantsIt({ db }: WriteContext, commentId: number) {
  const answer = await db
    .selectFrom('comment as c')
    .innerJoin('comment as p', 'p.id', 'c.parent_id')
    .leftJoin('contact as own', 'own.identity_id', 'c.identity_id')
    .innerJoin('contact as their', 'their.identity_id', 'p.identity_id')
    .select(['c.identity_id', 'p.identity_id as parent_identity', 'own.email_hmac as own', 'their.email_hmac as their'])
    .where('c.id', '=', commentId)
    .where('c.state', '=', 'published')
    .where('c.source', '=', 'native')
    .executeTakeFirst()
  if (!answer || answer.identity_id === answer.parent_identity || answer.own === answer.their) return null
  const row = await db
    .selectFrom('answer_letters as l')
    .innerJoin('contact as c', 'c.identity_id', 'l.identity_id')
    .select(['l.identity_id', 'l.often', 'l.last_sent_at'])
    .where('c.email_hmac', '=', answer.their)
    .where('c.verified_at', 'is not', null)
    .where('l.often', '<>', 'none')
    .executeTakeFirst()
  if (!row || row.often === 'none') return null
  return { identityId: row.identity_id, often: row.often, lastSentAt: row.last_sent_at as Instant | null }
}
