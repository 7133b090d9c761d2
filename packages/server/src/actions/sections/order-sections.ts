import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'

export interface Placed {
  readonly id: number
  readonly parentId: number | null
}

/**
 * The order and nesting of all sections at once, each after its elder siblings. A list that misses one or names one
 * that is gone was made from an older view (`edited-meanwhile`); a section under its own descendant is a loop.
 */
export const orderSections = defineAction(async (context, input: { items: readonly Placed[] }): Promise<null> => {
  await allow(context, 'section.manage')
  const { db } = context
  const known = new Set((await db.selectFrom('section').select('id').execute()).map(({ id }) => id))
  const parents = new Map(input.items.map(({ id, parentId }) => [id, parentId]))
  if (parents.size !== input.items.length) throw new Refusal('bad-input', { field: 'items' })
  if (parents.size !== known.size || [...parents.keys()].some((id) => !known.has(id))) throw new Refusal('list-changed')
  refuseLoops(parents)
  for (const [index, { id, parentId }] of input.items.entries()) {
    await db
      .updateTable('section')
      .set({ parent_id: parentId, position: index + 1 })
      .where('id', '=', id)
      .execute()
  }
  context.drop('site', ...input.items.map(({ id }) => `section:${id}`))
  await context.emit({ type: 'site-changed', what: 'sections' })
  context.audit('section.ordered', 'sections')
  return null
})

function refuseLoops(parents: ReadonlyMap<number, number | null>): void {
  for (const start of parents.keys()) {
    const seen = new Set<number>()
    for (let id: number | null | undefined = start; id != null; id = parents.get(id)) {
      if (!parents.has(id)) throw new Refusal('bad-input', { field: 'items' })
      if (seen.has(id)) throw new Refusal('section-loop', { section: start })
      seen.add(id)
    }
  }
}
