import { fold } from '@warraq/arabic'
import { Refusal } from '@warraq/core/errors'
import { articleFacts, nameLines, nameOnly } from '../article-facts.ts'
import type { Command, Invocation } from '../command.ts'
import { badCommand, textOf } from '../command.ts'
import type { OpenNewsroom } from '../open.ts'
import { withExistingNewsroom } from '../open.ts'
import { say } from '../words.ts'

const USUAL_MINUTES = 60

/** «عاجل» from a shell: an article of one line, public at once and in the bar of every page for so many minutes. */
export const breakingCommand: Command = async (invocation) => {
  const minutes = minutesOf(invocation)
  return withExistingNewsroom(invocation.config(), async (newsroom) => {
    const section = textOf(invocation, '--section')
    const input = {
      text: invocation.args[0] ?? '',
      minutes,
      ...(section === null ? {} : { sectionId: await sectionId(newsroom, section) }),
    }
    const { articleId, endsAt } = await newsroom.call('articles/break-news', input, { actor: { kind: 'operator' } })
    const facts = await articleFacts(newsroom, articleId)
    const lines = [...nameLines(invocation.lang, facts), say(invocation.lang, 'breakingUntil', { at: endsAt })]
    return { value: { ...nameOnly(facts), endsAt }, text: lines.join('\n') }
  })
}

function minutesOf(invocation: Invocation): number {
  const text = textOf(invocation, '--minutes') ?? String(USUAL_MINUTES)
  if (!/^[1-9]\d{0,3}$/.test(text)) throw badCommand(say(invocation.lang, 'badMinutes', { text }))
  return Number(text)
}

async function sectionId({ read }: Pick<OpenNewsroom, 'read'>, idOrName: string): Promise<number> {
  const sections = read.selectFrom('section').select('id')
  const known = /^\d+$/.test(idOrName)
    ? await sections.where('id', '=', Number(idOrName)).executeTakeFirst()
    : await sections.where('name_key', '=', fold(idOrName)).orderBy('id').limit(1).executeTakeFirst()
  if (!known) throw new Refusal('not-found', { section: idOrName })
  return known.id
}
