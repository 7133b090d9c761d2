import { ENTRY_LETTERS } from '@warraq/core/comments/limits.table'
import { emailKey } from '@warraq/core/people/email'
import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import type { Rate } from '../site/take-rate.ts'
import { takeRate } from '../site/take-rate.ts'

/**
 * "Let me in to my comments". What is done does not depend on whether anybody ever commented with the address: a job is
 * planned, and only the job looks. So neither the answer nor its time tells. Beyond the limits of an address nothing is
 * sent and the answer is the same; refused with `too-many-requests` is who asks too often.
 */
export const requestEntry = defineAction(
  async (context, input: { email: string; rates: readonly Rate[] }): Promise<null> => {
    const asked = await takeRate.run(context, { keys: input.rates })
    if (!asked.ok) throw new Refusal('too-many-requests', { retryAfter: asked.retryAfter })
    const emailHmac = context.keys.hmac('email', emailKey(input.email))
    const keys = ENTRY_LETTERS.map(({ limit, seconds }) => ({
      key: context.keys.hmac('rate', `entry:${emailHmac}:${seconds}`),
      limit,
      seconds,
    }))
    const { ok } = await takeRate.run(context, { keys })
    // Sealed, so that the table of jobs does not say who asked.
    if (ok) await context.plan({ kind: 'send-entry-link', payload: { sealed: context.keys.seal(emailHmac) } })
    return null
  },
)
