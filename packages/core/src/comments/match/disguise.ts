import { TATWEEL } from './aim.table.ts'
import type { Read } from './found.ts'
import type { MatchStep } from './term.ts'

/** What was done to the letters between the first and the last of a word, as it stands in the text. */
export interface Spelt {
  readonly steps: readonly MatchStep[]
  /** More than careful vowelling, a foreign keyboard or emphasis does. */
  readonly isDisguised: boolean
}

const HIDDEN = /\p{Default_Ignorable_Code_Point}/u
const MARK = /\p{M}/u
const LETTER = /\p{L}/u
const ARABIC_MARK = /[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed]/u
const SHAPE = /[\ufb50-\ufdff\ufe70-\ufeff]/u
const ORDINARY = /[\u0621-\u063a\u0641-\u064a]/u
/** Persian, Urdu and Maghrebi letters that keyboards and habit bring: ک ی گ پ چ ڤ ھ ہ ە and the like. */
const FAMILIAR = /[\u06a9\u06cc\u06af\u067e\u0686\u06a4\u06be\u06c1\u06d5\u06c0\u0671\u0675-\u0678]/u
const MOST_MARKS_A_LETTER = 3

const AS_LISTED: Spelt = { steps: [], isDisguised: false }

/** Ordinary letters and nothing else. */
function isAsListed(text: string, start: number, end: number, letters: number): boolean {
  if (end - start !== letters) return false
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at)
    if (code < 0x621 || code > 0x64a || code === 0x640) return false
  }
  return true
}

/** Whether most Arabic letters of a text are typesetting shapes. */
export function isTypesetText(text: string): boolean {
  let balance = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code >= 0xfb50 && code < 0xff00) balance += 1
    else if (code >= 0x621 && code <= 0x64a) balance -= 1
  }
  return balance > 0
}

/** How the units from `first` on, `before` of them attached, were written. */
export function speltAt({ text, skeleton, isTypeset }: Read, first: number, after: number, before: number): Spelt {
  const { starts, ends } = skeleton
  if (isAsListed(text, starts[first] ?? 0, ends[after - 1] ?? 0, after - first)) return AS_LISTED
  const slice = text.slice(starts[first], ends[after - 1])
  const inner = text.slice(starts[Math.min(first + before, after - 1)], starts[after - 1])
  const characters = Array.from(slice)
  const marks = characters.filter((one) => MARK.test(one) && !HIDDEN.test(one))
  const shapes = characters.filter((one) => SHAPE.test(one))
  const strangers = characters.filter(isStranger)
  const isDrawnOut = drawnOut(characters)
  const steps: MatchStep[] = []
  if (HIDDEN.test(slice)) steps.push('hidden')
  if (marks.length > 0) steps.push('marks')
  if (slice.includes(TATWEEL)) steps.push('tatweel')
  if (shapes.length > 0) steps.push('presentation')
  if (strangers.length > 0) steps.push('look-alikes')
  if (isDrawnOut) steps.push('repeats')
  const isDisguised =
    HIDDEN.test(inner) ||
    inner.includes(TATWEEL) ||
    marks.some((mark) => !ARABIC_MARK.test(mark)) ||
    marks.length > (after - first) * MOST_MARKS_A_LETTER ||
    (shapes.length > 0 && !isTypeset) ||
    strangers.some((letter) => !FAMILIAR.test(letter))
  return { steps, isDisguised }
}

function isStranger(character: string): boolean {
  const code = character.codePointAt(0) ?? 0
  const isMark = MARK.test(character) || HIDDEN.test(character) || character === TATWEEL
  if (isMark || SHAPE.test(character) || ORDINARY.test(character)) return false
  return LETTER.test(character) && ((code >= 0x620 && code < 0x900) || code >= 0x1ee00)
}

/** The same letter three times or more. */
function drawnOut(characters: readonly string[]): boolean {
  const letters = characters.filter((one) => !MARK.test(one) && !HIDDEN.test(one) && one !== TATWEEL)
  return letters.some((letter, at) => letter === letters[at + 1] && letter === letters[at + 2])
}
