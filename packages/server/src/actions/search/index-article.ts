import { defineAction } from '../action.ts'
import { refusePersons } from '../jobs/machinery.ts'
import { indexNow } from './write-index.ts'

/** Makes the index say of an article what readers, and what the newsroom sees of it now; nothing where they see nothing. */
export const indexArticle = defineAction(async (context, input: { articleId: number }): Promise<null> => {
  refusePersons(context)
  await indexNow(context, 'public', [input.articleId])
  await indexNow(context, 'desk', [input.articleId])
  return null
})
