import type { Finding, HouseEntry, StyleRule } from './rules.ts'
import { isStyleRule } from './rules.ts'
import { badQuotes } from './quotes.ts'
import { badSigns } from './signs.ts'
import type { Term } from './words.ts'
import { arabicWords, misspelt, preferred, termTable, wordKey } from './words.ts'

/** A newspaper's style, ready to look at texts with. */
export interface HouseStyle {
  readonly terms: ReadonlyMap<string, readonly Term[]>
  readonly allowed: ReadonlySet<string>
  readonly off: ReadonlySet<StyleRule>
}

export function houseStyle(entries: readonly HouseEntry[]): HouseStyle {
  const of = (kind: HouseEntry['kind']) => entries.filter((entry) => entry.kind === kind).map(({ word }) => word)
  return {
    terms: termTable(entries),
    allowed: new Set(of('allowed').map(wordKey)),
    off: new Set(of('off').filter(isStyleRule)),
  }
}

/**
 * What the house writes otherwise in one block of text, in its order; stretches never overlap: the newspaper's own term
 * goes before a misspelling, and that before signs. Linear in the length of the text.
 */
export function checkStyle(text: string, style: HouseStyle): Finding[] {
  const all = [
    ...preferred(text, style.terms),
    ...misspelt(text, arabicWords(text)),
    ...badQuotes(text),
    ...badSigns(text),
  ].filter(({ rule, words }) => !style.off.has(rule) && !style.allowed.has(wordKey(words)))
  const sorted = all
    .map((finding, rank) => ({ finding, rank }))
    .toSorted((a, b) => a.finding.from - b.finding.from || a.rank - b.rank)
  const kept: Finding[] = []
  for (const { finding } of sorted) if (finding.from >= (kept.at(-1)?.to ?? 0)) kept.push(finding)
  return kept
}

/** The text with every certain finding put right. */
export function inHouseStyle(text: string, findings: readonly Finding[]): string {
  return findings
    .toReversed()
    .reduce((so, { from, to, better }) => (better === null ? so : so.slice(0, from) + better + so.slice(to)), text)
}
