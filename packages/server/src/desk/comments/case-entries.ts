import type { DeskInput } from '@warraq/core/contract/routes'
import type { AllowedRows } from '../search/find-allowed.ts'
import { findAllowed } from '../search/find-allowed.ts'
import type { CaseRow } from '@warraq/core/contract/cases'
import { readCase } from '../../store/desk/case-detail.ts'
import type { Asker } from '../../store/desk/cases.ts'
import { casesAmong, countCases, listCases } from '../../store/desk/cases.ts'
import { openProposals } from '../../store/desk/proposals.ts'
import { readReader } from '../../store/desk/readers.ts'
import type { DeskContext } from '../context.ts'
import type { Caller, DeskEntries } from '../route.ts'

const DONE = { done: true } as const
const as = (caller: Caller) => ({ kind: 'account', accountId: caller.account.id }) as const
const askerOf = (desk: DeskContext, caller: Caller, lang: 'ar' | 'en'): Asker => ({
  accountId: caller.account.id,
  now: desk.now(),
  lang,
})

type Names =
  | 'cases.list'
  | 'cases.counts'
  | 'cases.read'
  | 'cases.open'
  | 'cases.leave'
  | 'cases.note'
  | 'cases.date'
  | 'proposals.list'
  | 'proposals.settle'
  | 'readers.read'
  | 'readers.sanction'
  | 'readers.lift'
  | 'readers.contact'

/** What moderators work on: queues, one comment with its context, readers, and what waits for a second person. */
export const caseEntries: DeskEntries<Names> = {
  'cases.list': {
    who: 'comment.moderate',
    handle: async ({ desk, input: { q = '', ...filter }, caller, lang }) => {
      const asker = askerOf(desk, caller, lang)
      if (q.trim() === '') return listCases(desk.read, filter, asker)
      const { rows, next } = await findCases(desk, { ...filter, q }, asker)
      return { rows, next }
    },
  },
  'cases.counts': {
    who: 'comment.moderate',
    handle: ({ desk, caller, lang }) => countCases(desk.read, askerOf(desk, caller, lang)),
  },
  'cases.read': {
    who: 'comment.moderate',
    handle: ({ desk, id, caller, lang }) =>
      readCase(desk.read, desk.config.publicUrl.origin, id, askerOf(desk, caller, lang)),
  },
  'cases.open': {
    who: 'comment.moderate',
    handle: ({ desk, id, input, caller, retryKeys }) =>
      desk.call('comments/open-case', { commentId: id, ...input }, { actor: as(caller), retryKeys }),
  },
  'cases.leave': {
    who: 'comment.moderate',
    handle: async ({ desk, id, caller, retryKeys }) => {
      await desk.call('comments/leave-case', { commentId: id }, { actor: as(caller), retryKeys })
      return DONE
    },
  },
  'cases.note': {
    who: 'comment.moderate',
    handle: async ({ desk, id, input, caller, retryKeys }) => {
      await desk.call('comments/note-case', { commentId: id, ...input }, { actor: as(caller), retryKeys })
      return DONE
    },
  },
  'cases.date': {
    who: 'comment.moderate',
    handle: async ({ desk, id, input, caller, retryKeys }) => {
      await desk.call('comments/date-case', { commentId: id, ...input }, { actor: as(caller), retryKeys })
      return DONE
    },
  },
  'proposals.list': {
    who: 'comment.moderate',
    handle: async ({ desk, caller, lang }) => ({ rows: await openProposals(desk.read, askerOf(desk, caller, lang)) }),
  },
  'proposals.settle': {
    who: 'comment.moderate',
    handle: ({ desk, id, input, caller, retryKeys }) =>
      desk.call('comments/settle-proposal', { proposalId: id, ...input }, { actor: as(caller), retryKeys }),
  },
  'readers.read': {
    who: 'comment.moderate',
    handle: ({ desk, id }) => readReader(desk.read, id, desk.now()),
  },
  'readers.sanction': {
    who: 'comment.moderate',
    handle: ({ desk, id, input, caller, retryKeys }) =>
      desk.call('comments/sanction-reader', { identityId: id, ...input }, { actor: as(caller), retryKeys }),
  },
  'readers.lift': {
    who: 'comment.moderate',
    handle: async ({ desk, id, input, caller, retryKeys }) => {
      await desk.call('comments/lift-sanction', { sanctionId: id, ...input }, { actor: as(caller), retryKeys })
      return DONE
    },
  },
  'readers.contact': {
    who: 'comment.contact',
    // No retry keys: the answer is kept with them, and an address must not be.
    handle: ({ desk, id, input, caller }) =>
      desk.call('comments/reveal-contact', { identityId: id, ...input }, { actor: as(caller) }),
  },
}

/** Comments with these words in a queue. Whoever may moderate reads them all. */
function findCases(
  { read, search }: DeskContext,
  { q, before, ...filter }: DeskInput<'cases.list'> & { readonly q: string },
  asker: Asker,
): Promise<AllowedRows<CaseRow>> {
  return findAllowed(search, {
    scope: 'comments',
    text: q,
    filters: {},
    before,
    whole: true,
    unfiltered: false,
    rowsOf: (ids) => casesAmong(read, ids, filter, asker),
  })
}
