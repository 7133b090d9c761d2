import { defineAction } from '../action.ts'
import { allow } from './staff.ts'

/** Somebody took the log of acts out of the newsroom: that is in the log as well. */
export const noteExport = defineAction(async (context, input: { what: 'audit'; rows: number }): Promise<null> => {
  await allow(context, 'audit.read')
  context.audit('audit.exported', 'site', { rows: input.rows })
  return null
})
