import type { SearchDocument } from '@warraq/core/search/index-document'
import type { SearchSource } from './source.ts'
import { fingerprint, minuteOf } from './source.ts'

/** Comments in every state, each by the newest thing its writer sent. */
export const commentSource: SearchSource = {
  async documents(db, ids) {
    if (ids.length === 0) return []
    const rows = await db
      .selectFrom('comment as c')
      .innerJoin('comment_revision as r', 'r.id', 'c.latest_revision_id')
      .innerJoin('article as a', 'a.id', 'c.article_id')
      .select(['c.id', 'c.display_name', 'c.created_at', 'c.latest_revision_id', 'r.body', 'r.lang', 'a.section_id'])
      .where('c.id', 'in', ids)
      .execute()
    return rows.map((row): SearchDocument => ({
      id: row.id,
      lang: row.lang,
      minute: minuteOf(row.created_at),
      section: row.section_id,
      persons: [],
      tags: [],
      fingerprint: fingerprint(row.latest_revision_id, row.display_name),
      text: { title: '', lead: '', body: row.body, names: row.display_name },
    }))
  },

  async list(db, after, limit) {
    const rows = await db
      .selectFrom('comment')
      .select(['id', 'latest_revision_id', 'display_name'])
      .where('id', '>', after)
      .where('latest_revision_id', 'is not', null)
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map((row) => ({ id: row.id, fingerprint: fingerprint(row.latest_revision_id, row.display_name) }))
  },
}
