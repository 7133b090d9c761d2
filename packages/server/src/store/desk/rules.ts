import { shownText } from '@warraq/core/comments/display'
import type { RuleCondition, RuleFacts } from '@warraq/core/comments/rules/condition'
import { meets } from '@warraq/core/comments/rules/condition'
import type { KeptRuleFacts } from '@warraq/core/comments/rules/facts'
import type { RuleReport, RuleRow, RuleTested, RuleVersion } from '@warraq/core/contract/rules'
import type { ReadDb } from '../database.ts'

/** The rules of the newspaper with what they have met, those in force first. */
export async function listRules(db: ReadDb): Promise<RuleRow[]> {
  const rows = await db
    .selectFrom('rule_version as v')
    .innerJoin('rule as r', 'r.id', 'v.rule_id')
    .leftJoin('account as a', 'a.id', 'v.changed_by')
    .selectAll('v')
    .select(['r.name', 'a.name as changer'])
    .orderBy('v.rule_id', 'desc')
    .orderBy('v.n', 'desc')
    .execute()
  const rules = new Map<number, (typeof rows)[number][]>()
  for (const row of rows) rules.set(row.rule_id, [...(rules.get(row.rule_id) ?? []), row])
  const made = [...rules].map(async ([id, versions]): Promise<RuleRow> => {
    const shown = versions.filter(({ state }) => state !== 'expired')
    const told = shown.length > 0 ? shown : versions.slice(0, 1)
    const name = versions[0]?.name ?? ''
    return { id, name, versions: await Promise.all(told.map((row) => versionOf(db, row))) }
  })
  const order = ['live', 'shadow', 'draft', 'expired']
  const rank = (rule: RuleRow) => Math.min(...rule.versions.map(({ state }) => order.indexOf(state)))
  return (await Promise.all(made)).toSorted((a, b) => rank(a) - rank(b) || b.id - a.id)
}

interface VersionColumns {
  readonly id: number
  readonly n: number
  readonly state: RuleVersion['state']
  readonly condition: string
  readonly effect: RuleVersion['effect']
  readonly clause_code: string | null
  readonly note: string
  readonly effective_from: string | null
  readonly effective_to: string | null
  readonly changer: string | null
  readonly at: string
}

async function versionOf(db: ReadDb, row: VersionColumns): Promise<RuleVersion> {
  return {
    n: row.n,
    state: row.state,
    condition: JSON.parse(row.condition) as RuleCondition,
    effect: row.effect,
    clause: row.clause_code,
    note: row.note,
    until: row.effective_to,
    changedAt: row.at,
    changedBy: row.changer,
    report: await reportOf(db, row.id),
  }
}

/** What a version of a rule met, and what people made of it: «كان سيُعلّق {hits}، أزال الناس منها {removed}». */
export async function reportOf(db: ReadDb, versionId: number): Promise<RuleReport> {
  const row = await db
    .selectFrom('rule_hit as h')
    .innerJoin('comment_revision as r', 'r.id', 'h.revision_id')
    .innerJoin('comment as c', 'c.id', 'r.comment_id')
    .where('h.rule_version_id', '=', versionId)
    .select((e) => [
      e.fn.countAll<number>().as('hits'),
      e.fn.countAll<number>().filterWhere('c.state', '=', 'published').as('published'),
      e.fn.min('h.at').as('since'),
      e.fn
        .countAll<number>()
        .filterWhere((f) =>
          f.and([
            f('c.state', '=', 'removed'),
            f.exists(
              f
                .selectFrom('decision as d')
                .select('d.id')
                .whereRef('d.revision_id', '=', 'h.revision_id')
                .where('d.effect', '=', 'remove')
                .where('d.automated_decision', '=', 0),
            ),
          ]),
        )
        .as('removed'),
    ])
    .executeTakeFirstOrThrow()
  return { hits: row.hits, removed: row.removed, published: row.published, since: row.since }
}

const LOOKED_AT = 1000
const SAMPLES = 20

/** Holds a condition against the last comments that were screened, with what was known of each when it came. */
export async function testCondition(db: ReadDb, condition: RuleCondition): Promise<RuleTested> {
  const rows = await db
    .selectFrom('screening as s')
    .innerJoin('comment_revision as r', 'r.id', 's.revision_id')
    .innerJoin('comment as c', 'c.id', 'r.comment_id')
    .select(['s.facts', 'r.body', 'c.id', 'c.display_name', 'c.state'])
    .orderBy('s.revision_id', 'desc')
    .limit(LOOKED_AT)
    .execute()
  const hits = rows.filter(({ facts, body, display_name: name }) => meets(condition, factsOf(facts, body, name)))
  const count = (...states: string[]) => hits.filter(({ state }) => states.includes(state)).length
  return {
    looked: rows.length,
    hits: hits.length,
    removed: count('removed'),
    published: count('published'),
    waiting: count('held', 'quarantined', 'hidden', 'changes-requested'),
    samples: hits.slice(0, SAMPLES).map(({ id, display_name, body, state }) => ({
      commentId: id,
      name: display_name,
      text: shownText(body).slice(0, 300),
      state,
    })),
  }
}

function factsOf(kept: string, body: string, name: string): RuleFacts {
  return { ...(JSON.parse(kept) as KeptRuleFacts), body, name }
}
