/** Navigation menus of the old site: one of them fills the main menu here while nobody has made one. */

import { fold } from '@warraq/arabic'
import type { CallAction } from '../../actions/call.ts'
import type { MenuEntry } from '../../actions/import/menu-entry.ts'
import { isMenuEmpty } from '../../actions/import/menu-entry.ts'
import type { ReadDb } from '../../store/database.ts'
import { hashOf } from './import-keys.ts'
import type { LeaveReason, ReportBook } from './import-report.ts'
import type { SectionPlan } from './section-wishes.ts'
import type { Survey } from './survey.ts'
import { FOOT_MENUS } from './wordpress-names.table.ts'
import type { WxrItem } from './wxr-records.ts'

const MOST_ENTRIES = 40
const MOST_ITEMS = 2000
const LONGEST_LABEL = 60

interface Line {
  readonly wpId: number
  /** Slug of the menu. */
  readonly menu: string
  readonly label: string
  readonly order: number
  readonly above: number
  readonly type: string
  readonly object: string
  readonly objectId: number
  readonly url: string
}

export interface MenuParts {
  readonly survey: Survey
  readonly sections: SectionPlan
  readonly book: ReportBook
  readonly read: ReadDb | null
  readonly call: CallAction
  readonly runId: number | null
  readonly isHere: (kind: 'item', wpId: number) => boolean
}

export class MenuItems {
  readonly #lines: Line[] = []
  #beyond = 0

  take(item: WxrItem): void {
    if (this.#lines.length >= MOST_ITEMS) {
      this.#beyond += 1
      return
    }
    const meta = (name: string): string => item.meta.get(`_menu_item_${name}`)?.[0] ?? ''
    this.#lines.push({
      wpId: item.wpId ?? 0,
      menu: item.terms.find(({ domain }) => domain === 'nav_menu')?.slug ?? '',
      label: item.title,
      order: item.menuOrder,
      above: Number(meta('menu_item_parent')) || 0,
      type: meta('type'),
      object: meta('object'),
      objectId: Number(meta('object_id')) || 0,
      url: meta('url').trim(),
    })
  }

  /** After everything that menus lead to has come in. */
  async give(parts: MenuParts): Promise<void> {
    const { book } = parts
    book.read('menu-items', this.#lines.length + this.#beyond)
    const chosen = chooseMenu(this.#lines)
    const leave = (line: Line, why: LeaveReason): void =>
      book.leave('menu-items', why, { example: line.label || line.url })
    book.leave('menu-items', 'other-menu', { count: this.#beyond })
    const entries: { line: Line; entry: MenuEntry }[] = []
    for (const line of this.#lines.toSorted((a, b) => a.order - b.order)) {
      const entry = line.menu === chosen ? entryOf(line, parts) : null
      if (line.menu !== chosen) leave(line, 'other-menu')
      else if (line.above !== 0 || entries.length >= MOST_ENTRIES) leave(line, 'menu-below')
      else if (entry === null) leave(line, 'leads-nowhere')
      else entries.push({ line, entry })
    }
    if (entries.length === 0) return
    const { outcome, led } = await put(
      parts,
      chosen,
      entries.map(({ entry }) => entry),
    )
    for (const [index, { line }] of entries.entries()) {
      if (led[index] === false) leave(line, 'leads-nowhere')
      else if (outcome === 'kept') leave(line, 'menu-kept')
      else book.became('menu-items', outcome)
    }
  }
}

/** The longest that does not stand at the end of pages; the first of several. */
function chooseMenu(lines: readonly Line[]): string {
  const counts = new Map<string, number>()
  for (const { menu, above } of lines) if (above === 0) counts.set(menu, (counts.get(menu) ?? 0) + 1)
  const ranked = [...counts].toSorted(([a, one], [b, other]) => {
    const foot = Number(FOOT_MENUS.test(a)) - Number(FOOT_MENUS.test(b))
    return foot === 0 ? other - one : foot
  })
  return ranked[0]?.[0] ?? ''
}

/** Null for what leads nowhere here. */
function entryOf(line: Line, parts: MenuParts): MenuEntry | null {
  const label = line.label.slice(0, LONGEST_LABEL).trim()
  const target = targetOf(line, parts)
  if (target === null || (target.kind === 'address' && fold(label) === '')) return null
  return { label, target }
}

function targetOf(line: Line, { survey, sections, isHere }: MenuParts): MenuEntry['target'] | null {
  const { keys, siteUrl } = survey
  if (line.type === 'taxonomy' && line.object === 'category') {
    const term = survey.categories.withNumber(line.objectId)
    const key = term === null ? null : sections.keyOf(term)
    return key === null ? null : { kind: 'section', key }
  }
  if (line.type === 'post_type') {
    if (!isHere('item', line.objectId)) return null
    return { kind: line.object === 'page' ? 'page' : 'article', key: keys.itemId(line.objectId) }
  }
  return line.type === 'custom' ? addressOf(line.url, siteUrl) : null
}

function addressOf(url: string, siteUrl: string): MenuEntry['target'] | null {
  const base = URL.canParse(siteUrl) ? siteUrl : 'http://site.invalid'
  if (url === '' || url.startsWith('#') || !URL.canParse(url, base)) return null
  const asked = new URL(url, base)
  const home = new URL(base)
  if (!/^https?:$/u.test(asked.protocol)) return null
  const isOwn = asked.host.replace(/^www\./u, '') === home.host.replace(/^www\./u, '')
  const path = `${asked.pathname}${asked.search}`
  if (isOwn && (path === '/' || path === home.pathname)) return { kind: 'front' }
  const href = isOwn ? path.replace(/^\/{2,}/u, '/') : asked.href
  return href.length > 500 ? null : { kind: 'address', href }
}

async function put(
  { survey, call, runId, read }: MenuParts,
  menu: string,
  entries: readonly MenuEntry[],
): Promise<{ outcome: 'written' | 'unchanged' | 'kept'; led: readonly boolean[] }> {
  const key = survey.keys.menu(menu)
  if (runId !== null) {
    const input = { runId, key, hash: hashOf(entries), place: 'main' as const, entries }
    return call('import/import-menu', input, { actor: { kind: 'operator' } })
  }
  const led = entries.map(() => true)
  if (read === null) return { outcome: 'written', led }
  const known = await read.selectFrom('import_item').select('key').where('key', '=', key).executeTakeFirst()
  if (known) return { outcome: 'unchanged', led }
  return { outcome: (await isMenuEmpty(read, 'main')) ? 'written' : 'kept', led }
}
