import type { SearchWordsRow } from '@warraq/core/contract/search-words'
import type { BuiltinExpansion, ExpansionKind } from '@warraq/core/search/synonyms'
import { EXPANSION_KINDS, builtinExpansions } from '@warraq/core/search/synonyms'
import type { ReadDb } from '../database.ts'

interface Stored {
  readonly id: number
  readonly kind: string
  readonly words: string
  readonly enabled: number
  readonly note: string
  readonly builtin_key: string | null
}

/** The program's entries as the newsroom has them, and its own, which come first. */
export async function listSearchWords(db: ReadDb): Promise<SearchWordsRow[]> {
  const stored: Stored[] = await db.selectFrom('search_expansion').selectAll().orderBy('id', 'desc').execute()
  const changed = new Map(stored.map((row) => [row.builtin_key, row]))
  return [
    ...stored.filter(({ builtin_key }) => builtin_key === null).map(ownRow),
    ...builtinExpansions().map((entry) => builtinRow(entry, changed.get(entry.key))),
  ]
}

export const ownKey = (id: number): string => `own:${id}`

/** The number of a key of the newsroom's own; null for the program's. */
export function ownId(key: string): number | null {
  const id = /^own:([1-9]\d{0,14})$/.exec(key)?.[1]
  return id === undefined ? null : Number(id)
}

function ownRow(row: Stored): SearchWordsRow {
  return { key: ownKey(row.id), origin: 'own', ...toldBy(row), asked: '', found: '' }
}

function builtinRow(entry: BuiltinExpansion, row: Stored | undefined): SearchWordsRow {
  const { key, kind, words, asked, found } = entry
  if (!row) return { key, origin: 'builtin', kind, words, note: '', enabled: false, asked, found }
  const told = toldBy(row)
  const same = told.note === '' && told.kind === kind && told.words.join(' ') === words.join(' ')
  return { key, origin: same ? 'builtin' : 'changed', ...told, asked, found }
}

function toldBy(row: Stored): Pick<SearchWordsRow, 'kind' | 'words' | 'note' | 'enabled'> {
  return {
    kind: EXPANSION_KINDS.find((kind) => kind === row.kind) ?? ('synonym' satisfies ExpansionKind),
    words: JSON.parse(row.words) as string[],
    note: row.note,
    enabled: row.enabled === 1,
  }
}
