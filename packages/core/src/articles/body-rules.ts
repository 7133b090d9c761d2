/** What a node of the body has to be as a whole, beyond what its content and its attributes are one by one. */

import { GALLERY_LIMIT, TABLE_LIMITS } from './body-schema.table.ts'
import { leadsToDesignated } from './designated-quote.ts'
import { isEmbed } from './embed.ts'
import type { Spans } from './table-grid.ts'
import { tableGrid } from './table-grid.ts'

/** A node whose attributes and content have each been accepted. */
interface Accepted {
  readonly type: string
  readonly attrs?: Readonly<Record<string, unknown>>
  readonly content?: readonly Accepted[]
  readonly marks?: readonly { readonly type: string }[]
}

function isWholeTable(table: Accepted): boolean {
  const rows = (table.content ?? []).map((row) => row.content ?? [])
  const cells = rows.reduce((count, row) => count + row.length, 0)
  if (rows.length > TABLE_LIMITS.rows || cells > TABLE_LIMITS.cells) return false
  return tableGrid(rows, (cell) => cell.attrs as unknown as Spans).square
}

function holdsPictures(count: number): boolean {
  return count > 0 && count <= GALLERY_LIMIT
}

/** Null for a node that is as it should be. */
export function wholeNodeProblem(
  node: Accepted,
): 'bad-table' | 'bad-embed' | 'bad-content' | 'linked-statement' | null {
  switch (node.type) {
    case 'table':
      return isWholeTable(node) ? null : 'bad-table'
    case 'embed':
      return isEmbed(String(node.attrs?.['provider']), String(node.attrs?.['href'])) ? null : 'bad-embed'
    case 'gallery':
      return holdsPictures(node.content?.length ?? 0) ? null : 'bad-content'
    case 'quote':
      return leadsToDesignated(node) ? 'linked-statement' : null
    default:
      return null
  }
}
