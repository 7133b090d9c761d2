import { plusSeconds } from '@warraq/core/time'
import type { TokenScope } from '@warraq/core/people/token-scopes'
import { TOKEN_BEGINNING } from '@warraq/core/people/token-scopes'
import { Refusal } from '@warraq/core/errors'
import { defineAction } from '../action.ts'
import { requiredName } from './accounts.ts'
import { actingStaff } from './staff.ts'

const DAY = 24 * 3600
const SHOWN_SIGNS = 4
/** More than a newsroom has programs, and few enough to be looked through. */
const MOST_TOKENS = 50

/** A token for a program. It leaves the action sealed, so that an answer kept for retries holds nothing usable. */
export const createToken = defineAction(
  async (
    context,
    input: { name: string; scopes: readonly TokenScope[]; days: number },
  ): Promise<{ id: number; sealedToken: string; expiresAt: string }> => {
    const { db, now, keys } = context
    const staff = await actingStaff(context)
    const open = await db
      .selectFrom('api_token')
      .select((e) => e.fn.countAll<number>().as('n'))
      .where('account_id', '=', staff.id)
      .where('ended_at', 'is', null)
      .where('expires_at', '>', now)
      .executeTakeFirstOrThrow()
    if (open.n >= MOST_TOKENS) throw new Refusal('bad-input', { field: 'name' })
    const token = TOKEN_BEGINNING + keys.token()
    const expiresAt = plusSeconds(now, input.days * DAY)
    const { id } = await db
      .insertInto('api_token')
      .values({
        token_hash: keys.tokenHash(token),
        account_id: staff.id,
        name: requiredName(input.name),
        beginning: token.slice(0, TOKEN_BEGINNING.length + SHOWN_SIGNS),
        scopes: JSON.stringify([...new Set(input.scopes)]),
        created_at: now,
        expires_at: expiresAt,
        used_at: null,
        ended_at: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    context.audit('token.created', `token:${id}`, { scopes: [...input.scopes], days: input.days })
    return { id, sealedToken: keys.seal(token), expiresAt }
  },
)
