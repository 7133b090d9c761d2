import { defineAction } from '../action.ts'
import { loadArticle } from './load-article.ts'
import { takeStep } from './take-step.ts'

/**
 * What the clock does when a scheduled or embargoed article is due. Does nothing when the article was moved, published
 * or given another time meanwhile, so that running it twice, or late, publishes once.
 */
export const publishScheduled = defineAction(
  async (context, input: { articleId: number; at: string }): Promise<{ published: boolean }> => {
    const article = await loadArticle(context, input.articleId)
    const waiting = article.state === 'scheduled' || article.state === 'embargoed'
    if (!waiting || article.scheduledAt !== input.at || input.at > context.now) return { published: false }
    await takeStep.run(context, { id: article.id, step: 'publish', lockVersion: article.lockVersion })
    return { published: true }
  },
)
