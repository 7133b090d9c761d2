import type { SearchDocument } from '@warraq/core/search/index-document'
import type { SearchSource } from './source.ts'
import { fingerprint, minuteOf } from './source.ts'

const GONE = ['deleted-by-author', 'erased'] as const

/** Comments in every state but those their authors took back, each by the newest thing its writer sent and by the headline of its article. */
export const commentSource: SearchSource = {
  async documents(db, ids) {
    if (ids.length === 0) return []
    const rows = await db
      .selectFrom('comment as c')
      .innerJoin('comment_revision as r', 'r.id', 'c.latest_revision_id')
      .innerJoin('article as a', 'a.id', 'c.article_id')
      .select(['c.id', 'c.display_name', 'c.created_at', 'c.latest_revision_id', 'r.body', 'r.lang'])
      .select(['a.section_id', 'a.title'])
      .where('c.id', 'in', ids)
      .where('c.state', 'not in', GONE)
      .execute()
    return rows.map((row): SearchDocument => ({
      id: row.id,
      lang: row.lang,
      minute: minuteOf(row.created_at),
      section: row.section_id,
      persons: [],
      tags: [],
      fingerprint: fingerprint(row.latest_revision_id, row.display_name, row.title),
      text: { title: '', lead: row.title, body: row.body, names: row.display_name },
    }))
  },

  async list(db, after, limit) {
    const rows = await db
      .selectFrom('comment as c')
      .innerJoin('article as a', 'a.id', 'c.article_id')
      .select(['c.id', 'c.latest_revision_id', 'c.display_name', 'a.title'])
      .where('c.id', '>', after)
      .where('c.latest_revision_id', 'is not', null)
      .where('c.state', 'not in', GONE)
      .orderBy('c.id')
      .limit(limit)
      .execute()
    return rows.map((row) => ({
      id: row.id,
      fingerprint: fingerprint(row.latest_revision_id, row.display_name, row.title),
    }))
  },
}
