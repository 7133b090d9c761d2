/**
 * The proof of work a browser may add to a comment: which number, written after a given text, has a given digest? Asked and
 * checked in the manner of ALTCHA (altcha.org, "how it works"): a riddle is signed for one article and one form, its answer
 * counts once and for an hour. It is a signal and nothing else: without it a comment waits to be read.
 */

/** Hex SHA-256 of a text; core has none. */
export type Digest = (text: string) => string
/** Keyed digest (hex); core has no keys. */
export type SignRiddle = (text: string) => string

export interface Riddle {
  /** What the number is written after. */
  readonly salt: string
  /** Hex SHA-256 of salt and number. */
  readonly digest: string
  /** The number is not above this. */
  readonly most: number
  /** Ours, to be sent back with the number. */
  readonly mark: string
}

/** Half of these are tried on average: a second of a laptop, some seconds of an old phone, while its owner writes. */
export const RIDDLE_MOST = 50_000
export const RIDDLE_SECONDS = 3600

/** Where an answer may be used. */
export interface RiddleFor {
  readonly articleId: number
  readonly form: 'comment'
}

export interface RiddleChance {
  /** Unix time in seconds. */
  readonly now: number
  /** A random text of letters, digits, `-` and `_`. */
  readonly random: string
  /** A random whole number from 0 to {@link RIDDLE_MOST}. */
  readonly number: number
}

export function makeRiddle(
  { articleId, form }: RiddleFor,
  { now, random, number }: RiddleChance,
  digestOf: Digest,
  sign: SignRiddle,
): Riddle {
  const salt = `${form}.${articleId}.${now + RIDDLE_SECONDS}.${random}.`
  const digest = digestOf(salt + number)
  return { salt, digest, most: RIDDLE_MOST, mark: sign(markText(salt, digest)) }
}

/** What a form sends back. */
export function riddleAnswer({ salt, mark }: Pick<Riddle, 'salt' | 'mark'>, number: number): string {
  return `${salt}${number}.${mark}`
}

const ANSWER = /^((comment)\.([1-9]\d{0,14})\.(\d{1,12})\.[\w-]{16,64}\.)(\d{1,7})\.([0-9a-f]{64})$/

export type RiddleVerdict =
  /** To be spent under `id`, until then (Unix time in seconds). */
  | { readonly is: 'right'; readonly id: string; readonly until: number }
  /** Right, but for another article or form. */
  | { readonly is: 'foreign' }
  /** None, wrong, forged or too old. */
  | { readonly is: 'none' }

export function judgeAnswer(
  answer: string | null,
  { articleId, form }: RiddleFor,
  now: number,
  digestOf: Digest,
  sign: SignRiddle,
): RiddleVerdict {
  const [, salt, madeForForm, madeFor, until, number, mark] = ANSWER.exec(answer ?? '') ?? []
  if (salt === undefined || number === undefined || mark === undefined) return { is: 'none' }
  const digest = digestOf(salt + number)
  if (mark !== sign(markText(salt, digest)) || Number(until) <= now) return { is: 'none' }
  if (Number(madeFor) !== articleId || madeForForm !== form) return { is: 'foreign' }
  return { is: 'right', id: digest, until: Number(until) }
}

function markText(salt: string, digest: string): string {
  return `riddle:${salt}:${digest}`
}
