import { defineAction } from '../action.ts'
import type { AppealVerdict } from './close-appeal.ts'
import { closeAppeal, loadOpenAppeal } from './close-appeal.ts'

/** «محكّم القراء» decides an appeal by the link that was sent to them. Refused like `comments/decide-appeal`. */
export const decideAppealOutside = defineAction(
  async (context, input: AppealVerdict & { token: string }): Promise<{ state: 'upheld' | 'overturned' }> => {
    const appeal = await loadOpenAppeal(context, { tokenHash: context.keys.tokenHash(input.token) })
    return { state: await closeAppeal(context, appeal, input) }
  },
)
