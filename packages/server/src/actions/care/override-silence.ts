import { defineAction } from '../action.ts'
import { cleanProse } from '../articles/clean-content.ts'
import { loadArticle } from '../articles/load-article.ts'
import { accountIdOf, allow } from '../people/staff.ts'
import { Refusal } from '@warraq/core/errors'
import { putCare } from './put-care.ts'

/** The chief lets one article through the election silence, and says why; it is in the log. */
export const overrideSilence = defineAction(async (context, input: { id: number; reason: string }): Promise<null> => {
  await allow(context, 'care.override')
  const article = await loadArticle(context, input.id)
  const reason = cleanProse(input.reason)
  if (reason === '') throw new Refusal('reason-needed')
  await putCare(context, article.id, { silence_reason: reason, silence_by: accountIdOf(context) })
  context.audit('article.silence-overridden', `article:${article.id}`, { reason })
  return null
})
