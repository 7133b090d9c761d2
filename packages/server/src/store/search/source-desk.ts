import type { ArticleContent } from '@warraq/core/articles/content'
import { renderText } from '@warraq/core/articles/render-text'
import type { SearchDocument } from '@warraq/core/search/index-document'
import type { ReadDb } from '../database.ts'
import type { SearchSource } from './source.ts'
import { fingerprint, minuteOf } from './source.ts'

/** What the newsroom writes: working copies in every state. Who may see which is decided by whoever asks. */
export const deskSource: SearchSource = {
  async documents(db, ids) {
    if (ids.length === 0) return []
    const rows = await db
      .selectFrom('article as a')
      .leftJoin('section as s', 's.id', 'a.section_id')
      .select(['a.id', 'a.lang', 'a.content', 'a.saved_at', 'a.section_id', 's.name as section'])
      .where('a.id', 'in', ids)
      .execute()
    const copies = rows.map((row) => ({ ...row, content: JSON.parse(row.content) as ArticleContent }))
    const persons = await names(
      db,
      copies.flatMap(({ content }) => content.bylines.map(({ personId }) => personId)),
    )
    return copies.map(({ content, ...row }): SearchDocument => {
      const bylines = content.bylines.map(({ personId }) => personId)
      return {
        id: row.id,
        lang: row.lang,
        minute: minuteOf(row.saved_at),
        section: row.section_id,
        persons: bylines,
        tags: [],
        fingerprint: fingerprint(row.saved_at, content.title),
        text: {
          title: content.title,
          lead: `${content.kicker}\n${content.standfirst}`,
          body: renderText(content.body),
          names: [...bylines.map((id) => persons.get(id) ?? ''), ...content.tagNames, row.section ?? ''].join('\n'),
        },
      }
    })
  },

  async list(db, after, limit) {
    const rows = await db
      .selectFrom('article')
      .select(['id', 'saved_at', 'title'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map(({ id, saved_at, title }) => ({ id, fingerprint: fingerprint(saved_at, title) }))
  },
}

/** The headline that a document had when it was indexed. */
export function titleIn(indexed: string): string {
  return indexed.split(' ').slice(2).join(' ')
}

async function names(db: ReadDb, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
