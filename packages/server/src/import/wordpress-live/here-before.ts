/** What earlier imports of the same site brought, by the numbers it had there. */

import { untouchedArticle, untouchedPage } from '../../actions/import/likes.ts'
import type { ReadDb } from '../../store/database.ts'
import type { ImportKeys } from '../wordpress/import-keys.ts'

/** Something of ours that was brought from there. */
export interface Moved {
  readonly kind: 'article' | 'page'
  readonly id: number
  readonly title: string
}

export interface HereBefore {
  /** Login names by the slug that WordPress makes of them. */
  readonly logins: ReadonlyMap<string, string>
  /** Numbers of posts and pages, by type. */
  readonly numbers: ReadonlyMap<string, ReadonlySet<number>>
  readonly pictures: ReadonlySet<number>
}

const AT_ONCE = 500
const NOTHING: HereBefore = { logins: new Map(), numbers: new Map(), pictures: new Set() }

export async function hereBefore(read: ReadDb | null, keys: ImportKeys): Promise<HereBefore> {
  if (read === null) return NOTHING
  const logins = new Map<string, string>()
  for (const { name } of await keysFrom(read, keys.author(''))) {
    logins.set(name.toLowerCase().replaceAll(/[\s._@]+/gu, '-'), name)
  }
  const post = new Set<number>()
  const page = new Set<number>()
  for (const { kind, name } of await keysFrom(read, itemPrefix(keys))) {
    if (/^\d+$/u.test(name)) (kind === 'page' ? page : post).add(Number(name))
  }
  const pictures = new Set<number>()
  for (const { name } of await keysFrom(read, keys.media(0).slice(0, -1))) pictures.add(Number(name))
  return { logins, numbers: new Map(Object.entries({ post, page })), pictures }
}

function itemPrefix(keys: ImportKeys): string {
  return keys.itemId(0).slice(0, -1)
}

/** Keys that begin so, without their beginning. */
async function keysFrom(read: ReadDb, prefix: string): Promise<{ kind: string; name: string }[]> {
  const rows = await read
    .selectFrom('import_item')
    .select(['key', 'kind'])
    .where('key', '>=', prefix)
    .where('key', '<', `${prefix}\uffff`)
    .where('target_id', 'is not', null)
    .execute()
  return rows
    .filter(({ key }) => key.startsWith(prefix))
    .map(({ key, kind }) => ({ kind, name: key.slice(prefix.length) }))
}

/** Of these numbers those that readers can see here. */
export async function shownHere(read: ReadDb, keys: ImportKeys, numbers: readonly number[]): Promise<Moved[]> {
  const moved: Moved[] = []
  for (const { kind, targetId } of await itemsOf(read, keys, numbers)) {
    if (targetId === null) continue
    const row =
      kind === 'page'
        ? await read
            .selectFrom('page')
            .select('title')
            .where('id', '=', targetId)
            .where('published', '=', 1)
            .executeTakeFirst()
        : await read.selectFrom('public_article').select('title').where('id', '=', targetId).executeTakeFirst()
    if (row !== undefined) moved.push({ kind: kind === 'page' ? 'page' : 'article', id: targetId, title: row.title })
  }
  return moved
}

/** A change there since the thing came in, and people have worked on it here too. */
export async function changedOnBoth(
  read: ReadDb,
  keys: ImportKeys,
  changes: ReadonlyMap<number, string>,
): Promise<Moved[]> {
  const both: Moved[] = []
  for (const { kind, targetId, number, at } of await itemsOf(read, keys, [...changes.keys()])) {
    const changedAt = changes.get(number)
    if (targetId === null || changedAt === undefined || changedAt <= at) continue
    const untouched = kind === 'page' ? await untouchedPage(read, targetId) : await untouchedArticle(read, targetId)
    if (untouched !== null) continue
    const table = kind === 'page' ? 'page' : 'article'
    const row = await read.selectFrom(table).select('title').where('id', '=', targetId).executeTakeFirst()
    if (row !== undefined) both.push({ kind: table, id: targetId, title: row.title })
  }
  return both
}

interface KnownItem {
  readonly kind: string
  readonly targetId: number | null
  readonly number: number
  readonly at: string
}

async function itemsOf(read: ReadDb, keys: ImportKeys, numbers: readonly number[]): Promise<KnownItem[]> {
  const items: KnownItem[] = []
  for (let from = 0; from < numbers.length; from += AT_ONCE) {
    const some = new Map(numbers.slice(from, from + AT_ONCE).map((number) => [keys.itemId(number), number]))
    const rows = await read
      .selectFrom('import_item')
      .select(['key', 'kind', 'target_id', 'at'])
      .where('key', 'in', [...some.keys()])
      .execute()
    for (const { key, kind, target_id, at } of rows) {
      const number = some.get(key)
      if (number !== undefined && (kind === 'page' || kind === 'article')) {
        items.push({ kind, targetId: target_id, number, at })
      }
    }
  }
  return items
}
