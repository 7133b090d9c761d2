import { currentClauses } from '../../store/reader/clauses.ts'
import { listComments, readComment } from '../../store/desk/comments.ts'
import type { Caller, DeskEntries } from '../route.ts'
import { findComments } from '../search/search-entries.ts'

const as = (caller: Caller) => ({ kind: 'account', accountId: caller.account.id }) as const

/** The moderation queue. */
export const commentEntries: DeskEntries<'comments.list' | 'comments.read' | 'comments.decide' | 'clauses.list'> = {
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
  'clauses.list': {
    who: 'comment.moderate',
    handle: async ({ desk, lang }) => {
      const clauses = await currentClauses(desk.read)
      const rows = clauses.map(({ code, version, titleAr, titleEn, definitionAr, definitionEn }) => ({
        code,
        version,
        title: lang === 'ar' ? titleAr : titleEn,
        text: lang === 'ar' ? definitionAr : definitionEn,
      }))
      return { rows, next: null }
    },
  },
}
