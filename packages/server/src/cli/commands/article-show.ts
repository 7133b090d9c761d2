import { renderText } from '@warraq/core/articles/render-text'
import { articleFacts, nameLines, nameOnly } from '../article-facts.ts'
import type { ArticleFacts } from '../article-facts.ts'
import type { Command } from '../command.ts'
import type { Lang } from '../words.ts'
import { idOf } from '../command.ts'
import { lookAtNewsroom } from '../open.ts'
import { say } from '../words.ts'

export const articleShowCommand: Command = async (invocation) => {
  const id = idOf(invocation)
  return lookAtNewsroom(invocation.config(), async (newsroom) => {
    const facts = await articleFacts(newsroom, id)
    const { title, tagNames, lang, body } = facts.content
    const { section, authors, publishedAt, updatedAt, scheduledAt, withdrawnAt, withdrawnReason } = facts
    const text = renderText(body)
    const value = {
      ...nameOnly(facts),
      title,
      lang,
      section,
      authors,
      tags: tagNames,
      publishedAt,
      updatedAt,
      scheduledAt,
      withdrawnAt,
      withdrawnReason,
      text,
    }
    return { value, text: linesOf(invocation.lang, facts, text).join('\n') }
  })
}

function linesOf(lang: Lang, facts: ArticleFacts, text: string): string[] {
  const { content, section, authors, publishedAt, updatedAt, scheduledAt, withdrawnAt, withdrawnReason } = facts
  const list = (names: readonly string[]) => names.join(say(lang, 'comma'))
  return [
    ...nameLines(lang, facts),
    say(lang, 'title', { title: content.title }),
    ...(section === null ? [] : [say(lang, 'section', { name: section })]),
    ...(authors.length === 0 ? [] : [say(lang, 'authors', { names: list(authors) })]),
    ...(content.tagNames.length === 0 ? [] : [say(lang, 'tags', { names: list(content.tagNames) })]),
    ...(publishedAt === null ? [] : [say(lang, 'publishedAt', { at: publishedAt })]),
    ...(updatedAt === null || updatedAt === publishedAt ? [] : [say(lang, 'updatedAt', { at: updatedAt })]),
    ...(scheduledAt === null ? [] : [say(lang, 'scheduledAt', { at: scheduledAt })]),
    ...(withdrawnAt === null ? [] : [say(lang, 'withdrawnAt', { at: withdrawnAt, reason: withdrawnReason ?? '' })]),
    '',
    text,
  ]
}
