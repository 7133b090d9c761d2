import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../action.ts'
import { dropPages } from '../articles/public-copy.ts'
import { publicCareOf } from '../care/care-rows.ts'
import { accountIdOf } from '../people/staff.ts'
import type { StoredLetter } from './load-letter.ts'
import { addLine, contactOf } from './load-letter.ts'

type Outcome = 'corrected' | 'published' | 'refused' | 'answered'

/**
 * Closes a letter and tells its writer. `corrected` names a correction of this very article; `published` needs the reply to
 * be public and ties both articles to each other; the others need words.
 */
export async function closeLetter(
  context: WriteContext,
  letter: StoredLetter,
  outcome: Outcome,
  text: string,
  correctionId: number | null,
): Promise<void> {
  if (outcome === 'corrected') await refuseForeignCorrection(context, letter, correctionId)
  if (outcome === 'published') await refuseUnpublished(context, letter)
  if ((outcome === 'refused' || outcome === 'answered') && text === '') throw new Refusal('reason-needed')
  await context.db
    .updateTable('reader_letter')
    .set({
      state: outcome,
      outcome: text,
      correction_id: outcome === 'corrected' ? correctionId : null,
      closed_at: context.now,
      closed_by: accountIdOf(context),
    })
    .where('id', '=', letter.id)
    .execute()
  const lineId = await addLine(context, letter.id, 'outcome', text)
  if (outcome === 'published') await tieArticles(context, letter)
  if (contactOf(context, letter).email !== '')
    await context.plan({
      kind: 'send-letter-mail',
      payload: { letterId: letter.id, lineId },
      uniqueKey: `letter:${letter.id}:${lineId}`,
    })
}

async function refuseForeignCorrection(
  { db }: WriteContext,
  letter: StoredLetter,
  correctionId: number | null,
): Promise<void> {
  const row =
    correctionId === null
      ? undefined
      : await db
          .selectFrom('correction')
          .select('id')
          .where('id', '=', correctionId)
          .where('article_id', '=', letter.articleId)
          .executeTakeFirst()
  if (!row) throw new Refusal('correction-needed')
}

async function refuseUnpublished({ db }: WriteContext, letter: StoredLetter): Promise<void> {
  const row =
    letter.replyArticleId === null
      ? undefined
      : await db.selectFrom('public_article').select('id').where('id', '=', letter.replyArticleId).executeTakeFirst()
  if (!row) throw new Refusal('reply-not-public')
}

/** Each of the two pages names the other from now on. */
async function tieArticles(context: WriteContext, letter: StoredLetter): Promise<void> {
  for (const id of [letter.articleId, letter.replyArticleId]) {
    if (id === null) continue
    const care = JSON.stringify(await publicCareOf(context, id))
    await context.db.updateTable('public_article').set({ care }).where('id', '=', id).execute()
    await dropPages(context, id)
  }
}
