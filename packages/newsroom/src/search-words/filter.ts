import { fold } from '@warraq/arabic'
import type { SearchWordsRow } from '@warraq/core/contract/search-words'

export interface Choices {
  readonly typed: string
  readonly kind: 'all' | SearchWordsRow['kind']
  /** `own`: the newsroom's own and those it has changed. */
  readonly which: 'all' | 'on' | 'off' | 'own'
}

export const ANY: Choices = { typed: '', kind: 'all', which: 'all' }

/** The rows that an editor wants to see; what is typed may stand anywhere in a word or note, in any spelling. */
export function chosen(rows: readonly SearchWordsRow[], { typed, kind, which }: Choices): SearchWordsRow[] {
  const wanted = fold(typed.trim())
  return rows.filter(
    (row) =>
      (kind === 'all' || row.kind === kind) &&
      fits(row, which) &&
      (wanted === '' || [...row.words, row.note].some((text) => fold(text).includes(wanted))),
  )
}

function fits(row: SearchWordsRow, which: Choices['which']): boolean {
  if (which === 'own') return row.origin !== 'builtin'
  return which === 'all' || row.enabled === (which === 'on')
}

/** The words of a line, between commas of any kind or spaces. */
export function wordsOf(line: string): string[] {
  return [...new Set(line.split(/[\s,،;؛/|]+/u).filter((word) => word !== ''))]
}
