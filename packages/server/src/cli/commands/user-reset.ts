import { Refusal } from '@warraq/core/errors'
import { emailKey } from '@warraq/core/people/email'
import { linkAddress, linkLines } from '../account-link.ts'
import type { Command } from '../command.ts'
import { neededText } from '../command.ts'
import { withExistingNewsroom } from '../open.ts'

/** A one-time link for a new password, or the invitation again where the person has none yet. */
export const userResetCommand: Command = async (invocation) =>
  withExistingNewsroom(invocation.config(), async (newsroom) => {
    const key = emailKey(neededText(invocation, '--email').trim())
    const account = await newsroom.read
      .selectFrom('account')
      .select('id')
      .where('email_key', '=', key)
      .executeTakeFirst()
    if (!account) throw new Refusal('not-found')
    const mailed = newsroom.config.mail !== null
    const made = await newsroom.call(
      'people/make-account-link',
      { accountId: account.id, mail: mailed },
      { actor: { kind: 'operator' } },
    )
    const link = linkAddress(newsroom, made.purpose, made)
    const { accountId, purpose, expiresAt } = made
    const text = linkLines(invocation.lang, purpose, link, expiresAt, mailed).join('\n')
    return { value: { accountId, purpose, link, expiresAt, mailed }, text }
  })
