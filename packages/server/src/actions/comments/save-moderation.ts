import type { ModerationSettings } from '@warraq/core/contract/moderation-settings'
import { Refusal } from '@warraq/core/errors'
import { readModeration } from '../../store/reader/moderation.ts'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { accountIdOf, allow } from '../people/staff.ts'

/** How the newspaper moderates, as a whole. Somebody else's newer choices are answered with the refusal, not overwritten. */
export const saveModeration = defineAction(
  async (context, input: { settings: ModerationSettings; lockVersion: number }): Promise<{ lockVersion: number }> => {
    await allow(context, 'moderation.manage')
    const current = await readModeration(context.db)
    if (current.lockVersion !== input.lockVersion) await refuseStale(context, current)
    await checkSettings(context, input.settings)
    const lockVersion = current.lockVersion + 1
    const row = {
      value: JSON.stringify({ settings: input.settings, lockVersion }),
      changed_at: context.now,
      changed_by: accountIdOf(context),
    }
    await context.db
      .insertInto('setting')
      .values({ name: 'moderation', ...row })
      .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
      .execute()
    await context.db
      .insertInto('setting_history')
      .values({ name: 'moderation', ...row })
      .execute()
    context.drop('site')
    await context.emit({ type: 'site-changed', what: 'moderation' })
    context.audit('moderation.changed', 'site', { lockVersion, changed: changedKeys(current.settings, input.settings) })
    return { lockVersion }
  },
)

async function refuseStale(context: WriteContext, current: Awaited<ReturnType<typeof readModeration>>): Promise<never> {
  const saved = await context.db
    .selectFrom('setting as s')
    .leftJoin('account as a', 'a.id', 's.changed_by')
    .select(['s.changed_at', 'a.name'])
    .where('s.name', '=', 'moderation')
    .executeTakeFirst()
  throw new Refusal('edited-meanwhile', {
    lockVersion: current.lockVersion,
    savedAt: saved?.changed_at ?? '',
    savedBy: saved?.name ?? '',
    theirs: { ...current.settings },
  })
}

/** What the contract cannot see: that a ban comes after a mute, and that seniors are there. */
async function checkSettings(context: WriteContext, settings: ModerationSettings): Promise<void> {
  const { strikes, seniors } = settings
  if (strikes.banAt <= strikes.muteAt) throw new Refusal('bad-input', { field: 'settings.strikes.banAt' })
  if (seniors.length === 0) return
  const found = await context.db
    .selectFrom('account')
    .select('id')
    .where('id', 'in', seniors)
    .where('status', '=', 'active')
    .execute()
  if (found.length < new Set(seniors).size) throw new Refusal('bad-input', { field: 'settings.seniors' })
}

function changedKeys(before: ModerationSettings, after: ModerationSettings): string[] {
  const keys = Object.keys(after) as (keyof ModerationSettings)[]
  return keys.filter((key) => JSON.stringify(before[key]) !== JSON.stringify(after[key]))
}
