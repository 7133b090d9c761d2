import type { Body } from '@warraq/core/articles/body'
import { renderText } from '@warraq/core/articles/render-text'
import type { SearchDocument } from '@warraq/core/search/index-document'
import type { ReadDb } from '../database.ts'
import type { SearchSource } from './source.ts'
import { fingerprint, grouped, minuteOf } from './source.ts'

/** What readers see: the public copy, with the names they see on it. Nothing else is read here. */
export const publicSource: SearchSource = {
  async documents(db, ids) {
    if (ids.length === 0) return []
    const rows = await db
      .selectFrom('public_article as a')
      .leftJoin('section as s', 's.id', 'a.section_id')
      .select([
        'a.id',
        'a.revision_id',
        'a.updated_at',
        'a.published_at',
        'a.lang',
        'a.section_id',
        'a.title',
        'a.kicker',
        'a.standfirst',
        'a.body',
        'a.tags',
        's.name as section',
      ])
      .where('a.id', 'in', ids)
      .execute()
    const persons = await signing(db, ids)
    return rows.map((row): SearchDocument => {
      const bylines = persons.get(row.id) ?? []
      const tags = JSON.parse(row.tags) as { id: number; name: string }[]
      return {
        id: row.id,
        lang: row.lang,
        minute: minuteOf(row.published_at),
        section: row.section_id,
        persons: [...new Set(bylines.map(({ id }) => id))],
        tags: tags.map(({ id }) => id),
        fingerprint: fingerprint(row.revision_id, row.updated_at),
        text: {
          title: row.title,
          lead: `${row.kicker}\n${row.standfirst}`,
          body: renderText(JSON.parse(row.body) as Body),
          names: [...bylines, ...tags, { name: row.section ?? '' }].map(({ name }) => name).join('\n'),
        },
      }
    })
  },

  async list(db, after, limit) {
    const rows = await db
      .selectFrom('public_article')
      .select(['id', 'revision_id', 'updated_at'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map(({ id, revision_id, updated_at }) => ({ id, fingerprint: fingerprint(revision_id, updated_at) }))
  },
}

async function signing(db: ReadDb, ids: readonly number[]) {
  const rows = await db
    .selectFrom('public_byline as b')
    .innerJoin('person as p', 'p.id', 'b.person_id')
    .leftJoin('person_name as n', 'n.person_id', 'p.id')
    .select(['b.article_id', 'p.id', 'p.name', 'n.name as other_name'])
    .where('b.article_id', 'in', ids)
    .where('p.byline_hidden', '=', 0)
    .orderBy('b.article_id')
    .orderBy('b.position')
    .execute()
  return grouped(
    rows,
    ({ article_id }) => article_id,
    // Under every name the person has, the article is found.
    ({ id, name, other_name }) => ({ id, name: other_name === null ? name : `${name}\n${other_name}` }),
  )
}
