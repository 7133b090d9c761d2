import { createHash } from 'node:crypto'
import type { SearchDocument } from '@warraq/core/search/index-document'
import type { SearchSource } from './source.ts'
import { fingerprint, minuteOf } from './source.ts'

const COLUMNS = ['id', 'alt', 'caption', 'credit', 'original_name', 'created_at'] as const

interface Described {
  readonly alt: string
  readonly caption: string
  readonly credit: string
  readonly original_name: string
}

/** Pictures by the words that go with them. */
export const mediaSource: SearchSource = {
  async documents(db, ids) {
    if (ids.length === 0) return []
    const rows = await db.selectFrom('media').select(COLUMNS).where('id', 'in', ids).execute()
    return rows.map((row): SearchDocument => ({
      id: row.id,
      lang: '',
      minute: minuteOf(row.created_at),
      section: null,
      persons: [],
      tags: [],
      fingerprint: fingerprint(digestOf(row)),
      text: { title: row.alt, lead: row.caption, body: row.original_name, names: row.credit },
    }))
  },

  async list(db, after, limit) {
    const rows = await db
      .selectFrom('media')
      .select(COLUMNS)
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map((row) => ({ id: row.id, fingerprint: fingerprint(digestOf(row)) }))
  },
}

/** Pictures have no version of their own: their words are it. */
function digestOf({ alt, caption, credit, original_name }: Described): string {
  return createHash('sha256').update([alt, caption, credit, original_name].join('\0')).digest('base64').slice(0, 16)
}
