import type { MenuName } from '@warraq/core/contract/pages'
import type { ReadDb } from '../../store/database.ts'

/** One line of a menu, by what the old site called its target. */
export interface MenuEntry {
  readonly label: string
  readonly target:
    | { readonly kind: 'section' | 'page' | 'article'; readonly key: string }
    | { readonly kind: 'address'; readonly href: string }
    | { readonly kind: 'front' }
}

export async function isMenuEmpty(db: ReadDb, place: MenuName): Promise<boolean> {
  const row = await db.selectFrom('menu').select('items').where('place', '=', place).executeTakeFirst()
  return row === undefined || (JSON.parse(row.items) as unknown[]).length === 0
}
