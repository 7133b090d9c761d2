import { fold } from '@warraq/arabic'
import type { TermTier } from '../match/term.ts'

/** What a rule may ask about a comment. No loops and no patterns: every question is answered in one look. */

/** Facts that are numbers. `score` is the learner's, in hundredths. */
export const NUMBER_FACTS = [
  'links',
  'letters',
  'score',
  'published-before',
  'removed-before',
  'reports-of-author',
  'same-network',
  'article-age-hours',
] as const
export type NumberFact = (typeof NUMBER_FACTS)[number]

export type RuleQuestion =
  /** A word of the list was found; null: of any clause, of any tier. */
  | { readonly fact: 'term'; readonly clause: string | null; readonly tier: TermTier | null }
  | { readonly fact: 'tag'; readonly tag: string }
  | { readonly fact: 'number'; readonly of: NumberFact; readonly is: 'least' | 'most'; readonly value: number }
  /** Of the day where the newspaper is; from 22 to 5 goes over midnight. Both ends count. */
  | { readonly fact: 'hour'; readonly from: number; readonly to: number }
  /** Whole words, compared without marks and spelling variants. */
  | { readonly fact: 'words'; readonly in: 'body' | 'name'; readonly words: string }
  | { readonly fact: 'language'; readonly is: 'ar' | 'other' }

export type RuleCondition =
  | { readonly all: readonly RuleCondition[] }
  | { readonly any: readonly RuleCondition[] }
  | { readonly not: RuleCondition }
  | RuleQuestion

export const CONDITION_LIMITS = { depth: 4, questions: 40 } as const

export interface RuleFacts {
  readonly body: string
  readonly name: string
  readonly language: 'ar' | 'other'
  readonly terms: readonly { readonly clause: string; readonly tier: TermTier }[]
  readonly tags: readonly string[]
  /** A fact that is null (the learner is off) answers no question. */
  readonly numbers: Readonly<Record<NumberFact, number | null>>
  readonly hour: number
}

export type ConditionFault = 'too-deep' | 'too-long' | 'empty' | 'no-words'

/** Why a condition cannot be kept: nested too deep, too many questions, a group or words that ask nothing. */
export function faultOfCondition(condition: RuleCondition): ConditionFault | null {
  if (depthOf(condition) > CONDITION_LIMITS.depth) return 'too-deep'
  const questions = questionsOf(condition)
  if (questions.length > CONDITION_LIMITS.questions) return 'too-long'
  if (hasEmptyGroup(condition)) return 'empty'
  return questions.some((one) => one.fact === 'words' && wordsOf(one.words).trim() === '') ? 'no-words' : null
}

/** The words of the text and of the name as they are compared; for many conditions made once. */
export type WordsOfFacts = (where: 'body' | 'name') => string

export function wordsOfFacts(facts: RuleFacts): WordsOfFacts {
  const made: { body?: string; name?: string } = {}
  return (where) => (made[where] ??= wordsOf(facts[where]))
}

/** Whether the condition is true of a comment. */
export function meets(condition: RuleCondition, facts: RuleFacts, words: WordsOfFacts = wordsOfFacts(facts)): boolean {
  if ('all' in condition) return condition.all.every((one) => meets(one, facts, words))
  if ('any' in condition) return condition.any.some((one) => meets(one, facts, words))
  if ('not' in condition) return !meets(condition.not, facts, words)
  return answers(condition, facts, words)
}

function answers(question: RuleQuestion, facts: RuleFacts, words: WordsOfFacts): boolean {
  switch (question.fact) {
    case 'term':
      return facts.terms.some(
        ({ clause, tier }) =>
          (question.clause === null || clause === question.clause) &&
          (question.tier === null || tier === question.tier),
      )
    case 'tag':
      return facts.tags.includes(question.tag)
    case 'number': {
      const value = facts.numbers[question.of]
      if (value === null) return false
      return question.is === 'least' ? value >= question.value : value <= question.value
    }
    case 'hour':
      return question.from <= question.to
        ? facts.hour >= question.from && facts.hour <= question.to
        : facts.hour >= question.from || facts.hour <= question.to
    case 'words':
      return words(question.in).includes(wordsOf(question.words))
    case 'language':
      return facts.language === question.is
  }
}

/** Folded, with one space around each word, so that a part of a word is never found. */
function wordsOf(text: string): string {
  const folded = fold(text)
  let words = ' '
  for (let at = 0; at < folded.length;) {
    const first = at
    while (at < folded.length && isOfWord(folded, at)) at += widthAt(folded, at)
    if (at > first) words += `${folded.slice(first, at)} `
    else at += widthAt(folded, at)
  }
  return words.length > 1 ? words : '  '
}

const OF_WORD = /[\p{L}\p{N}]/u
const NEAR_END = 0x900
const NEAR: Uint8Array = Uint8Array.from({ length: NEAR_END }, (_, code) =>
  OF_WORD.test(String.fromCharCode(code)) ? 1 : 0,
)

/** Letters and digits; the common ones by table, since every comment comes through here. */
function isOfWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at)
  return code < NEAR_END ? NEAR[code] === 1 : OF_WORD.test(String.fromCodePoint(text.codePointAt(at) ?? code))
}

function widthAt(text: string, at: number): number {
  return (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1
}

function partsOf(condition: RuleCondition): readonly RuleCondition[] | null {
  if ('all' in condition) return condition.all
  if ('any' in condition) return condition.any
  return 'not' in condition ? [condition.not] : null
}

/** Stops where it is too deep already: a condition from outside may be deeper than the stack. */
function depthOf(condition: RuleCondition, above = 0): number {
  const parts = partsOf(condition)
  if (parts === null || above > CONDITION_LIMITS.depth) return above
  return Math.max(above + 1, ...parts.map((part) => depthOf(part, above + 1)))
}

function questionsOf(condition: RuleCondition): RuleQuestion[] {
  return partsOf(condition)?.flatMap(questionsOf) ?? [condition as RuleQuestion]
}

function hasEmptyGroup(condition: RuleCondition): boolean {
  const parts = partsOf(condition)
  return parts !== null && (parts.length === 0 || parts.some(hasEmptyGroup))
}
