import { defineAction } from '../action.ts'
import { refusePersons } from '../jobs/machinery.ts'
import { indexNow } from './write-index.ts'

/** Makes the newsroom's search find a picture by the words that go with it now. */
export const indexMedia = defineAction(async (context, input: { mediaId: number }): Promise<null> => {
  refusePersons(context)
  await indexNow(context, 'media', [input.mediaId])
  return null
})
