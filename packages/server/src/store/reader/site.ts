import type { CareSettings } from '@warraq/core/care/care-settings'
import type { SiteSettings } from '@warraq/core/contract/site'
import type { MenuItem } from '@warraq/core/contract/pages'
import type { Selectable } from 'kysely'
import type { ReadDb } from '../database.ts'
import type { SettingRow } from '../tables.table.ts'
import { careFrom } from './care.ts'
import { FIRST_SETTINGS } from './first-settings.table.ts'

export interface StoredSettings {
  readonly settings: SiteSettings
  readonly lockVersion: number
  readonly changedAt: string | null
  readonly changedBy: number | null
}

export async function readSiteSettings(db: ReadDb): Promise<StoredSettings> {
  const row = await db.selectFrom('setting').selectAll().where('name', '=', 'site').executeTakeFirst()
  return siteFrom(row)
}

function siteFrom(row: Selectable<SettingRow> | undefined): StoredSettings {
  if (!row) return { settings: FIRST_SETTINGS, lockVersion: 0, changedAt: null, changedBy: null }
  const { settings, lockVersion } = JSON.parse(row.value) as { settings: SiteSettings; lockVersion: number }
  return { settings, lockVersion, changedAt: row.changed_at, changedBy: row.changed_by }
}

export interface SectionFact {
  readonly id: number
  readonly parentId: number | null
  readonly slug: string
  readonly name: string
  readonly description: string
}

/** What every page needs about the newspaper: five short queries, kept in memory until a `site` page notice. */
export interface SiteFacts {
  readonly settings: SiteSettings
  readonly care: CareSettings
  readonly sections: readonly SectionFact[]
  readonly menus: Readonly<Record<string, readonly MenuItem[]>>
  /** Languages in which something is public. */
  readonly langs: readonly string[]
  readonly pages: readonly {
    readonly id: number
    readonly slug: string
    readonly title: string
    readonly role: string | null
    readonly lang: string
  }[]
}

export async function readSiteFacts(db: ReadDb): Promise<SiteFacts> {
  const stored = await db.selectFrom('setting').selectAll().where('name', 'in', ['site', 'care']).execute()
  const { settings } = siteFrom(stored.find(({ name }) => name === 'site'))
  const sections = await db
    .selectFrom('section')
    .select(['id', 'parent_id', 'slug', 'name', 'description'])
    .where('hidden', '=', 0)
    .orderBy('position')
    .orderBy('id')
    .execute()
  const menus = await db.selectFrom('menu').select(['place', 'items']).execute()
  const pages = await db
    .selectFrom('page')
    .select(['id', 'slug', 'title', 'role', 'lang'])
    .where('published', '=', 1)
    .orderBy('id')
    .execute()
  const langs = await db.selectFrom('public_article').select('lang').distinct().orderBy('lang').execute()
  return {
    settings,
    care: careFrom(stored.find(({ name }) => name === 'care')?.value).settings,
    langs: langs.map(({ lang }) => lang),
    sections: sections.map(({ id, parent_id, slug, name, description }) => ({
      id,
      parentId: parent_id,
      slug,
      name,
      description,
    })),
    menus: Object.fromEntries(menus.map(({ place, items }) => [place, JSON.parse(items) as MenuItem[]])),
    pages,
  }
}
