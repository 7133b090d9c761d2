import { mayHear } from '@warraq/core/comments/appeals'
import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'
import type { AppealVerdict } from './close-appeal.ts'
import { closeAppeal, loadOpenAppeal } from './close-appeal.ts'
import { decidersOf } from './hearers.ts'

/**
 * A moderator decides an appeal. Refused with `own-decision` for who made the decision appealed or agreed to it, `appeal-decided` when
 * somebody was faster, `appeal-invalid` without an answer. The operator at the command line has no account and is refused
 * as well: the appeal is heard by a person who can be named.
 */
export const decideAppeal = defineAction(
  async (context, input: AppealVerdict & { appealId: number }): Promise<{ state: 'upheld' | 'overturned' }> => {
    const staff = await allow(context, 'comment.moderate')
    const appeal = await loadOpenAppeal(context, { id: input.appealId })
    if (context.actor.kind !== 'account') throw new Refusal('not-allowed', { permission: 'comment.moderate' })
    if (!mayHear(staff.id, await decidersOf(context, appeal.decisionId))) throw new Refusal('own-decision')
    return { state: await closeAppeal(context, appeal, input) }
  },
)
