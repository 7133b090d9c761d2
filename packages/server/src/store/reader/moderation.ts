import { FIRST_MODERATION } from '@warraq/core/comments/first-moderation.table'
import type { ModerationView, ModerationSettings } from '@warraq/core/contract/moderation-settings'
import type { ReadDb } from '../database.ts'

/** How the newspaper moderates; what was saved by an earlier version is completed with what a new site has. */
export async function readModeration(db: ReadDb): Promise<ModerationView> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', 'moderation').executeTakeFirst()
  if (!row) return { settings: FIRST_MODERATION, lockVersion: 0 }
  const { settings, lockVersion } = JSON.parse(row.value) as {
    settings: Partial<ModerationSettings>
    lockVersion: number
  }
  return { settings: { ...FIRST_MODERATION, ...settings }, lockVersion }
}

/** The number from which the secret for the outside scorer follows; null before one was made. */
export async function scorerNumber(db: ReadDb): Promise<string | null> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', 'scorer-secret').executeTakeFirst()
  return row ? (JSON.parse(row.value) as string) : null
}
