import { Refusal } from '@warraq/core/errors'
import { readModeration } from '../../store/reader/moderation.ts'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import type { Rate } from '../site/take-rate.ts'
import { takeRate } from '../site/take-rate.ts'
import { addIdentity, readerOfCookie } from './identities.ts'

export interface LikeComment {
  readonly commentId: number
  /** Takes an earlier like back. */
  readonly withdraw: boolean
  readonly identityToken: string | null
  /** Keyed digest of the network's prefix. */
  readonly net: string
  readonly rates: readonly Rate[]
}

export interface LikedComment {
  readonly identityId: number
  /** `ask`: a cookie was given, and the like counts once it has come back. `own`: one's own comment is not liked. */
  readonly outcome: 'liked' | 'already' | 'withdrawn' | 'ask' | 'own'
}

/**
 * A reader likes a comment: once, and only with a cookie that the browser has kept, so that a program has to come back for
 * each. Refused with `not-found` (no such published comment, or nobody likes here) and `too-many-requests`.
 */
export const likeComment = defineAction(async (context, input: LikeComment): Promise<LikedComment> => {
  const { settings } = await readModeration(context.db)
  const comment = await likable(context, input.commentId)
  if (!settings.likes || settings.protection || comment === null) throw new Refusal('not-found')
  const { ok, retryAfter } = await takeRate.run(context, { keys: input.rates })
  if (!ok) throw new Refusal('too-many-requests', { retryAfter })
  const reader = await readerOfCookie(context, input.identityToken)
  if (reader === null) return { identityId: await addIdentity(context, { kind: 'guest', name: '' }), outcome: 'ask' }
  if (comment.identityId === reader.id) return { identityId: reader.id, outcome: 'own' }
  const outcome = input.withdraw
    ? await takeBack(context, input.commentId, reader.id)
    : await add(context, input, reader.id)
  if (outcome !== 'already') {
    await countLikes(context, input.commentId)
    context.drop(`article:${comment.articleId}`)
  }
  return { identityId: reader.id, outcome }
})

async function likable(
  context: WriteContext,
  id: number,
): Promise<{ readonly articleId: number; readonly identityId: number } | null> {
  const row = await context.db
    .selectFrom('comment as c')
    .innerJoin('public_article as a', 'a.id', 'c.article_id')
    .select(['c.article_id', 'c.identity_id'])
    .where('c.id', '=', id)
    .where('c.state', '=', 'published')
    .executeTakeFirst()
  return row ? { articleId: row.article_id, identityId: row.identity_id } : null
}

async function add(context: WriteContext, { commentId, net }: LikeComment, identityId: number) {
  const added = await context.db
    .insertInto('comment_like')
    .values({ comment_id: commentId, identity_id: identityId, net_prefix_hmac: net, at: context.now })
    .onConflict((conflict) => conflict.doNothing())
    .returning('comment_id')
    .executeTakeFirst()
  return added ? 'liked' : 'already'
}

async function takeBack(context: WriteContext, commentId: number, identityId: number) {
  await context.db
    .deleteFrom('comment_like')
    .where('comment_id', '=', commentId)
    .where('identity_id', '=', identityId)
    .execute()
  return 'withdrawn' as const
}

/** So many likes from one network count for a comment: neighbours on one line, not a room full of programs. */
export const MOST_LIKES_OF_NETWORK = 5

/** `comment.likes`: what its rows count for. */
export async function countLikes(context: WriteContext, commentId: number): Promise<void> {
  const networks = await context.db
    .selectFrom('comment_like')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('comment_id', '=', commentId)
    .groupBy('net_prefix_hmac')
    .execute()
  const likes = networks.reduce((sum, { n }) => sum + Math.min(n, MOST_LIKES_OF_NETWORK), 0)
  await context.db.updateTable('comment').set({ likes }).where('id', '=', commentId).execute()
}
