import type { SearchWordsTried } from '@warraq/core/contract/search-words'
import type { SearchRequest } from '@warraq/core/search/request'
import { articleLinks } from '../../store/desk/article-links.ts'
import { listSearchWords } from '../../store/desk/search-words.ts'
import type { DeskContext } from '../context.ts'
import type { Caller, DeskEntries } from '../route.ts'

const DONE = { done: true } as const
const as = (caller: Caller) => ({ kind: 'account', accountId: caller.account.id }) as const

type Names = 'searchWords.list' | 'searchWords.change' | 'searchWords.switch' | 'searchWords.remove' | 'searchWords.try'

/** Words that stand for each other in search. */
export const searchWordsEntries: DeskEntries<Names> = {
  'searchWords.list': {
    who: 'site.manage',
    handle: async ({ desk }) => ({ rows: await listSearchWords(desk.read), next: null }),
  },
  'searchWords.change': {
    who: 'site.manage',
    handle: ({ desk, input, caller, retryKeys }) =>
      desk.call('search/change-expansion', input, { actor: as(caller), retryKeys }),
  },
  'searchWords.switch': {
    who: 'site.manage',
    handle: async ({ desk, input, caller, retryKeys }) => {
      await desk.call('search/switch-expansions', input, { actor: as(caller), retryKeys })
      return DONE
    },
  },
  'searchWords.remove': {
    who: 'site.manage',
    handle: async ({ desk, input, caller, retryKeys }) => {
      await desk.call('search/remove-expansion', input, { actor: as(caller), retryKeys })
      return DONE
    },
  },
  'searchWords.try': {
    who: 'site.manage',
    handle: ({ desk, input }) => tryWords(desk, input.text, input.words),
  },
}

/** Hits of a trial that are looked at; beyond them only the totals count. */
const LOOKED_AT = 500
const SHOWN = 5

async function tryWords(desk: DeskContext, text: string, words: readonly string[]): Promise<SearchWordsTried> {
  const ask = (expansions: readonly (readonly string[])[]) => desk.search.search({ ...PUBLIC, text, expansions })
  const [without, widened] = [await ask([]), await ask([words])]
  const known = new Set(without.hits.map(({ id }) => id))
  const added = widened.hits.filter(({ id }) => !known.has(id)).slice(0, SHOWN)
  return {
    without: without.total,
    with: widened.total,
    added: await articleLinks(
      desk.read,
      added.map(({ id }) => id),
      desk.config.publicUrl.origin,
    ),
  }
}

const PUBLIC: Omit<SearchRequest, 'text'> = {
  scope: 'public',
  lang: null,
  filters: {},
  sort: 'relevance',
  after: null,
  limit: LOOKED_AT,
  facets: false,
  typing: false,
}
