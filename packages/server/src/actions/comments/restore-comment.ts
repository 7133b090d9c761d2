import { defineAction } from '../action.ts'
import type { DecidedComment } from './decide-comment.ts'
import { decideComment } from './decide-comment.ts'

/** Puts a removed comment back; the decision says which removal it undoes. Refused like `comments/decide-comment`. */
export const restoreComment = defineAction(
  (context, input: { commentId: number; revisionId: number; lockVersion: number }): Promise<DecidedComment> =>
    decideComment.run(context, { ...input, decision: 'restore' }),
)
