import type { SiteSettings } from '@warraq/core/contract/site'
import { defineAction } from '../action.ts'
import { accountIdOf, allow } from '../people/staff.ts'
import { Refusal } from '@warraq/core/errors'
import { readSiteSettings } from '../../store/reader/site.ts'

/** Stores the newsroom's choices as a whole, keeps the former ones as history, and drops every page. */
export const changeSettings = defineAction(async (context, input: { settings: SiteSettings; lockVersion: number }): Promise<{ lockVersion: number }> => {
  await allow(context, 'site.manage')
  const current = await readSiteSettings(context.db)
  if (current.lockVersion !== input.lockVersion) throw new Refusal('edited-meanwhile', { lockVersion: current.lockVersion })
  const lockVersion = current.lockVersion + 1
  const row = { value: JSON.stringify({ settings: input.settings, lockVersion }), changed_at: context.now, changed_by: accountIdOf(context) }
  await context.db.insertInto('setting').values({ name: 'site', ...row }).onConflict((conflict) => conflict.column('name').doUpdateSet(row)).execute()
  await context.db.insertInto('setting_history').values({ name: 'site', ...row }).execute()
  context.drop('site')
  await context.emit({ type: 'site-changed', what: 'settings' })
  context.audit('site.settings-changed', 'site')
  return { lockVersion }
})
