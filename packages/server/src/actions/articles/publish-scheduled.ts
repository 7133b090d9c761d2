import { defineAction } from '../action.ts'
import { refusePersons } from '../jobs/machinery.ts'
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
    await takeStep.run(context, { id: article.id, step: 'publish', lockVersion: article.lock_version })
    return { published: true }
  },
)
