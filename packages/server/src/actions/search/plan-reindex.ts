import type { WriteContext } from '../action.ts'

/** Makes the search words of public articles again when a name that stands in them changes or disappears. */
export async function planReindex(context: WriteContext, articleIds: readonly number[]): Promise<void> {
  for (const articleId of articleIds) await context.plan({ kind: 'index-article', payload: { articleId } })
}
