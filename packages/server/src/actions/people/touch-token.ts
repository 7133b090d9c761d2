import { defineAction } from '../action.ts'

/** Notes that a token is in use; the desk calls it at most once a minute for each. */
export const touchToken = defineAction(async (context, input: { tokenId: number }): Promise<null> => {
  await context.db
    .updateTable('api_token')
    .set({ used_at: context.now })
    .where('id', '=', input.tokenId)
    .where('ended_at', 'is', null)
    .execute()
  return null
})
