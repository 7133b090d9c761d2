import type { ReadDb } from '../database.ts'

/** The newest notice of every tag: what a process must know before it believes its disk. */
export function newestNotices(db: ReadDb): Promise<{ id: number; tag: string }[]> {
  return db
    .selectFrom('page_notice')
    .select((e) => ['tag', e.fn.max('id').as('id')])
    .groupBy('tag')
    .execute()
}

/** Notices with ids above `after`, oldest first: how a node hears what other nodes changed. */
export function noticesAfter(db: ReadDb, after: number): Promise<{ id: number; tag: string }[]> {
  return db.selectFrom('page_notice').select(['id', 'tag']).where('id', '>', after).orderBy('id').limit(1000).execute()
}
