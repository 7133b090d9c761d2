import { cleanName, cleanTitle } from '@warraq/arabic'
import type { SiteSettings } from '@warraq/core/contract/site'
import { Refusal } from '@warraq/core/errors'
import { readSiteSettings } from '../../store/reader/site.ts'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { accountIdOf, allow } from '../people/staff.ts'
import { storeSettings } from './store-settings.ts'

/** The newsroom's choices as a whole. Somebody else's newer choices are answered with the refusal, not overwritten. */
export const changeSettings = defineAction(
  async (context, input: { settings: SiteSettings; lockVersion: number }): Promise<{ lockVersion: number }> => {
    await allow(context, 'site.manage')
    const current = await readSiteSettings(context.db)
    if (current.lockVersion !== input.lockVersion) await refuseStaleSettings(context, current)
    const lockVersion = current.lockVersion + 1
    await storeSettings(context, cleanSettings(input.settings), lockVersion, accountIdOf(context))
    return { lockVersion }
  },
)

async function refuseStaleSettings(
  context: WriteContext,
  current: Awaited<ReturnType<typeof readSiteSettings>>,
): Promise<never> {
  const saver =
    current.changedBy === null
      ? undefined
      : await context.db.selectFrom('account').select('name').where('id', '=', current.changedBy).executeTakeFirst()
  throw new Refusal('edited-meanwhile', {
    lockVersion: current.lockVersion,
    savedAt: current.changedAt ?? '',
    savedBy: saver?.name ?? '',
    theirs: current.settings,
  })
}

function cleanSettings(settings: SiteSettings): SiteSettings {
  const names = { ar: cleanName(settings.names.ar), en: cleanName(settings.names.en) }
  if (names.ar === '') throw new Refusal('bad-input', { field: 'settings.names.ar' })
  if (!isTimeZone(settings.timeZone)) throw new Refusal('bad-input', { field: 'settings.timeZone' })
  const taglines = { ar: cleanTitle(settings.taglines.ar), en: cleanTitle(settings.taglines.en) }
  return { ...settings, names, taglines }
}

/** Whether this runtime knows the zone; one that it does not know would make every date fail. */
function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', { timeZone: name }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
