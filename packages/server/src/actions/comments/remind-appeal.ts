import { APPEAL_DUE_SECONDS, hearerOf, MOST_REMINDERS } from '@warraq/core/comments/appeals'
import { plusSeconds } from '@warraq/core/time'
import { defineAction } from '../action.ts'
import { refusePersons } from '../jobs/machinery.ts'
import { sendOutside } from './file-appeal.ts'
import { activeModerators, decidersOf } from './hearers.ts'

/**
 * An appeal whose time is over has no answer yet: its case is escalated, the owners get a letter, and it goes outside when
 * nobody inside could hear it any more. Planned again until it is decided.
 */
export const remindAppeal = defineAction(
  async (context, { appealId, time }: { appealId: number; time: number }): Promise<null> => {
    refusePersons(context)
    const appeal = await context.db
      .selectFrom('appeal')
      .select(['comment_id', 'decision_id', 'state'])
      .where('id', '=', appealId)
      .executeTakeFirst()
    if (appeal?.state !== 'open') return null
    await context.db
      .updateTable('comment_case')
      .set({ state: 'escalated' })
      .where('comment_id', '=', appeal.comment_id)
      .where('state', '<>', 'closed')
      .execute()
    const moderators = await activeModerators(context)
    const deciders = await decidersOf(context, appeal.decision_id)
    if (hearerOf({ deciders, moderators }) === 'outside') {
      await context.db.updateTable('appeal').set({ outside: 1 }).where('id', '=', appealId).execute()
      await sendOutside(context, appealId)
    }
    await context.plan({
      kind: 'send-overdue-appeal',
      payload: { appealId, time },
      uniqueKey: `appeal:${appealId}:overdue:${time}`,
    })
    if (time < MOST_REMINDERS)
      await context.plan({
        kind: 'remind-appeal',
        payload: { appealId, time: time + 1 },
        runAt: plusSeconds(context.now, APPEAL_DUE_SECONDS),
        uniqueKey: `appeal:${appealId}:${time + 1}`,
      })
    return null
  },
)
