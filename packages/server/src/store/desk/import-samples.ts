import type { Body } from '@warraq/core/articles/body'
import { Refusal } from '@warraq/core/errors'
import type { ReadDb } from '../database.ts'

/** An article that a rehearsal kept for looking at: as its source has it, and as it would be here. */
export interface KeptSample {
  readonly theirs: {
    readonly title: string
    readonly address: string
    readonly publishedAt: string | null
    readonly section: string | null
    readonly authors: readonly string[]
    readonly paragraphs: readonly string[]
    readonly pictures: number
  }
  readonly ours: {
    readonly title: string
    readonly standfirst: string
    readonly lang: 'ar' | 'en'
    readonly state: string
    readonly publishedAt: string | null
    readonly tagNames: readonly string[]
    /** Absent in what was kept before it was. */
    readonly sourceLine?: string
    readonly body: Body
  }
}

/** The sample with this number, from 1. Refuses one that is not there (`not-found`). */
export async function importSample(db: ReadDb, id: number, n: number): Promise<KeptSample> {
  const row = await db
    .selectFrom('import_run')
    .select('report')
    .where('id', '=', id)
    .where('rehearsal', '=', 1)
    .executeTakeFirst()
  const { samples = [] } = JSON.parse(row?.report ?? '{}') as { samples?: readonly KeptSample[] }
  const sample = samples[n - 1]
  if (sample === undefined) throw new Refusal('not-found')
  return sample
}
