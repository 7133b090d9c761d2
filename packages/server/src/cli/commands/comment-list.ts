import type { CommentState } from '@warraq/core/comments/states'
import { COMMENT_STATES, standOf } from '@warraq/core/comments/states'
import type { Command, Invocation } from '../command.ts'
import { badCommand, textOf } from '../command.ts'
import { lookAtNewsroom } from '../open.ts'
import { say } from '../words.ts'

/** All comments, or those in one state; `held` means every one that waits for a decision. */
export const commentListCommand: Command = async (invocation) => {
  const states = statesOf(invocation)
  return lookAtNewsroom(invocation.config(), async ({ read }) => {
    const rows = await read
      .selectFrom('comment as c')
      .innerJoin('comment_revision as r', 'r.id', 'c.latest_revision_id')
      .select(['c.id', 'c.article_id', 'c.state', 'c.display_name', 'c.created_at', 'r.body'])
      .where('c.state', 'in', states)
      .orderBy('c.id')
      .execute()
    const value = rows.map(({ id, article_id: article, state, display_name: name, created_at: at, body }) => ({
      id,
      article,
      state,
      name,
      at,
      text: body,
    }))
    const { lang } = invocation
    const lines = value.map(
      (comment) =>
        `${say(lang, 'comment', { ...comment, state: say(lang, `comment.${comment.state}`) })}\n  ${comment.text.replaceAll('\n', '\n  ')}`,
    )
    return { value, text: lines.length === 0 ? say(lang, 'noComments') : lines.join('\n') }
  })
}

function statesOf(invocation: Invocation): CommentState[] {
  const wanted = textOf(invocation, '--state')
  if (wanted === null) return [...COMMENT_STATES]
  const states = COMMENT_STATES.filter((state) => state === wanted || (wanted === 'held' && standOf(state) === 'held'))
  if (states.length === 0) throw badCommand(say(invocation.lang, 'badState', { names: COMMENT_STATES.join(' ') }))
  return states
}
