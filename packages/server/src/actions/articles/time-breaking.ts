import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'
import { dropBar, putLine, runningLine } from './breaking-line.ts'

export interface TimeBreaking {
  readonly articleId: number
  /** From now; 0 takes the line away at once. */
  readonly minutes: number
}

/** Puts a public article into the bar, changes how long it stands there, or takes it away. */
export const timeBreaking = defineAction(async (context, input: TimeBreaking): Promise<{ endsAt: string }> => {
  const { db, now } = context
  const article = await db
    .selectFrom('public_article')
    .select(['lang', 'section_id'])
    .where('id', '=', input.articleId)
    .executeTakeFirst()
  if (!article) throw new Refusal('not-found', { article: input.articleId })
  await allow(context, 'article.publish', { sectionId: article.section_id })
  if (input.minutes > 0) {
    const { endsAt } = await putLine(context, { ...input, lang: article.lang })
    context.audit('breaking.timed', `article:${input.articleId}`, { minutes: input.minutes })
    return { endsAt }
  }
  if ((await runningLine(context, input.articleId)) === null) return { endsAt: now }
  await db
    .updateTable('breaking_line')
    .set({ ends_at: now })
    .where('article_id', '=', input.articleId)
    .where('ends_at', '>', now)
    .execute()
  dropBar(context)
  context.audit('breaking.ended', `article:${input.articleId}`)
  return { endsAt: now }
})
