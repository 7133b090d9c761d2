import { mayWithdraw } from '@warraq/core/comments/own'
import { defineAction } from '../action.ts'
import { takeFromIndex } from '../search/write-index.ts'
import { closeCases } from './cases.ts'
import { actingOn } from './own-comment.ts'
import { addCommentEvent, countComments } from './store-comment.ts'

/**
 * Its author takes a comment back. Its text is gone from readers and from search at once, its place stays for the answers
 * to it; moderators can still read it until it is erased. One that is gone already stays as it is.
 */
export const withdrawComment = defineAction(
  async (context, input: { commentId: number; identityToken: string | null }): Promise<null> => {
    const { comment } = await actingOn(context, input.identityToken, input.commentId)
    if (!mayWithdraw(comment.state)) return null
    await context.db
      .updateTable('comment')
      .set({ state: 'deleted-by-author', lock_version: comment.lockVersion + 1 })
      .where('id', '=', comment.id)
      .execute()
    await addCommentEvent(context, {
      commentId: comment.id,
      type: 'delete-own',
      from: comment.state,
      to: 'deleted-by-author',
      revisionId: comment.revisionId,
      decisionId: null,
      actor: 'guest',
      at: context.now,
    })
    await closeCases(context, [comment.id])
    await takeFromIndex(context, 'comments', [comment.id])
    await countComments(context, comment.articleId)
    return null
  },
)
