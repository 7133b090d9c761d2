import type { ReadDb } from '../database.ts'

/** The keys networks are digested with, still sealed: of a period and of the one before, as far as there are. */
export async function networkKeys(
  db: ReadDb,
  period: number,
): Promise<{ current: string | null; former: string | null }> {
  const rows = await db
    .selectFrom('network_key')
    .select(['period', 'sealed'])
    .where('period', 'in', [period, period - 1])
    .execute()
  const of = (wanted: number) => rows.find((row) => row.period === wanted)?.sealed ?? null
  return { current: of(period), former: of(period - 1) }
}
