import { editableClauses } from '../../store/desk/clause-editing.ts'
import { currentClauses } from '../../store/reader/clauses.ts'
import type { Caller, DeskEntries } from '../route.ts'

const as = (caller: Caller) => ({ kind: 'account', accountId: caller.account.id }) as const

type Names = 'clauses.list' | 'clauses.read' | 'clauses.save' | 'clauses.order'

/** The comment terms: in short for those who cite them, whole for the owner, who edits them. */
export const clauseEntries: DeskEntries<Names> = {
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
  'clauses.read': {
    who: 'comment.moderate',
    handle: async ({ desk }) => ({ clauses: await editableClauses(desk.read) }),
  },
  'clauses.save': {
    who: 'site.manage',
    handle: ({ desk, input, caller, retryKeys }) =>
      desk.call('comments/save-clause', input, { actor: as(caller), retryKeys }),
  },
  'clauses.order': {
    who: 'site.manage',
    handle: async ({ desk, input, caller, retryKeys }) => {
      await desk.call('comments/order-clauses', input, { actor: as(caller), retryKeys })
      return { done: true }
    },
  },
}
