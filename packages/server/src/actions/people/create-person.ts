import { defineAction } from '../action.ts'
import { insertPerson, requiredName } from './accounts.ts'
import type { PersonFields } from './person-fields.ts'
import { personColumns, putOtherNames } from './person-fields.ts'
import { allow } from './staff.ts'

export interface PersonInput extends PersonFields {
  readonly name: string
  readonly kind?: 'reporter' | 'columnist' | 'agency' | 'guest'
}

/** Somebody who is named in bylines. Needs no account; two persons may have one name, the id in the address tells them apart. */
export const createPerson = defineAction(async (context, input: PersonInput): Promise<{ id: number }> => {
  await allow(context, 'person.manage')
  const name = requiredName(input.name)
  const id = await insertPerson(context, { name, ...(input.kind ? { kind: input.kind } : {}) })
  const columns = await personColumns(context, input, name)
  if (Object.keys(columns).length > 0)
    await context.db.updateTable('person').set(columns).where('id', '=', id).execute()
  await putOtherNames(context, id, input.otherNames)
  context.audit('person.created', `person:${id}`)
  return { id }
})
