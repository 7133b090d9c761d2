import { cleanName } from '@warraq/arabic'
import { mayEdit } from '@warraq/core/articles/editing'
import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { loadArticle } from '../articles/load-article.ts'
import { actingStaff } from '../people/staff.ts'
import { careRow } from './care-rows.ts'
import { putCare } from './put-care.ts'

export interface SaveCare {
  readonly id: number
  readonly group: string
  readonly authority: string
  /** Null: as they are. */
  readonly names: readonly string[] | null
}

/** Who designates the group, and the names that must not appear. What was checked and confirmed before counts no longer. */
export const saveCare = defineAction(async (context, input: SaveCare): Promise<null> => {
  const staff = await actingStaff(context)
  const article = await loadArticle(context, input.id)
  if (!mayEdit(staff, article.state, article)) throw new Refusal('not-allowed', { permission: 'article.edit' })
  const before = await careRow(context, article.id)
  const names = (input.names ?? before.names).map(cleanName).filter((name) => name !== '')
  await putCare(context, article.id, {
    group_name: cleanName(input.group),
    authority: cleanName(input.authority),
    names_enc: names.length === 0 ? null : context.keys.seal(JSON.stringify(names)),
    checked_save: null,
    checked_by: null,
    confirmed_save: null,
    confirmed_by: null,
  })
  context.audit('article.care-changed', `article:${article.id}`, { names: names.length })
  return null
})
