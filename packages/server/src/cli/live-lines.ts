/** The report of a site that came in from its address, for people. */

import { LIVE_PROBLEM_WORDS } from '@warraq/core/imports/report-words.table'
import type { LiveStep } from '../import/wordpress-live/collect.ts'
import type { Moved } from '../import/wordpress-live/here-before.ts'
import type { LiveReport } from '../import/wordpress-live/run-live.ts'
import { reportText } from './import-lines.ts'
import { LIVE_WORDS, NOT_HAD_WORDS } from './live-words.table.ts'
import type { Lang } from './words.ts'

const MOST_NAMES = 10

function say(lang: Lang, key: keyof typeof LIVE_WORDS, values: Readonly<Record<string, string | number>>): string {
  return LIVE_WORDS[key][lang].replaceAll(/\{(\w+)\}/gu, (whole, name: string) => String(values[name] ?? whole))
}

export function liveStepText(lang: Lang, { what, done, of }: LiveStep): string {
  return say(lang, of === 0 ? 'fetching' : 'fetchingOf', { what, done, of })
}

/** Why a site is refused, in words; a code that has none stays as it is. */
export function liveProblemText(lang: Lang, code: string): string {
  const words = Object.entries(LIVE_PROBLEM_WORDS).find(([name]) => name === code)?.[1]
  return words === undefined ? code : words[lang]
}

export function liveReportText(lang: Lang, report: LiveReport): string {
  const { since, closed, withheld, gone, conflicts, notFetched } = report.live
  const comma = say(lang, 'comma', {})
  const files = notFetched.slice(0, MOST_NAMES).map(({ url, why }) => `  ${url}: ${NOT_HAD_WORDS[why][lang]}`)
  return [
    reportText(lang, report),
    ...(since === null ? [] : [say(lang, 'since', { since })]),
    ...(closed.length === 0 ? [] : [say(lang, 'closed', { names: closed.join(comma) })]),
    ...(withheld === 0 ? [] : [say(lang, 'withheld', { count: withheld })]),
    ...named(lang, 'gone', gone),
    ...named(lang, 'conflicts', conflicts),
    ...(files.length === 0 ? [] : [say(lang, 'notFetched', {}), ...files]),
  ].join('\n')
}

function named(lang: Lang, key: 'gone' | 'conflicts', things: readonly Moved[]): string[] {
  if (things.length === 0) return []
  const shown = things.slice(0, MOST_NAMES).map(({ id, title }) => `${id} ${title}`)
  const more = things.length > MOST_NAMES ? ['…'] : []
  return [say(lang, key, { names: [...shown, ...more].join(say(lang, 'comma', {})) })]
}
