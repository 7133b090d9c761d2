import { Refusal } from '@warraq/core/errors'
import { emailKey } from '@warraq/core/people/email'
import type { Command } from '../command.ts'
import { neededText } from '../command.ts'
import { withExistingNewsroom } from '../open.ts'
import { say } from '../words.ts'

/** Takes the second keys of somebody who lost them away: they sign in with the password and add new ones. */
export const userResetKeysCommand: Command = async (invocation) =>
  withExistingNewsroom(invocation.config(), async (newsroom) => {
    const email = neededText(invocation, '--email').trim()
    const account = await newsroom.read
      .selectFrom('account')
      .select('id')
      .where('email_key', '=', emailKey(email))
      .executeTakeFirst()
    if (!account) throw new Refusal('not-found')
    const mailed = newsroom.config.mail !== null
    await newsroom.call('people/reset-keys', { accountId: account.id, mail: mailed }, { actor: { kind: 'operator' } })
    return { value: { accountId: account.id, mailed }, text: say(invocation.lang, 'keysReset', { email }) }
  })
