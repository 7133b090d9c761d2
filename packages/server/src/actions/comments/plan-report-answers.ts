import { plusSeconds } from '@warraq/core/time'
import { readModeration } from '../../store/reader/moderation.ts'
import { defineAction } from '../action.ts'
import { refusePersons } from '../jobs/machinery.ts'

/** A decision that is taken back within these minutes answers nobody. */
const WAIT_SECONDS = 10 * 60

/**
 * After a decision that answers reports: whoever left an address with a notice is told what came of it, a little later
 * (Regulation (EU) 2022/2065, article 16(5)). Reports without an address are answered on the page that only their sender has.
 */
export const planReportAnswers = defineAction(
  async (context, { decisionId }: { commentId: number; decisionId: number }): Promise<null> => {
    refusePersons(context)
    const { settings } = await readModeration(context.db)
    if (settings.protection) return null
    const reports = await context.db
      .selectFrom('report')
      .select('id')
      .where('decision_id', '=', decisionId)
      .where('outcome', 'is not', null)
      .where('contact_enc', 'is not', null)
      .where('told_at', 'is', null)
      .orderBy('id')
      .execute()
    for (const { id } of reports)
      await context.plan({
        kind: 'send-report-answer',
        payload: { reportId: id },
        runAt: plusSeconds(context.now, WAIT_SECONDS),
        uniqueKey: `report-answer:${id}:${decisionId}`,
      })
    return null
  },
)
