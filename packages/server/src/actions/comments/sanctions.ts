import type { WriteContext } from '../action.ts'

/** What a decision cost its author (strikes, mutes, bans) is taken back by a later one. */
export async function liftSanctions(context: WriteContext, decisionId: number, byDecisionId: number): Promise<void> {
  await context.db
    .updateTable('sanction')
    .set({ lifted_at: context.now, lifted_by: byDecisionId })
    .where('decision_id', '=', decisionId)
    .where('lifted_at', 'is', null)
    .execute()
}
