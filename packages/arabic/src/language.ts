/**
 * Which language a text is in, by its script, its letters and its commonest words. Made for short
 * texts: titles, comments, questions. It tells apart Arabic, Persian, Urdu, Central Kurdish, Uyghur,
 * Pashto and Sindhi; in Latin letters English, French, Spanish, German, Turkish and Arabizi; other
 * scripts stand for their largest language.
 */
import { arabiziScore } from './arabizi.ts'
import { ARABIC_SCRIPT, LANGUAGE_OF_SCRIPT, LATIN_SCRIPT, type Signs } from './language.table.ts'
import { stripMarks } from './marks.ts'

export type LanguageGuess = {
  /** BCP 47 language: `ar`, `fa`, `ckb` …; `und` when nothing tells. */
  readonly lang: string
  /** ISO 15924 script of most of its letters: `Arab`, `Latn` …; `Zyyy` without letters. Arabizi is `ar` in `Latn`. */
  readonly script: string
  /** 0 to 1; small for a text of few letters. */
  readonly confidence: number
}

const SCRIPTS = LANGUAGE_OF_SCRIPT.map(([script, name, lang]) => ({
  script,
  lang,
  letters: new RegExp(`\\p{Script=${name}}`, 'gu'),
}))

/** Longer texts say nothing new. */
const ENOUGH = 4000
const WORD = /[\p{L}\p{M}\p{Nd}]+/gu
const UKRAINIAN = /[іїєґ]/iu
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u

export function guessLanguage(text: string): LanguageGuess {
  const start = stripMarks(text.slice(0, ENOUGH)).toLowerCase()
  const { script, lang, count } = mainScript(start)
  if (count === 0) return { lang: 'und', script: 'Zyyy', confidence: 0 }
  const certainty = 1 - Math.exp(-count / 8)
  if (script === 'Arab') return guessBySigns(start, script, count, ARABIC_SCRIPT, 'ar')
  if (script === 'Latn') return guessInLatin(start, count)
  if (lang === 'ru' && UKRAINIAN.test(start)) return { lang: 'uk', script, confidence: rounded(certainty * 0.9) }
  if (lang === 'ja' || (lang === 'zh' && KANA.test(start))) {
    return { lang: 'ja', script: 'Jpan', confidence: rounded(certainty * 0.9) }
  }
  return { lang, script, confidence: rounded(certainty * 0.9) }
}

function mainScript(text: string): { script: string; lang: string; count: number } {
  let best = { script: 'Zyyy', lang: 'und', count: 0 }
  for (const { script, lang, letters } of SCRIPTS) {
    const count = text.match(letters)?.length ?? 0
    if (count > best.count) best = { script, lang, count }
  }
  return best
}

const ENOUGH_FOR_ARABIZI = 0.5

function guessInLatin(text: string, count: number): LanguageGuess {
  const arabizi = arabiziScore(text)
  if (arabizi >= ENOUGH_FOR_ARABIZI) return { lang: 'ar', script: 'Latn', confidence: rounded(arabizi * 0.9) }
  return guessBySigns(text, 'Latn', count, LATIN_SCRIPT, 'und')
}

/** A common word says as much as four letters of the language, and a letter that it lacks takes away two. */
const WORD_POINTS = 4
const NEVER_POINTS = -2

function guessBySigns(
  text: string,
  script: string,
  letterCount: number,
  languages: readonly Signs[],
  otherwise: string,
): LanguageGuess {
  const words: string[] = text.match(WORD) ?? []
  const letters = countLetters(text)
  const ranked = languages
    .map((signs) => ({ lang: signs.lang, points: pointsOf(signs, letters, words) }))
    .toSorted((left, right) => right.points - left.points)
  const [first, second] = [ranked[0], ranked[1]]
  if (!first || first.points <= 0) {
    return { lang: otherwise, script, confidence: otherwise === 'und' ? 0 : 0.3 }
  }
  const lead = first.points - Math.max(0, second?.points ?? 0)
  if (lead === 0 && otherwise === 'und') return { lang: 'und', script, confidence: 0 }
  const share = lead / first.points
  const certainty = 1 - Math.exp(-(first.points + letterCount / 10) / 6)
  return { lang: first.lang, script, confidence: rounded(Math.max(0.1, (0.5 + share / 2) * certainty)) }
}

function countLetters(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  return counts
}

function pointsOf(
  { own, never, words }: Signs,
  letters: ReadonlyMap<string, number>,
  typed: readonly string[],
): number {
  const sum = (list: string): number =>
    Array.from(list).reduce((total, letter) => total + (letters.get(letter) ?? 0), 0)
  const common = typed.filter((word) => words.has(word)).length
  return sum(own) + NEVER_POINTS * sum(never) + WORD_POINTS * common
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
