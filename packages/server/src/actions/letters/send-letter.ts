import { cleanName, cleanText } from '@warraq/arabic'
import type { LetterTyped } from '@warraq/core/care/letters'
import { checkLetter } from '@warraq/core/care/letters'
import { Refusal } from '@warraq/core/errors'
import { plusSeconds } from '@warraq/core/time'
import { readCareSettings } from '../../store/reader/care.ts'
import { readModeration } from '../../store/reader/moderation.ts'
import { defineAction } from '../action.ts'
import type { Rate } from '../site/take-rate.ts'
import { takeRate } from '../site/take-rate.ts'

export interface SendLetter extends LetterTyped {
  readonly articleId: number
  readonly rates: readonly Rate[]
}

const DAY_SECONDS = 24 * 3600

/**
 * A reader's letter to the desk: an error in an article, or the reply of somebody it is about. Who wrote is sealed. Refused
 * with `not-found` (no such public article), `bad-input` (what `checkLetter` says) and `too-many-requests` (`retryAfter`).
 */
export const sendLetter = defineAction(async (context, input: SendLetter): Promise<{ id: number }> => {
  const { settings: moderation } = await readModeration(context.db)
  const errors = checkLetter(input, !moderation.protection)
  if (Object.keys(errors).length > 0) throw new Refusal('bad-input', { fields: errors })
  const article = await context.db
    .selectFrom('public_article')
    .select(['id', 'lang'])
    .where('id', '=', input.articleId)
    .executeTakeFirst()
  if (!article) throw new Refusal('not-found')
  const { ok, retryAfter } = await takeRate.run(context, { keys: input.rates })
  if (!ok) throw new Refusal('too-many-requests', { retryAfter })
  const { settings } = await readCareSettings(context.db)
  const days = input.kind === 'error' ? settings.errorDays : settings.replyDays
  const contact = moderation.protection
    ? { name: '', email: '' }
    : { name: cleanName(input.name), email: input.email.trim() }
  const { id } = await context.db
    .insertInto('reader_letter')
    .values({
      kind: input.kind,
      article_id: article.id,
      lang: article.lang,
      quote: cleanText(input.quote),
      text: cleanText(input.text),
      standing: cleanName(input.standing),
      contact_enc: context.keys.seal(JSON.stringify(contact)),
      state: 'open',
      due_at: plusSeconds(context.now, days * DAY_SECONDS),
      assigned_to: null,
      outcome: '',
      correction_id: null,
      reply_article_id: null,
      lock_version: 1,
      created_at: context.now,
      closed_at: null,
      closed_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  if (contact.email !== '')
    await context.plan({ kind: 'send-letter-mail', payload: { letterId: id, lineId: null }, uniqueKey: `letter:${id}` })
  context.audit('letter.received', `article:${article.id}`, { letter: id, kind: input.kind })
  return { id }
})
