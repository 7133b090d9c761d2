import type { SearchScope } from '@warraq/core/search/request'

/** As the tables have them. */
export const SCOPE_NUMBERS: Readonly<Record<SearchScope, number>> = { public: 0, desk: 1, comments: 2, media: 3 }
export const SCOPES = Object.keys(SCOPE_NUMBERS) as SearchScope[]

export const KIND_NUMBERS = { word: 0, stem: 1 } as const

/** Rows of posting lists are numbered by term, then block. */
export const BLOCKS_OF_A_TERM = 2 ** 20
export const rowOf = (termId: number, block: number): number => termId * BLOCKS_OF_A_TERM + block
