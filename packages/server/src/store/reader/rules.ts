import type { RuleInForce } from '@warraq/core/comments/phases/facts'
import type { RuleCondition } from '@warraq/core/comments/rules/condition'
import type { Instant } from '@warraq/core/time'
import type { ReadDb } from '../database.ts'

/** The rules that are live or in the shadow now. */
export async function rulesInForce(db: ReadDb, now: Instant): Promise<RuleInForce[]> {
  return (
    await ruleVersions(db)
      .where('v.state', 'in', ['shadow', 'live'])
      .where((e) => e.or([e('v.effective_to', 'is', null), e('v.effective_to', '>', now)]))
      .where((e) => e.or([e('v.effective_from', 'is', null), e('v.effective_from', '<=', now)]))
      .execute()
  ).map(ruleOf)
}

/** Versions by id, in force or not: for doing a screening again. */
export async function rulesOfVersions(db: ReadDb, ids: readonly number[]): Promise<RuleInForce[]> {
  if (ids.length === 0) return []
  return (await ruleVersions(db).where('v.id', 'in', ids).execute()).map(ruleOf)
}

function ruleVersions(db: ReadDb) {
  return db
    .selectFrom('rule_version as v')
    .innerJoin('rule as r', 'r.id', 'v.rule_id')
    .select(['v.id', 'v.rule_id', 'v.n', 'v.state', 'v.condition', 'v.effect', 'v.clause_code', 'r.name'])
    .orderBy('v.rule_id')
}

type Row = Awaited<ReturnType<ReturnType<typeof ruleVersions>['execute']>>[number]

function ruleOf(row: Row): RuleInForce {
  return {
    ruleId: row.rule_id,
    versionId: row.id,
    n: row.n,
    name: row.name,
    state: row.state === 'live' ? 'live' : 'shadow',
    condition: JSON.parse(row.condition) as RuleCondition,
    effect: row.effect,
    clause: row.clause_code,
  }
}
