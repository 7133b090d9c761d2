import { plusSeconds } from '@warraq/core/time'
import { defineAction } from '../action.ts'
import { refusePersons } from '../jobs/machinery.ts'

/** A decision that is taken back within these minutes is never mailed. */
const WAIT_SECONDS = 10 * 60

/** After a decision against a comment: its statement goes by letter, a little later, to an author whose address is proved. */
export const planStatement = defineAction(
  async (context, { decisionId }: { commentId: number; decisionId: number }): Promise<null> => {
    refusePersons(context)
    const stated = await context.db
      .selectFrom('statement')
      .select('delivered_at')
      .where('decision_id', '=', decisionId)
      .executeTakeFirst()
    if (stated?.delivered_at === null)
      await context.plan({
        kind: 'send-statement',
        payload: { decisionId },
        runAt: plusSeconds(context.now, WAIT_SECONDS),
        uniqueKey: `statement:${decisionId}`,
      })
    return null
  },
)
