import { defineAction } from '../action.ts'
import { refusePersons } from '../jobs/machinery.ts'
import { indexNow } from './write-index.ts'

/** Makes the newsroom's search find a comment by what it says now. */
export const indexComment = defineAction(async (context, input: { commentId: number }): Promise<null> => {
  refusePersons(context)
  await indexNow(context, 'comments', [input.commentId])
  return null
})
