import { cleanName } from '@warraq/arabic'
import type { MenuItem, MenuName, MenuTarget } from '@warraq/core/contract/pages'
import { articlePath } from '@warraq/core/links/addresses'
import { readSiteSettings } from '../../store/reader/site.ts'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'
import { KnownItems } from './known-items.ts'
import type { MenuEntry } from './menu-entry.ts'
import { isMenuEmpty } from './menu-entry.ts'

export interface ImportMenu {
  readonly runId: number
  readonly key: string
  readonly hash: string
  readonly place: MenuName
  readonly entries: readonly MenuEntry[]
}

export interface ImportedMenu {
  /** `kept`: the newsroom has a menu there already, which stays. */
  readonly outcome: 'written' | 'unchanged' | 'kept'
  /** Of each entry whether it leads somewhere here. */
  readonly led: readonly boolean[]
}

/** Fills a menu that nobody has filled. What it replaces is remembered with the run. */
export const importMenu = defineAction(async (context, input: ImportMenu): Promise<ImportedMenu> => {
  await allow(context, 'site.manage')
  const known = new KnownItems(context, input.runId)
  const keys = input.entries.flatMap(({ target }) => ('key' in target ? [target.key] : []))
  await known.load([input.key, ...keys])
  const targets = await Promise.all(input.entries.map((entry) => targetOf(context, known, entry)))
  const led = targets.map((target) => target !== null)
  if (known.get(input.key) !== null) return { outcome: 'unchanged', led }
  if (!(await isMenuEmpty(context.db, input.place))) return { outcome: 'kept', led }
  const items = input.entries.flatMap(({ label }, index): MenuItem[] => {
    const target = targets[index] ?? null
    return target === null ? [] : [{ label: cleanName(label), target }]
  })
  const row = { items: JSON.stringify(items), lock_version: 1, changed_at: context.now }
  await context.db
    .insertInto('menu')
    .values({ place: input.place, ...row })
    .onConflict((conflict) =>
      conflict.column('place').doUpdateSet((e) => ({ ...row, lock_version: e('menu.lock_version', '+', 1) })),
    )
    .execute()
  await context.db
    .updateTable('import_run')
    .set({ replaced: JSON.stringify({ menus: { [input.place]: row.items } }) })
    .where('id', '=', input.runId)
    .execute()
  known.remember({ kind: 'menu', key: input.key, targetId: 0, hash: input.hash, made: true })
  await known.store()
  context.drop('site')
  return { outcome: 'written', led }
})

async function targetOf(context: WriteContext, known: KnownItems, { target }: MenuEntry): Promise<MenuTarget | null> {
  if (target.kind === 'front') return { kind: 'front' }
  if (target.kind === 'address') return { kind: 'address', href: target.href }
  const id = known.idOf(target.kind, target.key)
  if (id === null) return null
  if (target.kind !== 'article') return { kind: target.kind, id }
  const row = await context.db
    .selectFrom('public_article as a')
    .leftJoin('section as s', 's.id', 'a.section_id')
    .select(['a.slug', 'a.lang', 's.slug as sectionSlug'])
    .where('a.id', '=', id)
    .executeTakeFirst()
  if (!row) return null
  const { settings } = await readSiteSettings(context.db)
  const prefix = row.lang === settings.language ? null : row.lang
  return { kind: 'address', href: articlePath({ id, slug: row.slug, sectionSlug: row.sectionSlug }, prefix) }
}
