import { exportTerms, lexiconHistory, listTerms } from '../../store/desk/lexicon.ts'
import type { Caller, DeskEntries } from '../route.ts'
import { tryText } from './try-text.ts'

const as = (caller: Caller) => ({ kind: 'account', accountId: caller.account.id }) as const

/** A list of ten thousand words with their examples. */
const LIST_BYTES = 6 * 1024 * 1024

type Names =
  | 'lexicon.list'
  | 'lexicon.save'
  | 'lexicon.remove'
  | 'lexicon.try'
  | 'lexicon.import'
  | 'lexicon.export'
  | 'lexicon.history'

/** The list of words that comments are held against. Moderators may look at it and try texts. */
export const lexiconEntries: DeskEntries<Names> = {
  'lexicon.list': { who: 'comment.moderate', handle: ({ desk, input }) => listTerms(desk.read, input) },
  'lexicon.save': {
    who: 'moderation.manage',
    handle: ({ desk, input, caller, retryKeys }) =>
      desk.call('comments/save-term', input, { actor: as(caller), retryKeys }),
  },
  'lexicon.remove': {
    who: 'moderation.manage',
    handle: ({ desk, input, caller, retryKeys }) =>
      desk.call('comments/remove-terms', input, { actor: as(caller), retryKeys }),
  },
  'lexicon.try': { who: 'comment.moderate', handle: ({ desk, input, lang }) => tryText(desk, input, lang) },
  'lexicon.import': {
    who: 'moderation.manage',
    bytes: LIST_BYTES,
    handle: ({ desk, input, caller, retryKeys }) =>
      desk.call('comments/import-terms', input, { actor: as(caller), retryKeys }),
  },
  'lexicon.export': {
    who: 'comment.moderate',
    stepUp: true,
    handle: async ({ desk }) => ({ csv: await exportTerms(desk.read) }),
  },
  'lexicon.history': { who: 'comment.moderate', handle: ({ desk, input }) => lexiconHistory(desk.read, input.before) },
}
