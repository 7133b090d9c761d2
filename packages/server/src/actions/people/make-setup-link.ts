import { Refusal } from '@warraq/core/errors'
import type { Instant } from '@warraq/core/time'
import { defineAction } from '../action.ts'
import { makeToken } from './one-time-links.ts'

/**
 * The link with which the owner sets the site up, valid for a day; `already-set-up` when somebody has an account. Made
 * again at each start, which makes the one printed before useless. Call it without retry keys: it answers the token.
 */
export const makeSetupLink = defineAction(
  async (context, _input: null): Promise<{ token: string; expiresAt: Instant }> => {
    if (context.actor.kind !== 'operator') throw new Error('people/make-setup-link belongs to the operator')
    const anybody = await context.db.selectFrom('account').select('id').limit(1).executeTakeFirst()
    if (anybody) throw new Refusal('already-set-up')
    return makeToken(context, 'setup', null)
  },
)
