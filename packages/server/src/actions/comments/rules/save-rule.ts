import { cleanTitle } from '@warraq/arabic'
import type { RuleCondition } from '@warraq/core/comments/rules/condition'
import { faultOfCondition } from '@warraq/core/comments/rules/condition'
import type { RuleEffect } from '@warraq/core/contract/rules'
import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../../action.ts'
import { defineAction } from '../../action.ts'
import { accountIdOf, allow } from '../../people/staff.ts'
import { clauseCodes } from '../lexicon/change-list.ts'

export interface SaveRule {
  /** Null writes a new rule. */
  readonly id: number | null
  readonly name: string
  readonly condition: RuleCondition
  readonly effect: RuleEffect
  readonly clause: string | null
  readonly note: string
  readonly until: string | null
}

/**
 * A rule, or a new version of one: a draft that has no effect and counts nothing until it goes into the shadow. Refused with
 * `rule-unfit` (`fault`) for a condition that is too deep, too long or empty, for putting aside what is not spam (CL9 alone
 * may be), with `not-found` and `bad-input`.
 */
export const saveRule = defineAction(async (context, input: SaveRule): Promise<{ id: number }> => {
  await allow(context, 'moderation.manage')
  const name = cleanTitle(input.name)
  if (name === '') throw new Refusal('bad-input', { field: 'name' })
  const fault = faultOfCondition(input.condition)
  if (fault !== null) throw new Refusal('rule-unfit', { fault, field: 'condition' })
  if (input.clause !== null && !(await clauseCodes(context)).has(input.clause))
    throw new Refusal('bad-input', { field: 'clause' })
  if (input.effect === 'quarantine' && input.clause !== 'CL9')
    throw new Refusal('rule-unfit', { fault: 'quarantine-clause', field: 'clause' })
  const id = await ruleOf(context, input.id, name)
  const n = await addVersion(context, id, input)
  context.audit('rule.saved', `rule:${id}`, { version: n, effect: input.effect })
  return { id }
})

async function ruleOf({ db, now }: WriteContext, id: number | null, name: string): Promise<number> {
  if (id === null) {
    const added = await db
      .insertInto('rule')
      .values({ name, created_at: now })
      .returning('id')
      .executeTakeFirstOrThrow()
    return added.id
  }
  const changed = await db.updateTable('rule').set({ name }).where('id', '=', id).returning('id').executeTakeFirst()
  if (!changed) throw new Refusal('not-found', { rule: id })
  return id
}

/** A draft that was never taken further is replaced: it has met nothing. */
async function addVersion(context: WriteContext, ruleId: number, input: SaveRule): Promise<number> {
  const { db, now } = context
  await db.deleteFrom('rule_version').where('rule_id', '=', ruleId).where('state', '=', 'draft').execute()
  const last = await db
    .selectFrom('rule_version')
    .select((e) => e.fn.max('n').as('n'))
    .where('rule_id', '=', ruleId)
    .executeTakeFirst()
  const n = (last?.n ?? 0) + 1
  await db
    .insertInto('rule_version')
    .values({
      rule_id: ruleId,
      n,
      state: 'draft',
      condition: JSON.stringify(input.condition),
      effect: input.effect,
      clause_code: input.clause,
      note: cleanTitle(input.note),
      effective_from: null,
      effective_to: input.until,
      changed_by: accountIdOf(context),
      at: now,
    })
    .execute()
  return n
}
