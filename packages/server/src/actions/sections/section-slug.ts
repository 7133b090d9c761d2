import { slug, slugKey } from '@warraq/arabic'
import { Refusal } from '@warraq/core/errors'
import { isReservedSlug } from '@warraq/core/site/reserved'
import type { WriteContext } from '../action.ts'

/** Letters of an address people can still read aloud. */
const MAX_LETTERS = 60

/**
 * The slug a section gets. One that was chosen is refused when it is reserved or another section answers to any
 * spelling of it; one made from the name gets a number instead.
 * @param self the section itself, whose own slug is no obstacle
 */
export async function sectionSlug(
  context: WriteContext,
  wish: { chosen: string | null; name: string },
  self: number | null,
): Promise<string> {
  const rows = await context.db.selectFrom('section').select(['id', 'slug']).execute()
  const taken = new Set(rows.filter(({ id }) => id !== self).map((row) => slugKey(row.slug)))
  if (wish.chosen !== null) return chosenSlug(wish.chosen, taken)
  const wanted = slug(wish.name, { maxLetters: MAX_LETTERS }) || 'section'
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? wanted : `${wanted}-${n}`
    if (!isReservedSlug(candidate) && !taken.has(slugKey(candidate))) return candidate
  }
}

function chosenSlug(chosen: string, taken: ReadonlySet<string>): string {
  const wanted = slug(chosen, { maxLetters: MAX_LETTERS })
  if (wanted === '') throw new Refusal('bad-input', { field: 'slug' })
  if (isReservedSlug(wanted)) throw new Refusal('slug-reserved', { field: 'slug', slug: wanted })
  if (taken.has(slugKey(wanted))) throw new Refusal('slug-taken', { field: 'slug', slug: wanted })
  return wanted
}
