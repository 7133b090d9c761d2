import { careOf } from '@warraq/core/care/care-of'
import { Refusal } from '@warraq/core/errors'
import { plusSeconds } from '@warraq/core/time'
import type { WriteContext } from '../action.ts'
import { accountIdOf } from '../people/staff.ts'

/** The longest a line may stand, in minutes: a day. What is news for longer belongs on the front page. */
export const MOST_MINUTES = 24 * 60

export interface RunningLine {
  readonly id: number
  readonly endsAt: string
}

/** The line of an article that stands in the bar now, or null. */
export async function runningLine({ db, now }: WriteContext, articleId: number): Promise<RunningLine | null> {
  const row = await db
    .selectFrom('breaking_line')
    .select(['id', 'ends_at'])
    .where('article_id', '=', articleId)
    .where('ends_at', '>', now)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { id: row.id, endsAt: row.ends_at } : null
}

/** Puts the headline of a public article into the bar for so many minutes from now, or changes how long it stands there. */
export async function putLine(
  context: WriteContext,
  { articleId, lang, minutes }: { articleId: number; lang: string; minutes: number },
): Promise<RunningLine> {
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > MOST_MINUTES) {
    throw new Refusal('bad-input', { field: 'minutes' })
  }
  await refuseNotUrgent(context, articleId)
  const endsAt = plusSeconds(context.now, minutes * 60)
  dropBar(context)
  const running = await runningLine(context, articleId)
  if (running !== null) {
    await context.db.updateTable('breaking_line').set({ ends_at: endsAt }).where('id', '=', running.id).execute()
    return { id: running.id, endsAt }
  }
  const { id } = await context.db
    .insertInto('breaking_line')
    .values({
      article_id: articleId,
      lang,
      starts_at: context.now,
      ends_at: endsAt,
      started_by: accountIdOf(context),
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return { id, endsAt }
}

/** What a care flag keeps from push is kept from the bar. */
async function refuseNotUrgent({ db }: WriteContext, articleId: number): Promise<void> {
  const { flags } = await db
    .selectFrom('public_article')
    .select('flags')
    .where('id', '=', articleId)
    .executeTakeFirstOrThrow()
  if (!careOf(JSON.parse(flags) as string[], {}).push) throw new Refusal('not-urgent')
}

/** The bar is an answer of its own, and printed on the front page; no other page is made anew for it. */
export function dropBar(context: WriteContext): void {
  context.drop('breaking', 'front')
}
