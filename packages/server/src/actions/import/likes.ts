/** What the site has already: asked by the writer before it writes, and by a rehearsal that writes nothing. */

import { fold } from '@warraq/arabic'
import type { ReadDb } from '../../store/database.ts'
import { digestOf } from './known-items.ts'

/** A section of the same name in the same place. */
export async function sectionNamed(db: ReadDb, name: string, parentId: number | null): Promise<number | null> {
  const named = db.selectFrom('section').select('id').where('name_key', '=', fold(name)).orderBy('id').limit(1)
  const row = await (
    parentId === null ? named.where('parent_id', 'is', null) : named.where('parent_id', '=', parentId)
  ).executeTakeFirst()
  return row?.id ?? null
}

/** Names that differ only in marks or stretching are one tag. */
export async function tagNamed(db: ReadDb, name: string): Promise<number | null> {
  const row = await db.selectFrom('tag').select('id').where('name_key', '=', fold(name)).executeTakeFirst()
  return row?.id ?? null
}

/** The row of an imported article; null when somebody has written into it or taken a step with it since. */
export async function untouchedArticle(db: ReadDb, id: number) {
  const row = await db
    .selectFrom('article')
    .select(['id', 'state', 'content', 'import_hash', 'lock_version', 'short_code'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row || digestOf(row.content) !== row.import_hash) return null
  const step = await db.selectFrom('article_step').select('id').where('article_id', '=', id).limit(1).executeTakeFirst()
  return step ? null : row
}

export function pageHash(title: string, body: string): string {
  return digestOf(`${title}\n${body}`)
}

/** The row of an imported page; null when somebody has written into it since. */
export async function untouchedPage(db: ReadDb, id: number) {
  const row = await db
    .selectFrom('page')
    .select(['id', 'title', 'body', 'published', 'import_hash'])
    .where('id', '=', id)
    .executeTakeFirst()
  return row && pageHash(row.title, row.body) === row.import_hash ? row : null
}
