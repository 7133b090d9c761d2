import { mayEdit } from '@warraq/core/articles/editing'
import { Refusal } from '@warraq/core/errors'
import { can } from '@warraq/core/people/permissions'
import { defineAction } from '../action.ts'
import { loadArticle, refuseStale } from '../articles/load-article.ts'
import { accountIdOf, actingStaff } from '../people/staff.ts'
import { putCare } from './put-care.ts'

export interface ConfirmCare {
  readonly id: number
  readonly what: 'checks' | 'second-editor'
  readonly lockVersion: number
}

/**
 * A person says that names and photographs were looked at, or, as the second editor, that the statement may go out. It
 * counts for the text as it was saved then. Refused with `same-person` for the second editor who saved it.
 */
export const confirmCare = defineAction(async (context, input: ConfirmCare): Promise<null> => {
  const staff = await actingStaff(context)
  const article = await loadArticle(context, input.id)
  await refuseStale(context, article, input.lockVersion)
  const by = accountIdOf(context)
  if (input.what === 'checks') {
    if (!mayEdit(staff, article.state, article)) throw new Refusal('not-allowed', { permission: 'article.edit' })
    await putCare(context, article.id, { checked_save: article.savedAt, checked_by: by })
  } else {
    if (!can(staff, 'article.review', article)) throw new Refusal('not-allowed', { permission: 'article.review' })
    if (by === null || by === article.savedBy) throw new Refusal('same-person')
    await putCare(context, article.id, { confirmed_save: article.savedAt, confirmed_by: by })
  }
  context.audit(`article.care-${input.what}`, `article:${article.id}`)
  return null
})
