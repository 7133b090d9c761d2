import { Refusal } from '@warraq/core/errors'
import type { Command, Invocation } from '../command.ts'
import { badCommand, idOf, isGiven, textOf, textsOf } from '../command.ts'
import { withExistingNewsroom } from '../open.ts'
import { say } from '../words.ts'

/** Decides on the comment as it stands now. A removal names the clause and the facts. */
export const commentDecideCommand: Command = async (invocation) => {
  const id = idOf(invocation)
  const decision = decisionOf(invocation)
  return withExistingNewsroom(invocation.config(), async ({ read, call }) => {
    const comments = read
      .selectFrom('comment')
      .select(['state', 'latest_revision_id', 'lock_version'])
      .where('id', '=', id)
    const before = await comments.executeTakeFirst()
    if (!before || before.latest_revision_id === null) throw new Refusal('not-found', { comment: id })
    const input = {
      commentId: id,
      revisionId: before.latest_revision_id,
      lockVersion: before.lock_version,
      ...decision,
    }
    await call('comments/decide-comment', input, { actor: { kind: 'operator' } })
    const { state } = await comments.executeTakeFirstOrThrow()
    return {
      value: { id, state },
      text: say(invocation.lang, 'decided', { id, state: say(invocation.lang, `comment.${state}`) }),
    }
  })
}

function decisionOf(invocation: Invocation): {
  decision: 'approve' | 'remove'
  clauses: readonly string[]
  facts: string
} {
  const [approve, remove] = [isGiven(invocation, '--approve'), isGiven(invocation, '--remove')]
  if (approve === remove) throw badCommand(say(invocation.lang, 'approveOrRemove'))
  return {
    decision: approve ? 'approve' : 'remove',
    clauses: textsOf(invocation, '--clause'),
    facts: textOf(invocation, '--facts') ?? '',
  }
}
