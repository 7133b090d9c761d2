import { slug, slugKey } from '@warraq/arabic'
import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../action.ts'

async function keysTaken(context: WriteContext, self: number | null): Promise<ReadonlySet<string>> {
  const rows = await context.db.selectFrom('page').select(['id', 'slug']).execute()
  return new Set(rows.filter(({ id }) => id !== self).map((row) => slugKey(row.slug)))
}

/** A free address made from the title. */
export async function freePageSlug(context: WriteContext, title: string): Promise<string> {
  const taken = await keysTaken(context, null)
  const wanted = slug(title) || 'page'
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? wanted : `${wanted}-${n}`
    if (!taken.has(slugKey(candidate))) return candidate
  }
}

/** The address somebody chose, or a refusal. */
export async function chosenPageSlug(context: WriteContext, chosen: string, self: number): Promise<string> {
  const wanted = slug(chosen)
  if (wanted === '') throw new Refusal('bad-input', { field: 'content.slug' })
  if ((await keysTaken(context, self)).has(slugKey(wanted)))
    throw new Refusal('slug-taken', { field: 'content.slug', slug: wanted })
  return wanted
}
