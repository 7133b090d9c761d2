import type { Instant } from '@warraq/core/time'
import { defineAction } from '../action.ts'
import { refusePersons } from '../jobs/machinery.ts'
import { silenceHolding } from '../care/refuse-careless.ts'
import type { WriteContext } from '../action.ts'
import { loadArticle } from './load-article.ts'
import { takeStep } from './take-step.ts'

/**
 * What the clock does when a scheduled or embargoed article is due. Does nothing when the article is gone or was moved,
 * published or given another time meanwhile, so that running it twice, or late, publishes once. An article that became
 * incomplete is refused with `not-publishable`: it stays as it is, and the newsroom finds the job among those that failed.
 */
export const publishScheduled = defineAction(
  async (context, input: { articleId: number; at: string }): Promise<{ published: boolean }> => {
    refusePersons(context)
    const article = await context.db
      .selectFrom('article')
      .select(['id', 'state', 'scheduled_at', 'lock_version'])
      .where('id', '=', input.articleId)
      .executeTakeFirst()
    const waiting = article?.state === 'scheduled' || article?.state === 'embargoed'
    if (!waiting || article.scheduled_at !== input.at || input.at > context.now) return { published: false }
    const silentUntil = await silenceHolding(context, await loadArticle(context, article.id), context.now)
    if (silentUntil !== null) {
      await holdUntil(context, article.id, silentUntil)
      return { published: false }
    }
    await takeStep.run(context, { id: article.id, step: 'publish', lockVersion: article.lock_version })
    return { published: true }
  },
)

/** An election silence was set after the article was scheduled: it waits for the end of it, by itself. */
async function holdUntil(context: WriteContext, articleId: number, until: Instant): Promise<void> {
  await context.db.updateTable('article').set({ scheduled_at: until }).where('id', '=', articleId).execute()
  await context.plan({
    kind: 'publish-scheduled',
    payload: { articleId, at: until },
    runAt: until,
    uniqueKey: `publish:${articleId}:${until}:silence`,
  })
  await context.emit({ type: 'article-scheduled', articleId, at: until })
  context.audit('article.held-by-silence', `article:${articleId}`, { until })
}
