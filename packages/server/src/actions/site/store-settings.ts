import type { SiteSettings } from '@warraq/core/contract/site'
import { readSiteSettings } from '../../store/reader/site.ts'
import type { WriteContext } from '../action.ts'

/** Writes the newsroom's choices as a whole, keeps the former ones as history, and drops every page. */
export async function storeSettings(
  context: WriteContext,
  settings: SiteSettings,
  lockVersion: number,
  by: number | null,
): Promise<void> {
  const row = { value: JSON.stringify({ settings, lockVersion }), changed_at: context.now, changed_by: by }
  await context.db
    .insertInto('setting')
    .values({ name: 'site', ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute()
  await context.db
    .insertInto('setting_history')
    .values({ name: 'site', ...row })
    .execute()
  context.drop('site')
  await context.emit({ type: 'site-changed', what: 'settings' })
  context.audit('site.settings-changed', 'site', { lockVersion })
}

/** The name chosen at the set-up, in the language of the site. */
export async function nameSite(context: WriteContext, name: string, by: number): Promise<void> {
  const { settings, lockVersion } = await readSiteSettings(context.db)
  const names = { ...settings.names, [settings.language]: name }
  await storeSettings(context, { ...settings, names }, lockVersion + 1, by)
}
