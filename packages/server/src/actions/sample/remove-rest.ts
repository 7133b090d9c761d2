import type { MenuItem } from '@warraq/core/contract/pages'
import { readSiteSettings } from '../../store/reader/site.ts'
import type { WriteContext } from '../action.ts'
import { takeFromIndex } from '../search/write-index.ts'
import { changeSettings } from '../site/change-settings.ts'
import type { Terms } from '../site/first-pages.ts'
import { firstPages } from '../site/first-pages.ts'
import type { InUse } from './in-use.ts'
import type { Remembered } from './remembered.ts'
import type { KeptThing } from './removed.ts'

export interface Gone {
  readonly gone: number
  readonly kept: readonly KeptThing[]
}

interface Row {
  readonly id: number
  readonly name: string
}

/** Splits things into those that go and those that stay, with the reason. */
function sift(
  kind: KeptThing['kind'],
  things: readonly Remembered[],
  rows: readonly Row[],
  isUsed: (row: Row) => boolean,
): { going: number[]; kept: KeptThing[] } {
  const edited = new Set(things.filter(({ state }) => state === 'edited').map(({ id }) => id))
  const going: number[] = []
  const kept: KeptThing[] = []
  for (const row of rows) {
    const why = edited.has(row.id) ? 'edited' : isUsed(row) ? 'in-use' : null
    if (why === null) going.push(row.id)
    else kept.push({ kind, id: row.id, name: row.name, why })
  }
  return { going, kept }
}

const idsOf = (things: readonly Remembered[]): number[] => things.map(({ id }) => id)

export async function removePersons(context: WriteContext, things: readonly Remembered[], used: InUse): Promise<Gone> {
  if (things.length === 0) return { gone: 0, kept: [] }
  const rows = await context.db
    .selectFrom('person')
    .select(['id', 'name'])
    .where('id', 'in', idsOf(things))
    .orderBy('id')
    .execute()
  const { going, kept } = sift('person', things, rows, ({ id }) => used.personIds.has(id))
  if (going.length > 0) {
    await context.db.deleteFrom('old_address').where('kind', '=', 'person').where('target_id', 'in', going).execute()
    await context.db.deleteFrom('person').where('id', 'in', going).execute()
  }
  going.forEach((id) => context.drop(`person:${id}`))
  return { gone: going.length, kept }
}

/** Children first: a section stays while one below it stays. */
export async function removeSections(context: WriteContext, things: readonly Remembered[], used: InUse): Promise<Gone> {
  const { db } = context
  const kept: KeptThing[] = []
  let gone = 0
  for (const thing of things.toReversed()) {
    const rows = await db.selectFrom('section').select(['id', 'name']).where('id', '=', thing.id).execute()
    const child = await db
      .selectFrom('section')
      .select('id')
      .where('parent_id', '=', thing.id)
      .limit(1)
      .executeTakeFirst()
    const verdict = sift('section', [thing], rows, ({ id }) => used.sectionIds.has(id) || child !== undefined)
    kept.unshift(...verdict.kept)
    for (const id of verdict.going) {
      await db.deleteFrom('old_address').where('kind', '=', 'section').where('target_id', '=', id).execute()
      await db.deleteFrom('section').where('id', '=', id).execute()
      context.drop(`section:${id}`)
      gone += 1
    }
  }
  return { gone, kept }
}

export async function removeTags(context: WriteContext, things: readonly Remembered[], used: InUse): Promise<Gone> {
  if (things.length === 0) return { gone: 0, kept: [] }
  const rows = await context.db
    .selectFrom('tag')
    .select(['id', 'name', 'name_key'])
    .where('id', 'in', idsOf(things))
    .orderBy('id')
    .execute()
  const wanted = new Set(rows.filter(({ name_key: key }) => used.tagKeys.has(key)).map(({ id }) => id))
  const { going, kept } = sift('tag', things, rows, ({ id }) => used.tagIds.has(id) || wanted.has(id))
  if (going.length > 0) {
    await context.db.deleteFrom('old_address').where('kind', '=', 'tag').where('target_id', 'in', going).execute()
    await context.db.deleteFrom('tag').where('id', 'in', going).execute()
  }
  going.forEach((id) => context.drop(`tag:${id}`))
  return { gone: going.length, kept }
}

