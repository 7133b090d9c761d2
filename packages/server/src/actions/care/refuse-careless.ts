import type { ArticleContent } from '@warraq/core/articles/content'
import { bodyReferences } from '@warraq/core/articles/references'
import { careOf } from '@warraq/core/care/care-of'
import type { CareProblem } from '@warraq/core/care/problems'
import { careProblems } from '@warraq/core/care/problems'
import { silenceAt } from '@warraq/core/care/silence'
import { Refusal } from '@warraq/core/errors'
import type { Instant } from '@warraq/core/time'
import type { ReadDb } from '../../store/database.ts'
import { readCareSettings } from '../../store/reader/care.ts'
import type { WriteContext } from '../action.ts'
import { accountIdOf } from '../people/staff.ts'
import type { CareReading } from './care-rows.ts'
import { careRow } from './care-rows.ts'

interface Cared {
  readonly id: number
  readonly content: ArticleContent
  readonly savedAt: string
  readonly savedBy: number | null
}

/**
 * Nothing with a care flag becomes public before what the flag asks for is there: refused with `care-missing` (`parts`, and
 * `problems` with the words or places), and with `election-silence` (`until`) where it would appear within one.
 */
export async function refuseCareless(context: WriteContext, article: Cared, at: Instant): Promise<void> {
  const problems = await problemsOf(context, article, accountIdOf(context))
  if (problems.length > 0)
    throw new Refusal('care-missing', {
      parts: problems.map(({ part }) => part),
      problems: problems.map(({ part, about }) => ({ part, about: about ?? '' })),
    })
  const until = await silenceHolding(context, article, at)
  if (until !== null) throw new Refusal('election-silence', { until })
}

/** The end of the silence that holds an article at a moment; null where none does, or a chief has overridden it. */
export async function silenceHolding(
  { db, keys }: CareReading,
  article: Pick<Cared, 'id' | 'content'>,
  at: Instant,
): Promise<Instant | null> {
  if (!careOf(article.content.flags, {}).heldBySilence) return null
  const { settings } = await readCareSettings(db)
  const { until } = silenceAt(settings.silences, at)
  if (until === null) return null
  return (await careRow({ db, keys }, article.id)).silenceReason === null ? until : null
}

/** `publisherId`: who would publish; null for the clock. */
export async function problemsOf(
  { db, keys }: CareReading,
  article: Cared,
  publisherId: number | null,
): Promise<CareProblem[]> {
  const care = careOf(article.content.flags, {})
  if (!care.secondEditor && !care.namesChecked) return []
  const { settings } = await readCareSettings(db)
  const row = await careRow({ db, keys }, article.id)
  const byAnother = row.confirmedBy !== null && row.confirmedBy !== article.savedBy && row.confirmedBy !== publisherId
  return careProblems(article.content, {
    group: row.group,
    authority: row.authority,
    names: row.names,
    elsewhere: await wordsOfPictures(db, article.content),
    checked: row.checkedSave === article.savedAt,
    confirmed: row.confirmedSave === article.savedAt && byAnother,
    asksSecondEditor: settings.secondEditor,
    hosts: settings.hosts,
  })
}

/** Titles of files, and the words that pictures carry themselves where the article gives none. */
async function wordsOfPictures(db: ReadDb, content: ArticleContent): Promise<{ place: string; text: string }[]> {
  const ids = [...bodyReferences(content.body).mediaIds, ...(content.lead ? [content.lead.mediaId] : [])]
  if (ids.length === 0) return []
  const rows = await db
    .selectFrom('media')
    .select(['original_name', 'alt', 'caption', 'credit'])
    .where('id', 'in', ids)
    .execute()
  return rows.map((row) => ({ place: 'files', text: Object.values(row).join('\n') }))
}
