import type { Body } from '@warraq/core/articles/body'
import { bodyReferences } from '@warraq/core/articles/references'
import type { MenuItem, MenuView, PageRow, PageView } from '@warraq/core/contract/pages'
import { MENU_NAMES } from '@warraq/core/contract/pages'
import { Refusal } from '@warraq/core/errors'
import { pagePath } from '@warraq/core/links/addresses'
import type { ReadDb } from '../database.ts'
import { readSiteSettings } from '../reader/site.ts'
import { titlesOf } from './article-view.ts'
import { mediaRefs } from './media.ts'

interface Addressed {
  readonly slug: string
  readonly lang: string
  readonly published: number
}

async function urlMaker(db: ReadDb, origin: string): Promise<(page: Addressed) => string | null> {
  const { settings } = await readSiteSettings(db)
  return ({ slug, lang, published }) =>
    published === 1 ? origin + pagePath(slug, lang === settings.language ? null : lang) : null
}

/** All static pages in the order they were made. `origin` has no slash at its end. */
export async function listPages(db: ReadDb, origin: string): Promise<PageRow[]> {
  const urlOf = await urlMaker(db, origin)
  const rows = await db
    .selectFrom('page')
    .select(['id', 'title', 'slug', 'lang', 'published', 'changed_at'])
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    title: row.title,
    slug: row.slug,
    published: row.published === 1,
    updatedAt: row.changed_at,
    publicUrl: urlOf(row),
  }))
}

export async function readPage(db: ReadDb, origin: string, id: number): Promise<PageView> {
  const row = await db.selectFrom('page').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('not-found', { page: id })
  const body = JSON.parse(row.body) as Body
  const { mediaIds, articleIds } = bodyReferences(body)
  const urlOf = await urlMaker(db, origin)
  return {
    id,
    content: { title: row.title, slug: row.slug, body, published: row.published === 1 },
    lockVersion: row.lock_version,
    updatedAt: row.changed_at,
    publicUrl: urlOf(row),
    media: await mediaRefs(db, mediaIds),
    related: await titlesOf(db, articleIds),
  }
}

/** Both menus; one that nobody has saved yet is empty, with version 0. */
export async function readMenus(db: ReadDb): Promise<MenuView[]> {
  const rows = await db.selectFrom('menu').select(['place', 'items', 'lock_version']).execute()
  return MENU_NAMES.map((name) => {
    const row = rows.find(({ place }) => place === name)
    return { name, items: JSON.parse(row?.items ?? '[]') as MenuItem[], lockVersion: row?.lock_version ?? 0 }
  })
}
