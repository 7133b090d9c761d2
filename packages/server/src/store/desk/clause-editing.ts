import type { ClauseVersion, EditableClause } from '@warraq/core/contract/clauses'
import type { ReadDb } from '../database.ts'

interface Both {
  readonly ar: readonly string[]
  readonly en: readonly string[]
}

/** The comment terms with every version they ever had, in the order of the page. */
export async function editableClauses(db: ReadDb): Promise<EditableClause[]> {
  const clauses = await db.selectFrom('clause').selectAll().orderBy('position').execute()
  const versions = await db
    .selectFrom('clause_version as v')
    .leftJoin('account as o', 'o.id', 'v.changed_by')
    .selectAll('v')
    .select('o.name as by')
    .orderBy('v.n', 'desc')
    .execute()
  const cited = await citations(db)
  return clauses.flatMap((clause) => {
    const [present, ...earlier] = versions.filter(({ code }) => code === clause.code)
    if (!present) return []
    const ids = [present, ...earlier].map(({ id }) => id)
    return [
      {
        ...toVersion(present),
        code: clause.code,
        active: clause.active === 1,
        original: clause.original === 1,
        cited: ids.reduce((sum, id) => sum + (cited.get(id) ?? 0), 0),
        earlier: earlier.map(toVersion),
      },
    ]
  })
}

interface Row {
  readonly n: number
  readonly title_ar: string
  readonly title_en: string
  readonly definition_ar: string
  readonly definition_en: string
  readonly not_covered_ar: string
  readonly not_covered_en: string
  readonly examples: string
  readonly effective_from: string
  readonly effective_to: string | null
  readonly by: string | null
}

const NONE: Both = { ar: [], en: [] }
const lines = (text: string) => text.split('\n').filter((line) => line !== '')

function toVersion(row: Row): ClauseVersion {
  const {
    allowed = NONE,
    notAllowed = NONE,
    test = NONE,
  } = JSON.parse(row.examples) as Partial<Record<'allowed' | 'notAllowed' | 'test', Both>>
  return {
    n: row.n,
    from: row.effective_from,
    to: row.effective_to,
    by: row.by,
    title: { ar: row.title_ar, en: row.title_en },
    definition: { ar: row.definition_ar, en: row.definition_en },
    notCovered: { ar: lines(row.not_covered_ar), en: lines(row.not_covered_en) },
    test,
    examples: { allowed, notAllowed },
  }
}

async function citations(db: ReadDb): Promise<Map<number, number>> {
  const rows = await db
    .selectFrom('decision')
    .select((e) => ['clause_version_ids', e.fn.countAll<number>().as('n')])
    .where('clause_version_ids', '<>', '[]')
    .groupBy('clause_version_ids')
    .execute()
  const counts = new Map<number, number>()
  for (const { clause_version_ids, n } of rows)
    for (const id of JSON.parse(clause_version_ids) as number[]) counts.set(id, (counts.get(id) ?? 0) + n)
  return counts
}
