import type { RiddleFor } from '@warraq/core/comments/riddle'
import { judgeAnswer } from '@warraq/core/comments/riddle'
import { fromEpoch, toEpoch } from '@warraq/core/time'
import type { WriteContext } from '../action.ts'

export type ProofFact = 'none' | 'valid' | 'spent' | 'foreign'

/**
 * What the browser's answer to a riddle is worth; a right one is spent, so that it counts for one comment. A comment that
 * is refused takes the spending back with everything else.
 */
export async function spendProof(context: WriteContext, answer: string | null, where: RiddleFor): Promise<ProofFact> {
  const verdict = judgeAnswer(answer, where, Math.floor(toEpoch(context.now) / 1000), context.keys.tokenHash, (text) =>
    context.keys.hmac('form', text),
  )
  if (verdict.is !== 'right') return verdict.is
  const spent = await context.db
    .insertInto('spent_proof')
    .values({ id: verdict.id, expires_at: fromEpoch(verdict.until * 1000) })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return spent ? 'valid' : 'spent'
}
