import { fromEpoch } from '@warraq/core/time'
import { readSiteSettings } from '../../store/reader/site.ts'
import { articleFacts, nameLines, nameOnly } from '../article-facts.ts'
import { readBodyFile } from '../body-file.ts'
import type { Command, Invocation } from '../command.ts'
import { badCommand, isGiven, neededText, textOf, textsOf } from '../command.ts'
import type { OpenNewsroom } from '../open.ts'
import { withNewsroom } from '../open.ts'
import { typedInstant } from '../site-time.ts'
import { say } from '../words.ts'

/** An article from a file; what the file holds that an article cannot say is named. */
export const articleAddCommand: Command = async (invocation) => {
  const { lang } = invocation
  const { body, left } = readBodyFile(neededText(invocation, '--body-file'), lang)
  return withNewsroom(invocation.config(), async (newsroom) => {
    const input = {
      title: neededText(invocation, '--title'),
      body,
      section: neededText(invocation, '--section'),
      authors: textsOf(invocation, '--author'),
      tagNames: textsOf(invocation, '--tag'),
      publishedAt: await dateOf(invocation, newsroom),
      publish: isGiven(invocation, '--publish'),
    }
    const { id } = await newsroom.call('articles/add-article', input, { actor: { kind: 'operator' } })
    const facts = await articleFacts(newsroom, id)
    const names = left.map(({ what, count }) => `${what} (${count})`).join(say(lang, 'comma'))
    const lines = [...nameLines(lang, facts), ...(names === '' ? [] : [say(lang, 'leftOut', { names })])]
    return {
      value: {
        ...nameOnly(facts),
        ...(names === '' ? {} : { leftOut: left.map(({ what, count }) => ({ what, count })) }),
      },
      text: lines.join('\n'),
    }
  })
}

async function dateOf(invocation: Invocation, { read }: OpenNewsroom): Promise<string | null> {
  const text = textOf(invocation, '--date')
  if (text === null) return null
  const { settings } = await readSiteSettings(read)
  const now = fromEpoch(Date.now())
  const at = typedInstant(text, settings.timeZone, now)
  if (at === null) throw badCommand(say(invocation.lang, 'badDate', { text }))
  if (at > now && !isGiven(invocation, '--publish')) throw badCommand(say(invocation.lang, 'futureDate'))
  return at
}
