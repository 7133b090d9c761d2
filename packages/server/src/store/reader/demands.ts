import type { DemandFact } from '@warraq/core/care/demand-counts'
import type { ReadDb } from '../database.ts'

/** Demands received since a day that the newspaper counts in public; no authority, no article, no word of them. */
export async function countedDemands(db: ReadDb, since: string): Promise<DemandFact[]> {
  const rows = await db
    .selectFrom('legal_demand')
    .select(['outcome', 'closed_at'])
    .where('public', '=', 1)
    .where('received_on', '>=', since)
    .execute()
  return rows.map(({ outcome, closed_at }) => ({ outcome, closed: closed_at !== null }))
}
