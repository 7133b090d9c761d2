import { slug } from '@warraq/arabic'
import type { WriteContext } from '../action.ts'

/**
 * An address for a tag, numbered when another has it: names that differ only in signs («C» and «C++») have one slug.
 * @param self the tag itself, whose own address is no obstacle
 */
export async function freeTagSlug({ db }: WriteContext, name: string, self: number | null): Promise<string> {
  const wanted = slug(name) || 'tag'
  for (let n = 1; ; n += 1) {
    const candidate = n === 1 ? wanted : `${wanted}-${n}`
    const taken = await db.selectFrom('tag').select('id').where('slug', '=', candidate).executeTakeFirst()
    if (!taken || taken.id === self) return candidate
  }
}
