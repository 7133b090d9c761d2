import type { CareSettings } from '@warraq/core/care/care-settings'
import { Refusal } from '@warraq/core/errors'
import { readCareSettings } from '../../store/reader/care.ts'
import { defineAction } from '../action.ts'
import { accountIdOf, allow } from '../people/staff.ts'

/** How the newspaper takes care. Every page is dropped: a silence closes comments under all of them. */
export const saveCareSettings = defineAction(
  async (
    context,
    input: { readonly settings: CareSettings; readonly lockVersion: number },
  ): Promise<{ lockVersion: number }> => {
    await allow(context, 'site.manage')
    const now = await readCareSettings(context.db)
    if (now.lockVersion !== input.lockVersion)
      throw new Refusal('edited-meanwhile', { lockVersion: now.lockVersion, theirs: now.settings as never })
    const lockVersion = now.lockVersion + 1
    const row = {
      value: JSON.stringify({ settings: input.settings, lockVersion }),
      changed_at: context.now,
      changed_by: accountIdOf(context),
    }
    await context.db
      .insertInto('setting')
      .values({ name: 'care', ...row })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
      .execute()
    await context.db
      .insertInto('setting_history')
      .values({ name: 'care', ...row })
      .execute()
    context.drop('site')
    await context.emit({ type: 'site-changed', what: 'care' })
    context.audit('site.care-changed', 'site', { lockVersion, silences: input.settings.silences.length })
    return { lockVersion }
  },
)
