import type { MenuItem } from '@warraq/core/contract/pages'
import type { WriteContext } from '../action.ts'
import type { PageRole } from '../site/first-pages.table.ts'
import { idOf } from './keys.ts'
import { bodyOf } from './sample-body.ts'
import type { SampleMenuItem, SampleNewsroom } from './sample-input.ts'

/** Pages for which the sample has words of its own. The page of the terms keeps the clauses it was founded with. */
const ROLES: Readonly<Record<string, PageRole>> = {
  about: 'about',
  masthead: 'staff',
  contact: 'contact',
  'corrections-policy': 'corrections-policy',
  privacy: 'privacy',
}

/** Writes the sample's words into the static pages of the founded site. */
export async function loadPages(context: WriteContext, { pages }: SampleNewsroom): Promise<Map<string, number>> {
  const made = new Map<string, number>()
  for (const { key, body } of pages) {
    const role = ROLES[key]
    if (role === undefined) continue
    const row = await context.db
      .updateTable('page')
      .set((e) => ({
        body: JSON.stringify(bodyOf(body, new Map())),
        lock_version: e('lock_version', '+', 1),
        changed_at: context.now,
        changed_by: null,
      }))
      .where('role', '=', role)
      .returning('id')
      .executeTakeFirst()
    if (row) made.set(role, row.id)
  }
  return made
}

/** The sample's sections in the main menu, unless somebody has made one. */
export async function loadMainMenu(
  context: WriteContext,
  { menus }: SampleNewsroom,
  sections: ReadonlyMap<string, number>,
): Promise<void> {
  const items = JSON.stringify(menus.main.flatMap((item) => menuItem(item, sections)))
  await context.db
    .updateTable('menu')
    .set((e) => ({ items, lock_version: e('lock_version', '+', 1), changed_at: context.now }))
    .where('place', '=', 'main')
    .where('items', '=', '[]')
    .execute()
}

function menuItem({ label, target }: SampleMenuItem, sections: ReadonlyMap<string, number>): MenuItem[] {
  switch (target.kind) {
    case 'section':
      return [{ label, target: { kind: 'section', id: idOf(sections, target.key) } }]
    case 'front':
    case 'corrections':
      return [{ label, target: { kind: target.kind } }]
    case 'page':
      return []
  }
}
