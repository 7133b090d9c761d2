import type { ReadDb } from '../../store/database.ts'
import type { WriteContext } from '../action.ts'
import { accountIdOf } from '../people/staff.ts'

/** What has happened to the site as a whole, kept beside the newsroom's choices in `setting`. */
export interface SiteMarks {
  /** Terms, pages and menus of a new site were written. */
  readonly founded: 'yes'
  readonly sample: 'loaded' | 'removed' | 'declined'
  /** By which the program's list of words was told from another when it was last brought in. */
  readonly lexicon: string
  /** The number from which the secret for the outside scorer follows. */
  readonly 'scorer-secret': string
  /** The analyser for which a whole new index was begun; gone when it is there. */
  readonly reindex: number
}

export async function markOf<Name extends keyof SiteMarks>(db: ReadDb, name: Name): Promise<SiteMarks[Name] | null> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', name).executeTakeFirst()
  return row ? (JSON.parse(row.value) as SiteMarks[Name]) : null
}

export async function putMark<Name extends keyof SiteMarks>(
  context: WriteContext,
  name: Name,
  value: SiteMarks[Name],
): Promise<void> {
  const row = { value: JSON.stringify(value), changed_at: context.now, changed_by: accountIdOf(context) }
  await context.db
    .insertInto('setting')
    .values({ name, ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute()
}

export async function takeMark({ db }: WriteContext, name: keyof SiteMarks): Promise<void> {
  await db.deleteFrom('setting').where('name', '=', name).execute()
}
