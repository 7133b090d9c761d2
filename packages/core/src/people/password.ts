import { COMMON_SEEDS, KEYBOARD_ROWS } from './common-passwords.table.ts'

/** Which new passwords are refused, and why. The caller turns any answer but null into `weak-password`. */
export type PasswordProblem = 'short' | 'long' | 'repeated' | 'common' | 'context'

export const PASSWORD_LENGTH = { least: 12, most: 256 } as const

/** Shorter words of a name or an address say too little to be looked for. */
const SHORTEST_CONTEXT_WORD = 4

/** The form in which a password is hashed: NFC, otherwise exactly what was typed (NIST SP 800-63B, 3.1.1.2). */
export function normalPassword(password: string): string {
  return password.normalize('NFC')
}

/**
 * Length in code points; then patterns of a list (common words and rows of Arabic and Latin keyboards with digits and
 * signs around them), then what the person is known by: their name and address and the site's name.
 */
export function passwordProblem(password: string, context: readonly string[]): PasswordProblem | null {
  const normal = normalPassword(password)
  const letters = [...normal]
  if (letters.length < PASSWORD_LENGTH.least) return 'short'
  if (letters.length > PASSWORD_LENGTH.most) return 'long'
  if (new Set(letters).size < 5) return 'repeated'
  const core = coreOf(normal)
  if (isPattern(core)) return 'common'
  return leftWithout(core, contextWords(context)) < 6 ? 'context' : null
}

/** Lower case, signs that stand for letters read as letters, all but letters and digits gone. */
function coreOf(password: string): string {
  const stands: Readonly<Record<string, string>> = { '@': 'a', $: 's', '!': 'i' }
  return password
    .toLowerCase()
    .replace(/[@$!]/g, (sign) => stands[sign] ?? sign)
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** Nothing is left, or next to nothing, when seeds, keyboard rows and runs of digits are taken out. */
function isPattern(core: string): boolean {
  const unleeted = core.replace(
    /[0134578]/g,
    (digit) => ({ '0': 'o', '1': 'i', '3': 'e', '4': 'a', '5': 's', '7': 't', '8': 'b' })[digit] ?? digit,
  )
  return [core, unleeted].some((text) => leftWithout(withoutRows(text), COMMON_SEEDS) < 5)
}

function leftWithout(text: string, words: readonly string[]): number {
  const longestFirst = words.toSorted((a, b) => b.length - a.length)
  const left = longestFirst.reduce((rest, word) => rest.replaceAll(word, ' '), text)
  return left.replace(/\p{N}+/gu, '').replaceAll(' ', '').length
}

/** Takes out runs of four and more neighbours of a keyboard row or of the alphabet, in either direction. */
function withoutRows(text: string): string {
  let rest = text
  for (const row of KEYBOARD_ROWS) {
    for (const line of [row, [...row].toReversed().join('')]) rest = withoutRuns(rest, line)
  }
  return rest
}

function withoutRuns(text: string, row: string): string {
  let rest = text
  for (let at = 0; at + 4 <= rest.length;) {
    const length = runAt(rest, at, row)
    if (length >= 4) rest = rest.slice(0, at) + rest.slice(at + length)
    else at += 1
  }
  return rest
}

function runAt(text: string, at: number, row: string): number {
  let length = 4
  if (!row.includes(text.slice(at, at + length))) return 0
  while (at + length < text.length && row.includes(text.slice(at, at + length + 1))) length += 1
  return length
}

function contextWords(context: readonly string[]): string[] {
  const words = context.flatMap((text) => [...coreWords(text), coreOf(text.split('@')[0] ?? '')])
  return [...new Set(words)].filter((word) => [...word].length >= SHORTEST_CONTEXT_WORD)
}

function coreWords(text: string): string[] {
  return text.split(/[^\p{L}\p{M}\p{N}]+/u).map(coreOf)
}
