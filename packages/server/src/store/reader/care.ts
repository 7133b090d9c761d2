import type { CareSettings } from '@warraq/core/care/care-settings'
import { FIRST_CARE } from '@warraq/core/care/care-settings'
import type { ReadDb } from '../database.ts'

export interface StoredCare {
  readonly settings: CareSettings
  readonly lockVersion: number
}

/** The setting `care` as it is stored; a choice that came later than what is stored has its first value. */
export function careFrom(value: string | undefined): StoredCare {
  if (value === undefined) return { settings: FIRST_CARE, lockVersion: 0 }
  const stored = JSON.parse(value) as { settings: Partial<CareSettings>; lockVersion: number }
  return { settings: { ...FIRST_CARE, ...stored.settings }, lockVersion: stored.lockVersion }
}

export async function readCareSettings(db: ReadDb): Promise<StoredCare> {
  const row = await db.selectFrom('setting').select('value').where('name', '=', 'care').executeTakeFirst()
  return careFrom(row?.value)
}
