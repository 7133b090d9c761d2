import type { Proposal } from '@warraq/core/contract/cases'
import type { ReadDb } from '../database.ts'
import type { Asker } from './cases.ts'

/** As the actions store it. */
interface Proposed {
  readonly decision?: string
  readonly kind?: string
  readonly days?: number
  readonly items?: readonly unknown[]
  readonly clauses?: readonly string[]
  readonly facts?: string
}

/** What waits for a second person, oldest first; of one comment where it is named. */
export async function openProposals(db: ReadDb, { accountId }: Asker, commentId?: number): Promise<Proposal[]> {
  const all = db
    .selectFrom('proposal as p')
    .innerJoin('account as o', 'o.id', 'p.proposed_by')
    .select(['p.id', 'p.kind', 'p.comment_id', 'p.identity_id', 'p.input', 'p.proposed_by', 'p.at', 'o.name'])
    .where('p.outcome', 'is', null)
    .orderBy('p.id')
    .limit(100)
  const rows = await (commentId === undefined ? all : all.where('p.comment_id', '=', commentId)).execute()
  return rows.map((row) => {
    const input = JSON.parse(row.input) as Proposed
    return {
      id: row.id,
      kind: row.kind,
      by: row.name,
      mine: row.proposed_by === accountId,
      at: row.at,
      commentId: row.comment_id,
      readerId: row.identity_id,
      what: input.decision ?? input.kind ?? '',
      days: input.days ?? null,
      count: input.items?.length ?? 1,
      clauses: input.clauses ?? [],
      facts: input.facts ?? '',
    }
  })
}
