/** Which article of the newsroom a page of the old site, or of this one, has become. */

import { slugKey } from '@warraq/arabic'
import { oldAddressKey } from '@warraq/core/links/addresses'
import type { ReadDb } from '../../store/database.ts'
import { oldAddressFrom } from '../intake/old-address.ts'

export interface ArticleHere {
  readonly id: number
  readonly lang: 'ar' | 'en'
}

const OWN = /^\/(?:[a-z]{2}\/)?[^/]+\/([1-9]\d{0,14})(?:\/([^/]+))?$/u

/** By an old address that leads to it; else by its own address here, whose id and words belong together. */
export async function articleAt(read: ReadDb, addresses: readonly string[]): Promise<ArticleHere | null> {
  for (const address of addresses) {
    const { path } = oldAddressFrom(address)
    const found = path === null ? null : ((await byOldAddress(read, path)) ?? (await byOwnAddress(read, path)))
    if (found !== null) return found
  }
  return null
}

async function byOldAddress(read: ReadDb, path: string): Promise<ArticleHere | null> {
  const row = await read
    .selectFrom('old_address')
    .select(['kind', 'target_id'])
    .where('path_key', '=', path)
    .executeTakeFirst()
  return row?.kind === 'article' && row.target_id !== null ? articleOf(read, row.target_id) : null
}

async function byOwnAddress(read: ReadDb, path: string): Promise<ArticleHere | null> {
  const [, id, last] = OWN.exec(path) ?? []
  if (id === undefined || last === undefined) return null
  const row = await read.selectFrom('public_article').select('slug').where('id', '=', Number(id)).executeTakeFirst()
  const isIt = row !== undefined && slugKey(row.slug) === slugKey(oldAddressKey(last) ?? last)
  return isIt ? articleOf(read, Number(id)) : null
}

async function articleOf(read: ReadDb, id: number): Promise<ArticleHere | null> {
  const row = await read.selectFrom('article').select(['id', 'lang']).where('id', '=', id).executeTakeFirst()
  return row ? { id: row.id, lang: row.lang === 'en' ? 'en' : 'ar' } : null
}
