import type { Body } from '@warraq/core/articles/body'
import type { ReadDb } from '../database.ts'
import type { PublicMedia } from './media.ts'
import { toPublicMedia } from './media.ts'

export interface PersonRow {
  readonly id: number
  readonly name: string
  readonly slug: string
  readonly kind: 'reporter' | 'columnist' | 'agency' | 'guest'
  readonly title: string
  readonly bio: string
  readonly portrait: PublicMedia | null
}

/**
 * A person with a public page: somebody who stands under something published. Colleagues who have published nothing are
 * nobody's business, and a hidden byline has no page. `lang` is that of the edition, which may know another name.
 */
export function publicPerson(db: ReadDb, id: number, lang: string): Promise<PersonRow | null> {
  return personOf(db, id, lang, true)
}

/** Anybody whose byline is not hidden: for what is not published yet. */
export function signingPerson(db: ReadDb, id: number, lang: string): Promise<PersonRow | null> {
  return personOf(db, id, lang, false)
}

async function personOf(db: ReadDb, id: number, lang: string, published: boolean): Promise<PersonRow | null> {
  const row = await db
    .selectFrom('person as p')
    .leftJoin('person_name as n', (join) => join.onRef('n.person_id', '=', 'p.id').on('n.lang', '=', lang))
    .leftJoin('media as m', 'm.id', 'p.portrait_id')
    .select([
      'p.id',
      'p.name',
      'p.slug',
      'p.kind',
      'p.title',
      'p.bio',
      'n.name as other_name',
      'n.slug as other_slug',
      'n.title as other_title',
      'n.bio as other_bio',
      'm.id as media_id',
      'm.alt',
      'm.width',
      'm.height',
      'm.variants',
    ])
    .where('p.id', '=', id)
    .where('p.byline_hidden', '=', 0)
    .$if(published, (query) =>
      query.where(({ exists, selectFrom }) =>
        exists(selectFrom('public_byline as b').select('b.article_id').whereRef('b.person_id', '=', 'p.id')),
      ),
    )
    .executeTakeFirst()
  if (!row) return null
  const portrait =
    row.media_id === null || row.variants === null
      ? null
      : toPublicMedia({
          id: row.media_id,
          alt: row.alt ?? '',
          caption: '',
          credit: '',
          width: row.width,
          height: row.height,
          variants: row.variants,
        })
  return {
    id: row.id,
    name: row.other_name ?? row.name,
    slug: row.other_slug ?? row.slug,
    kind: row.kind,
    title: row.other_title ?? row.title,
    bio: row.other_bio ?? row.bio,
    portrait,
  }
}

/** Columnists who have published, the last to publish first. */
export async function columnists(db: ReadDb, limit: number): Promise<PersonRow[]> {
  const rows = await db
    .selectFrom('person as p')
    .innerJoin('public_byline as b', 'b.person_id', 'p.id')
    .leftJoin('media as m', 'm.id', 'p.portrait_id')
    .select((e) => [
      'p.id',
      'p.name',
      'p.slug',
      'p.kind',
      'p.title',
      'p.bio',
      'm.id as media_id',
      'm.alt',
      'm.width',
      'm.height',
      'm.variants',
      e.fn.max('b.published_at').as('last'),
    ])
    .where('p.kind', '=', 'columnist')
    .where('p.byline_hidden', '=', 0)
    .groupBy([
      'p.id',
      'p.name',
      'p.slug',
      'p.kind',
      'p.title',
      'p.bio',
      'm.id',
      'm.alt',
      'm.width',
      'm.height',
      'm.variants',
    ])
    .orderBy('last', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    slug: row.slug,
    kind: row.kind,
    title: row.title,
    bio: row.bio,
    portrait:
      row.media_id === null || row.variants === null
        ? null
        : toPublicMedia({
            id: row.media_id,
            alt: row.alt ?? '',
            caption: '',
            credit: '',
            width: row.width,
            height: row.height,
            variants: row.variants,
          }),
  }))
}

interface TagName {
  readonly id: number
  readonly name: string
  readonly slug: string
}

export function publicTag(db: ReadDb, slugs: readonly string[]): Promise<TagName | undefined> {
  return publicTags(db).where('tag.slug', 'in', slugs).limit(1).executeTakeFirst()
}

export function publicTagById(db: ReadDb, id: number): Promise<TagName | undefined> {
  return publicTags(db).where('tag.id', '=', id).executeTakeFirst()
}

/** Tags of something published: the words of a withdrawn article go with it. */
function publicTags(db: ReadDb) {
  return db
    .selectFrom('tag')
    .select(['tag.id', 'tag.name', 'tag.slug'])
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('public_tag').select('public_tag.article_id').whereRef('public_tag.tag_id', '=', 'tag.id')),
    )
}

export async function publicPage(
  db: ReadDb,
  id: number,
): Promise<{ id: number; title: string; slug: string; body: Body; changedAt: string; lang: string } | null> {
  const row = await db
    .selectFrom('page')
    .select(['id', 'title', 'slug', 'body', 'changed_at', 'lang'])
    .where('id', '=', id)
    .where('published', '=', 1)
    .executeTakeFirst()
  return row
    ? {
        id: row.id,
        title: row.title,
        slug: row.slug,
        body: JSON.parse(row.body) as Body,
        changedAt: row.changed_at,
        lang: row.lang,
      }
    : null
}

/** The article of a short code, published or not; what is public is decided at its own address. */
export async function shortCodeTarget(db: ReadDb, code: string): Promise<number | null> {
  const row = await db.selectFrom('short_code').select('article_id').where('code', '=', code).executeTakeFirst()
  return row?.article_id ?? null
}

export interface OldAddress {
  readonly kind: 'article' | 'section' | 'tag' | 'person' | 'page' | 'media' | 'front' | 'feed'
  readonly targetId: number | null
  /** True when the page is served at its old address itself. */
  readonly serve: boolean
}

/** Those of these addresses that lead somewhere; one query. */
export async function oldAddresses(db: ReadDb, keys: readonly string[]): Promise<ReadonlyMap<string, OldAddress>> {
  if (keys.length === 0) return new Map()
  const rows = await db
    .selectFrom('old_address')
    .select(['path_key', 'kind', 'target_id', 'serve'])
    .where('path_key', 'in', keys)
    .execute()
  return new Map(
    rows.map(({ path_key, kind, target_id, serve }) => [path_key, { kind, targetId: target_id, serve: serve === 1 }]),
  )
}
