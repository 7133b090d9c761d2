import { Refusal } from '@warraq/core/errors'
import { likesComment } from '../../store/reader/reports.ts'
import { ownComment } from '../../store/reader/comments.ts'
import type { CommentCall } from '../comments/call.ts'
import { readerCookie } from '../comments/caller.ts'
import { likesAreOn } from '../comments/comments-view.ts'
import { leadTo } from '../comments/fresh-answer.ts'
import { ownAnswer, ownFields, ratesOf } from '../own/own-call.ts'
import { LikePage } from '../pages/report-pages.tsx'
import type { LikeView } from '../views/report.ts'
import { quotedComment, shownComment } from './comment-report.ts'
import { placeOf } from './comment-pages.ts'

/** GET /comments/ID/like: the button once more, for a browser that has just been given its cookie, and to take a like back. */
export async function likePage(call: CommentCall): Promise<Response> {
  const { context, caller } = call
  const { comment, site } = await shownComment(call)
  if (!likesAreOn(site)) throw new Refusal('not-found')
  const { identityId } = caller
  const state =
    identityId === null
      ? 'can-like'
      : (await ownComment(context.read, comment.id, identityId)) !== null
        ? 'own'
        : (await likesComment(context.read, comment.id, identityId))
          ? 'likes'
          : 'can-like'
  return ownAnswer<LikeView>(context, site, LikePage, {
    comment: quotedComment(site, comment),
    action: `/comments/${comment.id}/like`,
    state,
    count: site.messages.t('comments.likes', { count: comment.likes }),
  })
}

/** POST /comments/ID/like, with `withdraw` to take it back. 303 to the comment, or to the page that says why not. */
export async function acceptLike(call: CommentCall): Promise<Response> {
  const { context, caller } = call
  const field = await ownFields(call)
  const { comment } = await shownComment(call)
  const { identityId, outcome } = await context.call(
    'comments/like-comment',
    {
      commentId: comment.id,
      withdraw: field('withdraw') === 'yes',
      identityToken: caller.identityToken,
      net: caller.trace,
      rates: ratesOf(call, 'like'),
    },
    { actor: { kind: 'guest' } },
  )
  const done = outcome === 'liked' || outcome === 'withdrawn'
  const answer = leadTo(context, 303, done ? await placeOf(context, comment.id) : `/comments/${comment.id}/like`)
  if (identityId !== caller.identityId) answer.headers.append('set-cookie', readerCookie(context, caller, identityId))
  return answer
}
