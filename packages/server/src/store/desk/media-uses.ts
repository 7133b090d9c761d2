import type { MediaUse } from '@warraq/core/contract/media'
import type { ReadDb } from '../database.ts'

const MOST = 50

/** Ids stand in texts as JSON: `"mediaId":12,` in a body and a lead, `"posterId":12,` with a film. */
function naming(id: number): readonly string[] {
  return [`%"mediaId":${id},%`, `%"mediaId":${id}}%`, `%"posterId":${id},%`, `%"posterId":${id}}%`]
}

/** Where a picture stands: in working copies, in what readers see, in pages, with persons, on the front page. */
export async function usesOfMedia(db: ReadDb, id: number): Promise<MediaUse[]> {
  const articles = await db
    .selectFrom('article as a')
    .select((e) => [
      'a.id',
      'a.title',
      'a.state',
      e
        .exists(
          e
            .selectFrom('public_media as m')
            .select('m.article_id')
            .where('m.media_id', '=', id)
            .whereRef('m.article_id', '=', 'a.id'),
        )
        .as('shown'),
    ])
    .where((e) =>
      e.or([
        ...naming(id).map((text) => e('a.content', 'like', text)),
        e('a.id', 'in', e.selectFrom('public_media').select('article_id').where('media_id', '=', id)),
      ]),
    )
    .orderBy('a.id', 'desc')
    .limit(MOST)
    .execute()
  const pages = await db
    .selectFrom('page')
    .select(['id', 'title', 'published'])
    .where((e) => e.or(naming(id).map((text) => e('body', 'like', text))))
    .execute()
  const persons = await db.selectFrom('person').select(['id', 'name']).where('portrait_id', '=', id).execute()
  const fronts = await db
    .selectFrom('setting')
    .select('name')
    .where((e) => e.or([e('name', 'like', 'front:%'), e('name', 'like', 'front-draft:%')]))
    .where((e) => e.or(naming(id).map((text) => e('value', 'like', text))))
    .execute()
  return [
    ...articles.map((row) => ({ kind: 'article' as const, id: row.id, title: row.title, shown: Boolean(row.shown) })),
    ...pages.map((row) => ({ kind: 'page' as const, id: row.id, title: row.title, shown: row.published === 1 })),
    ...persons.map((row) => ({ kind: 'person' as const, id: row.id, title: row.name, shown: true })),
    ...fronts.map(({ name }) => ({ kind: 'front' as const, id: 0, title: '', shown: name.startsWith('front:') })),
  ]
}

/** Whether a former version of an article names the picture: it would be missing where that version is restored. */
export async function isInFormerVersion(db: ReadDb, id: number): Promise<boolean> {
  const row = await db
    .selectFrom('article_revision')
    .select('id')
    .where((e) => e.or(naming(id).map((text) => e('content', 'like', text))))
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