/** Pictures go after the persons whose portraits they are. Their bytes follow by a job, unless others share them. */
export async function removeMedia(context: WriteContext, things: readonly Remembered[], used: InUse): Promise<Gone> {
  const { db } = context
  if (things.length === 0) return { gone: 0, kept: [] }
  const portraits = await db
    .selectFrom('person')
    .select('portrait_id')
    .where('portrait_id', 'in', idsOf(things))
    .execute()
  // Whose file somebody replaced is theirs.
  const replaced = await db.selectFrom('media').select('former_of').where('former_of', 'in', idsOf(things)).execute()
  const worn = new Set([...portraits.map(({ portrait_id: id }) => id), ...replaced.map(({ former_of: id }) => id)])
  const rows = await db
    .selectFrom('media')
    .select(['id', 'alt as name', 'blob_key', 'variants'])
    .where('id', 'in', idsOf(things))
    .orderBy('id')
    .execute()
  const { going, kept } = sift('picture', things, rows, ({ id }) => used.mediaIds.has(id) || worn.has(id))
  if (going.length === 0) return { gone: 0, kept }
  await db.deleteFrom('old_address').where('kind', '=', 'media').where('target_id', 'in', going).execute()
  await takeFromIndex(context, 'media', going)
  await db.deleteFrom('media').where('id', 'in', going).execute()
  const freed = rows.filter(({ id }) => going.includes(id))
  const keys = freed.flatMap(({ blob_key: original, variants }) => [
    original,
    ...(JSON.parse(variants) as { key: string }[]).map(({ key }) => key),
  ])
  await context.plan({ kind: 'forget-blobs', payload: { keys: [...new Set(keys)] } })
  return { gone: going.length, kept }
}

/** The words of the founding, where nobody has changed the sample's. */
export async function restorePages(context: WriteContext, things: readonly Remembered[], terms: Terms): Promise<Gone> {
  const { db } = context
  if (things.length === 0) return { gone: 0, kept: [] }
  const rows = await db
    .selectFrom('page')
    .select(['id', 'title as name', 'role', 'lang'])
    .where('id', 'in', idsOf(things))
    .orderBy('id')
    .execute()
  const { going, kept } = sift('page', things, rows, () => false)
  for (const { id, role, lang } of rows.filter((row) => going.includes(row.id))) {
    const first = firstPages(lang === 'en' ? 'en' : 'ar', terms).find((page) => page.role === role)
    if (!first) throw new Error(`sample: no first page for ${role ?? ''}`)
    await db
      .updateTable('page')
      .set((e) => ({
        body: JSON.stringify(first.body),
        lock_version: e('lock_version', '+', 1),
        changed_at: context.now,
        changed_by: null,
      }))
      .where('id', '=', id)
      .execute()
    context.drop(`page:${id}`)
  }
  return { gone: going.length, kept }
}

/** Menu items whose section or page is gone lead nowhere. */
export async function tidyMenus(context: WriteContext): Promise<void> {
  const { db } = context
  const sections = new Set((await db.selectFrom('section').select('id').execute()).map(({ id }) => id))
  const pages = new Set((await db.selectFrom('page').select('id').execute()).map(({ id }) => id))
  const leads = ({ target }: MenuItem) =>
    target.kind === 'section' ? sections.has(target.id) : target.kind !== 'page' || pages.has(target.id)
  for (const { place, items } of await db.selectFrom('menu').select(['place', 'items']).execute()) {
    const all = JSON.parse(items) as MenuItem[]
    const left = all.filter(leads)
    if (left.length === all.length) continue
    await db
      .updateTable('menu')
      .set((e) => ({ items: JSON.stringify(left), lock_version: e('lock_version', '+', 1), changed_at: context.now }))
      .where('place', '=', place)
      .execute()
  }
}

export async function restoreTaglines(context: WriteContext, things: readonly Remembered[]): Promise<void> {
  if (!things.some(({ state }) => state === 'as-made')) return
  const { settings, lockVersion } = await readSiteSettings(context.db)
  await changeSettings.run(context, { settings: { ...settings, taglines: { ar: '', en: '' } }, lockVersion })
}
