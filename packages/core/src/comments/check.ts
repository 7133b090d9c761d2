import { cleanName, cleanText, fold, hasZalgo } from '@warraq/arabic'
import { isEmail } from '../people/email.ts'
import type { CommentProblem } from './problems.table.ts'

/** Limits of one comment. A letter is a grapheme (UAX #29); bytes are UTF-8 of the stored text. */
export const COMMENT_LIMITS = { name: 60, letters: 4000, bytes: 16_384 } as const

export interface CommentTyped {
  readonly name: string
  /** Null where the site has no e-mail field. */
  readonly email: string | null
  readonly body: string
}

export interface CommentRules {
  /** False in «وضع الحماية» and where the newspaper asks for none: an address that is sent anyway is thrown away. */
  readonly asksEmail: boolean
  /** Whether the form is refused without one. */
  readonly needsEmail: boolean
}

/** What is stored: name without invisible characters, e-mail as typed, text in NFC with LF line ends. */
export interface CheckedComment extends CommentTyped {
  readonly letters: number
}

export type CommentErrors = Partial<Readonly<Record<'name' | 'email' | 'body', CommentProblem>>>

export type CheckedOrNot =
  | { readonly ok: true; readonly value: CheckedComment }
  /** `kept` is what goes back into the form: as typed, without what can never be accepted. */
  | { readonly ok: false; readonly errors: CommentErrors; readonly kept: CommentTyped }

export function checkComment(typed: CommentTyped, rules: CommentRules): CheckedOrNot {
  const name = cleanName(typed.name)
  const typedEmail = rules.asksEmail ? cleanName(typed.email ?? '') : ''
  const email = rules.needsEmail || typedEmail !== '' ? typedEmail : null
  const body = withoutBlankEnds(cleanText(dropStrayTags(typed.body)))
  const letters = utf8Length(body) > COMMENT_LIMITS.bytes ? Infinity : countLetters(body)
  const errors: CommentErrors = {
    ...named('name', nameProblem(name)),
    ...named('email', email === null ? null : emailProblem(email)),
    ...named('body', bodyProblem(typed.body, body, letters)),
  }
  if (Object.keys(errors).length > 0) return { ok: false, errors, kept: { name, email, body } }
  return { ok: true, value: { name, email, body, letters } }
}

function named(field: keyof CommentErrors, problem: CommentProblem | null): CommentErrors {
  return problem === null ? {} : { [field]: problem }
}

/** Without blank lines before and blanks after; spaces that indent the first line stay. */
function withoutBlankEnds(text: string): string {
  const kept = text.trimEnd()
  const indent = kept.length - kept.trimStart().length
  return kept.slice(kept.lastIndexOf('\n', indent - 1) + 1)
}

function nameProblem(name: string): CommentProblem | null {
  // Kashidas, marks and punctuation alone name nobody.
  if (!/[\p{L}\p{N}]/u.test(fold(name))) return 'name-missing'
  if (hasZalgo(name)) return 'name-marks'
  return utf8Length(name) > COMMENT_LIMITS.name * 16 || countLetters(name) > COMMENT_LIMITS.name
    ? 'name-too-long'
    : null
}

function emailProblem(email: string): CommentProblem | null {
  if (email === '') return 'email-missing'
  return isEmail(email) ? null : 'email-shape'
}

function bodyProblem(typed: string, body: string, letters: number): CommentProblem | null {
  if (letters > COMMENT_LIMITS.letters) return 'body-too-long'
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(body)) return 'body-missing'
  return FORBIDDEN.test(typed) || dropStrayTags(typed) !== typed ? 'body-characters' : null
}

/**
 * Not text: C0 and C1 controls but for tab and line ends (NEL too), noncharacters (Unicode Standard, chapter 23.7),
 * halves of surrogate pairs.
 */
const FORBIDDEN =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufdd0-\ufdef\p{Cs}]|[\ufffe\uffff\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{3fffe}\u{3ffff}\u{4fffe}\u{4ffff}\u{5fffe}\u{5ffff}\u{6fffe}\u{6ffff}\u{7fffe}\u{7ffff}\u{8fffe}\u{8ffff}\u{9fffe}\u{9ffff}\u{afffe}\u{affff}\u{bfffe}\u{bffff}\u{cfffe}\u{cffff}\u{dfffe}\u{dffff}\u{efffe}\u{effff}\u{ffffe}\u{fffff}\u{10fffe}\u{10ffff}]/u

/** Tags (U+E0000…) carry hidden text. Only the flags of regions are written with them (UTS #51, emoji tag sequence). */
const TAGS = /(\u{1f3f4}[\u{e0020}-\u{e007e}]{1,16}\u{e007f})|[\u{e0000}-\u{e007f}]/gu

function dropStrayTags(text: string): string {
  return text.replace(TAGS, (_, flag: string | undefined) => flag ?? '')
}

/** Signs that never join with a neighbour: line feed, ASCII, Arabic letters and punctuation without marks, quotation marks. */
const PLAIN = /^[\n\x20-\x7e\u060c\u061b\u061f\u0621-\u063a\u0640-\u064a\u0660-\u0669«»\u2010-\u2027]*$/u

/** The same with vowel marks and the small alif, each of which belongs to the sign before it (UAX #29, GB9). */
const MARKED =
  /^(?:[\n\x20-\x7e\u060c\u061b\u061f\u0621-\u063a\u0640-\u064a\u0660-\u0669«»\u2010-\u2027]|(?<=[^\n])[\u064b-\u0652\u0670])*$/u
const MARKS = /[\u064b-\u0652\u0670]/g

/** Graphemes as a reader counts them. */
export function countLetters(text: string): number {
  // Most comments; asking the rules of Unicode for each takes longer than storing it.
  if (PLAIN.test(text)) return text.length
  if (MARKED.test(text)) return text.length - (text.match(MARKS)?.length ?? 0)
  let count = 0
  for (const _ of new Intl.Segmenter('ar-u-ca-gregory-nu-latn', { granularity: 'grapheme' }).segment(text)) count += 1
  return count
}

/** Bytes of the text in UTF-8; core has no TextEncoder. */
export function utf8Length(text: string): number {
  let bytes = 0
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
