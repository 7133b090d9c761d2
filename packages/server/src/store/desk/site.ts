import type { SiteView } from '@warraq/core/contract/site'
import type { ReadDb } from '../database.ts'
import { readSiteSettings } from '../reader/site.ts'

/** The newsroom's choices with who made them last; of a site nobody has changed, the first ones. */
export async function readSite(db: ReadDb): Promise<SiteView> {
  const { settings, lockVersion, changedAt, changedBy } = await readSiteSettings(db)
  const saver =
    changedBy === null
      ? undefined
      : await db.selectFrom('account').select('name').where('id', '=', changedBy).executeTakeFirst()
  return { settings, lockVersion, savedAt: changedAt ?? '', savedBy: saver?.name ?? null }
}
