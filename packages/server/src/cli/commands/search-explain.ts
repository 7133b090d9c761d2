import type { ExplainedArticle, ExplainedWord, Explanation } from '../../store/search/explain.ts'
import { explainSearch } from '../../store/search/explain.ts'
import type { Command } from '../command.ts'
import { badCommand, textOf } from '../command.ts'
import { lookAtNewsroom } from '../open.ts'
import type { Lang } from '../words.ts'
import { say } from '../words.ts'

/** How a text is analysed, how it is understood as a query, and why an article answers it or not. */
export const searchExplainCommand: Command = async (invocation) => {
  const typed = textOf(invocation, '--article')
  if (typed !== null && !/^[1-9]\d{0,14}$/.test(typed)) throw badCommand(say(invocation.lang, 'badId', { text: typed }))
  return lookAtNewsroom(invocation.config(), async ({ read }) => {
    const explained = await explainSearch(read, invocation.args[0] ?? '', typed === null ? null : Number(typed))
    return { value: JSON.parse(JSON.stringify(explained)), text: told(invocation.lang, explained) }
  })
}

function told(lang: Lang, explained: Explanation): string {
  const { tokens, words, phrases, without, withoutPhrases, ignored, manner, total, didYouMean, article } = explained
  const quoted = (texts: readonly string[]): string => texts.map((text) => `«${text}»`).join(' ')
  const lists = [
    ['explain.phrases', phrases],
    ['explain.without', [...without, ...withoutPhrases]],
    ['explain.ignored', ignored],
  ] as const
  return [
    say(lang, 'explain.tokens'),
    ...tokens.map(
      ({ written, start, end, folded, stem, saysNothing }) =>
        `  ${start}–${end} ${written} → ${folded} → ${stem}${saysNothing ? ` (${say(lang, 'explain.saysNothing')})` : ''}`,
    ),
    say(lang, 'explain.words'),
    ...words.map((word) => wordLine(lang, word)),
    ...lists.flatMap(([key, texts]) => (texts.length === 0 ? [] : [`${say(lang, key)} ${quoted(texts)}`])),
    say(lang, `explain.manner.${manner as 'all' | 'some' | 'arabizi'}`, { total }),
    ...(didYouMean === null ? [] : [say(lang, 'explain.didYouMean', { text: didYouMean })]),
    ...(article === null ? [] : articleLines(lang, article)),
  ].join('\n')
}

function wordLine(lang: Lang, { word, terms }: ExplainedWord): string {
  const known = terms.map(
    ({ kind, term, documents, weight }) =>
      `${say(lang, `explain.${kind}`)} ${term}: ${say(lang, 'explain.documents', { documents })} × ${weight}`,
  )
  return `  ${word} · ${known.length === 0 ? say(lang, 'explain.unknownWord') : known.join(' · ')}`
}

function articleLines(lang: Lang, article: ExplainedArticle): string[] {
  const { id, matches, score, notFoundBecause, foundBySome, missing, leftOutBy, missingPhrases } = article
  const lines = matches.flatMap(({ word, by }) =>
    by.map(({ kind, term, counts, score: part }) => {
      const where = Object.entries(counts).filter(([, count]) => count > 0)
      const fields = where.map(([field, count]) => `${say(lang, `field.${field as 'title'}`)} ${count}`).join('، ')
      return `  ${word} · ${say(lang, `explain.${kind}`)} ${term}: ${fields} → ${part}`
    }),
  )
  const lacking = [...missing, ...missingPhrases, ...leftOutBy].join(' · ')
  const verdict =
    notFoundBecause === null
      ? say(lang, foundBySome ? 'explain.foundBySome' : 'explain.found', { id, score, missing: lacking })
      : say(lang, `explain.${notFoundBecause}`, { id, missing: lacking })
  return [verdict, ...(article.stale ? [say(lang, 'explain.stale')] : []), ...lines]
}
