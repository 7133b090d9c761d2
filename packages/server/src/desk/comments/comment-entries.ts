import { listComments, readComment } from '../../store/desk/comments.ts'
import type { Caller, DeskEntries } from '../route.ts'
import { findComments } from '../search/search-entries.ts'

const as = (caller: Caller) => ({ kind: 'account', accountId: caller.account.id }) as const

type Names =
  | 'comments.answer'
  | 'comments.list'
  | 'comments.read'
  | 'comments.decide'
  | 'comments.decideMany'
  | 'comments.undo'
  | 'comments.undoMany'

/** Comments and the decisions on them. */
export const commentEntries: DeskEntries<Names> = {
  'comments.list': {
    who: 'comment.moderate',
    handle: async ({ desk, input: { q = '', ...input }, lang }) => {
      if (q.trim() === '') return listComments(desk.read, input, lang)
      const { rows, next } = await findComments(desk, { ...input, q }, lang)
      return { rows, next }
    },
  },
  'comments.read': {
    who: 'comment.moderate',
    handle: ({ desk, id, lang }) => readComment(desk.read, desk.config.publicUrl.origin, id, lang),
  },
  'comments.decide': {
    who: 'comment.moderate',
    handle: ({ desk, id, input, caller, retryKeys }) =>
      desk.call('comments/decide-comment', { commentId: id, ...input }, { actor: as(caller), retryKeys }),
  },
  // The action decides: moderators, and whoever wrote the article.
  'comments.answer': {
    who: 'staff',
    handle: ({ desk, id, input, caller, retryKeys }) =>
      desk.call('comments/answer-as-staff', { commentId: id, ...input }, { actor: as(caller), retryKeys }),
  },
  'comments.decideMany': {
    who: 'comment.moderate',
    handle: ({ desk, input, caller, retryKeys }) =>
      desk.call('comments/decide-many', input, { actor: as(caller), retryKeys }),
  },
  'comments.undo': {
    who: 'comment.moderate',
    handle: ({ desk, id, caller, retryKeys }) =>
      desk.call('comments/undo-decision', { decisionId: id }, { actor: as(caller), retryKeys }),
  },
  'comments.undoMany': {
    who: 'comment.moderate',
    handle: ({ desk, id, caller, retryKeys }) =>
      desk.call('comments/undo-many', { batchId: id }, { actor: as(caller), retryKeys }),
  },
}
