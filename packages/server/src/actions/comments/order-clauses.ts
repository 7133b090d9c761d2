import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'

/** The order in which the clauses stand on the page; their numbers stay. Refused with `bad-input` unless it names them all. */
export const orderClauses = defineAction(async (context, { codes }: { codes: readonly string[] }): Promise<null> => {
  await allow(context, 'site.manage')
  const all = await context.db.selectFrom('clause').select('code').execute()
  if (codes.length !== all.length || !all.every(({ code }) => codes.includes(code)))
    throw new Refusal('bad-input', { field: 'codes' })
  for (const [n, code] of codes.entries())
    await context.db
      .updateTable('clause')
      .set({ position: n + 1 })
      .where('code', '=', code)
      .execute()
  context.drop('site')
  await context.emit({ type: 'site-changed', what: 'terms' })
  context.audit('terms.order', 'terms', { codes: [...codes] })
  return null
})
