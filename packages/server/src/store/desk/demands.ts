import type { DemandRow } from '@warraq/core/contract/care'
import type { ReadDb } from '../database.ts'

const MOST = 200

/** The register: what is not decided first, by its day; then the newest. */
export async function listDemands(db: ReadDb): Promise<DemandRow[]> {
  const rows = await db
    .selectFrom('legal_demand as d')
    .leftJoin('account as p', 'p.id', 'd.closed_by')
    .selectAll('d')
    .select('p.name')
    .orderBy((e) => e.case().when('d.closed_at', 'is', null).then(0).else(1).end())
    .orderBy((e) => e.fn.coalesce('d.due_on', 'd.received_on'), 'desc')
    .orderBy('d.id', 'desc')
    .limit(MOST)
    .execute()
  const articles =
    rows.length === 0
      ? []
      : await db
          .selectFrom('legal_demand_article as n')
          .innerJoin('article as a', 'a.id', 'n.article_id')
          .select(['n.demand_id', 'a.id', 'a.title', 'a.state'])
          .where(
            'n.demand_id',
            'in',
            rows.map(({ id }) => id),
          )
          .orderBy('a.id')
          .execute()
  return rows.map((row) => ({
    id: row.id,
    authority: row.authority,
    reference: row.reference,
    receivedOn: row.received_on,
    dueOn: row.due_on,
    demanded: row.demanded,
    public: row.public === 1,
    outcome: row.outcome,
    reason: row.reason,
    lockVersion: row.lock_version,
    closedAt: row.closed_at,
    closedBy: row.name,
    articles: articles
      .filter(({ demand_id }) => demand_id === row.id)
      .map(({ id, title, state }) => ({ id, title, state })),
  }))
}
