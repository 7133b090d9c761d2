import { fold } from '@warraq/arabic'
import type { WriteContext } from '../action.ts'
import { freeAddress } from '../site/old-addresses.ts'
import { freeTagSlug } from '../tags/free-tag-slug.ts'

export interface NamedTag {
  readonly id: number
  readonly name: string
  readonly slug: string
}

/** Finds or makes a tag for each name; names that differ only in marks or stretching are one tag. */
export async function tagsNamed(context: WriteContext, names: readonly string[]): Promise<NamedTag[]> {
  const tags: NamedTag[] = []
  for (const name of names) {
    const key = fold(name)
    if (key === '' || tags.some((tag) => fold(tag.name) === key)) continue
    const found = await context.db
      .selectFrom('tag')
      .select(['id', 'name', 'slug'])
      .where('name_key', '=', key)
      .executeTakeFirst()
    tags.push(found ?? (await makeTag(context, name, key)))
  }
  return tags
}

async function makeTag(context: WriteContext, name: string, key: string): Promise<NamedTag> {
  const slug = await freeTagSlug(context, name, null)
  const { id } = await context.db
    .insertInto('tag')
    .values({ name, name_key: key, slug, created_at: context.now })
    .returning('id')
    .executeTakeFirstOrThrow()
  await freeAddress(context, 'tag', slug)
  return { id, name, slug }
}
