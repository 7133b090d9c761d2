/** Entries of menus as an export has them: items whose facts are in their meta data. */

import type { WxrItem } from '../wordpress/wxr-records.ts'
import { decodeSlug, plainName } from '../wordpress/wxr-values.ts'
import type { Names } from './live-items.ts'
import { itemFrom } from './live-items.ts'
import type { Row } from './live-json.ts'
import { idIn, idsIn, textIn } from './live-json.ts'

const NO_NAMES: Names = { logins: new Map(), terms: new Map(), fields: new Map() }

/** @param menus by number */
export function menuItemFrom(row: Row, menus: ReadonlyMap<number, Row>): WxrItem {
  const item = itemFrom({ ...row, type: 'nav_menu_item', link: '', _embedded: {} }, NO_NAMES, [])
  const numbers = typeof row['menus'] === 'number' ? [row['menus']] : idsIn(row, 'menus')
  const facts = {
    _menu_item_type: textIn(row, 'type'),
    _menu_item_object: textIn(row, 'object'),
    _menu_item_object_id: textIn(row, 'object_id'),
    _menu_item_menu_item_parent: String(idIn(row, 'parent') ?? 0),
    _menu_item_url: textIn(row, 'type') === 'custom' ? textIn(row, 'url') : '',
  }
  return {
    ...item,
    parentWpId: null,
    terms: numbers.flatMap((number) => {
      const menu = menus.get(number)
      if (menu === undefined) return []
      return [{ domain: 'nav_menu', slug: decodeSlug(textIn(menu, 'slug')), name: plainName(textIn(menu, 'name')) }]
    }),
    meta: new Map(Object.entries(facts).map(([key, value]) => [key, [value]])),
  }
}
