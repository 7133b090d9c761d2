import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../../action.ts'
import { defineAction } from '../../action.ts'
import { allow } from '../../people/staff.ts'

type State = 'draft' | 'shadow' | 'live' | 'expired'

/**
 * Takes a rule a step further: its draft into the shadow, what is in the shadow to work, or everything of it to an end. The
 * version that was there before ends. A rule works only after it has been in the shadow. Refused with `rule-step`.
 */
export const stepRule = defineAction(
  async (context, input: { id: number; to: 'shadow' | 'live' | 'expired' }): Promise<null> => {
    await allow(context, 'moderation.manage')
    const { db, now } = context
    const versions = await db
      .selectFrom('rule_version')
      .select(['id', 'n', 'state', 'effective_to'])
      .where('rule_id', '=', input.id)
      .orderBy('n', 'desc')
      .execute()
    if (versions.length === 0) throw new Refusal('not-found', { rule: input.id })
    const of = (state: State) => versions.find((version) => version.state === state)
    if (input.to === 'expired') {
      const inForce = versions.filter(({ state }) => state === 'shadow' || state === 'live')
      if (inForce.length === 0) throw new Refusal('rule-step', { to: input.to })
      await Promise.all(inForce.map(({ id }) => setState(context, id, 'expired')))
    } else {
      const next = of(input.to === 'shadow' ? 'draft' : 'shadow')
      if (!next || (next.effective_to !== null && next.effective_to <= now))
        throw new Refusal('rule-step', { to: input.to })
      const former = of(input.to)
      if (former) await setState(context, former.id, 'expired')
      await setState(context, next.id, input.to)
    }
    context.audit(`rule.${input.to}`, `rule:${input.id}`)
    return null
  },
)

async function setState({ db, now }: WriteContext, id: number, state: State): Promise<void> {
  const when = state === 'expired' ? { effective_to: now } : { effective_from: now }
  await db
    .updateTable('rule_version')
    .set({ state, ...when })
    .where('id', '=', id)
    .execute()
}
