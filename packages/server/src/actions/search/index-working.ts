import { defineAction } from '../action.ts'
import { refusePersons } from '../jobs/machinery.ts'
import { indexNow } from './write-index.ts'

/** Makes the newsroom's search find an article by what its working copy says now. */
export const indexWorking = defineAction(async (context, input: { articleId: number }): Promise<null> => {
  refusePersons(context)
  await indexNow(context, 'desk', [input.articleId])
  return null
})
