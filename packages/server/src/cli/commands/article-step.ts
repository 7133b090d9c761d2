import type { Transition } from '@warraq/core/articles/workflow'
import { articleFacts, nameLines, nameOnly } from '../article-facts.ts'
import type { Command, Invocation, Said } from '../command.ts'
import { idOf, neededText } from '../command.ts'
import { withExistingNewsroom } from '../open.ts'

export const articlePublishCommand: Command = (invocation) => take(invocation, 'publish', {})

export const articleWithdrawCommand: Command = (invocation) =>
  take(invocation, 'withdraw', { reason: neededText(invocation, '--reason') })

async function take(invocation: Invocation, step: Transition, details: { reason?: string }): Promise<Said> {
  const id = idOf(invocation)
  return withExistingNewsroom(invocation.config(), async (newsroom) => {
    const { lockVersion } = await articleFacts(newsroom, id)
    await newsroom.call('articles/take-step', { id, step, lockVersion, ...details }, { actor: { kind: 'operator' } })
    const facts = await articleFacts(newsroom, id)
    return { value: nameOnly(facts), text: nameLines(invocation.lang, facts).join('\n') }
  })
}
