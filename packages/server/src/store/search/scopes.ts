import type { SearchScope } from '@warraq/core/search/request'

/** As the tables have them. */
export const SCOPE_NUMBERS: Readonly<Record<SearchScope, number>> = { public: 0, desk: 1, comments: 2, media: 3 }
export const SCOPES = Object.keys(SCOPE_NUMBERS) as SearchScope[]

export const KIND_NUMBERS = { word: 0, stem: 1 } as const

const TERMS = 2 ** 32
const BLOCKS = 2 ** 19

/**
 * The number of the row that has a term's list of a block. Rows of one block are neighbours: a document changes hundreds of
 * lists, all of its own block, so that the pages to be written stay few. A query looks at one row in each block.
 */
export const rowOf = (scope: number, block: number, termId: number): number => (scope * BLOCKS + block) * TERMS + termId

export const blockOfRow = (row: number): number => Math.floor(row / TERMS) % BLOCKS
export const termOfRow = (row: number): number => row % TERMS
