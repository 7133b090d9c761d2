import { cleanName, cleanTitle } from '@warraq/arabic'
import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { cleanProse } from '../articles/clean-content.ts'
import { accountIdOf, allow } from '../people/staff.ts'

export interface DemandFields {
  readonly authority: string
  readonly reference: string
  readonly receivedOn: string
  readonly dueOn: string | null
  readonly demanded: string
  readonly public: boolean
  readonly articleIds: readonly number[]
}

/** Enters a legal demand in the register, or changes one that is not decided yet (`id`, `lockVersion`). */
export const saveDemand = defineAction(
  async (
    context,
    input: DemandFields & { readonly id?: number; readonly lockVersion?: number },
  ): Promise<{ id: number }> => {
    await allow(context, 'legal.manage')
    const authority = cleanName(input.authority)
    const demanded = cleanProse(input.demanded)
    if (authority === '') throw new Refusal('bad-input', { field: 'authority' })
    if (demanded === '') throw new Refusal('bad-input', { field: 'demanded' })
    const columns = {
      authority,
      reference: cleanTitle(input.reference),
      received_on: input.receivedOn,
      demanded,
      due_on: input.dueOn,
      public: input.public ? 1 : 0,
    }
    const id = input.id === undefined ? await add(context, columns) : await change(context, input.id, input, columns)
    await nameArticles(context, id, input.articleIds)
    context.drop('transparency')
    context.audit(input.id === undefined ? 'legal.received' : 'legal.changed', `demand:${id}`)
    return { id }
  },
)

type Columns = Readonly<Record<'authority' | 'reference' | 'received_on' | 'demanded', string>> & {
  readonly due_on: string | null
  readonly public: number
}

async function add(context: WriteContext, columns: Columns): Promise<number> {
  const { id } = await context.db
    .insertInto('legal_demand')
    .values({
      ...columns,
      outcome: null,
      reason: '',
      lock_version: 1,
      created_at: context.now,
      created_by: accountIdOf(context),
      closed_at: null,
      closed_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function change(
  context: WriteContext,
  id: number,
  { lockVersion }: { readonly lockVersion?: number },
  columns: Columns,
): Promise<number> {
  const before = await openDemand(context, id, lockVersion)
  await context.db
    .updateTable('legal_demand')
    .set({ ...columns, lock_version: before.lock_version + 1 })
    .where('id', '=', id)
    .execute()
  return id
}

/** Refused with `not-found`, `demand-closed` and `edited-meanwhile`. */
export async function openDemand({ db }: WriteContext, id: number, lockVersion: number | undefined) {
  const row = await db.selectFrom('legal_demand').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('not-found', { demand: id })
  if (row.closed_at !== null) throw new Refusal('demand-closed')
  if (row.lock_version !== lockVersion) throw new Refusal('edited-meanwhile', { lockVersion: row.lock_version })
  return row
}

async function nameArticles({ db }: WriteContext, demandId: number, articleIds: readonly number[]): Promise<void> {
  const ids = [...new Set(articleIds)]
  const known = ids.length === 0 ? [] : await db.selectFrom('article').select('id').where('id', 'in', ids).execute()
  if (known.length !== ids.length) throw new Refusal('bad-input', { field: 'articleIds' })
  await db.deleteFrom('legal_demand_article').where('demand_id', '=', demandId).execute()
  if (ids.length > 0)
    await db
      .insertInto('legal_demand_article')
      .values(ids.map((article_id) => ({ demand_id: demandId, article_id })))
      .execute()
}
