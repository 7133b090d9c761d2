import { fold } from '@warraq/arabic'
import { LOOK_ALIKES, OFFICES } from './names.table.ts'

/**
 * The key under which two names look like one name to a reader: folded (letters of other Arabic-script languages,
 * marks, kashida, presentation forms), without spaces and punctuation, and with Cyrillic and Greek letters that look
 * like Latin ones put back (after Unicode Technical Standard #39, section 4).
 */
export function nameSkeleton(name: string): string {
  return withLatinLetters(fold(name).replaceAll(/[^\p{L}\p{N}]/gu, ''))
}

/** Keys of stored names (`person.name_key`, which is folded) that this name may be taken for. */
export function nameKeys(name: string): string[] {
  const key = fold(name)
  return [...new Set([key, withLatinLetters(key)])]
}

function withLatinLetters(key: string): string {
  return key.replaceAll(/[\u0370-\u052f]/g, (letter) => LOOK_ALIKES[letter] ?? letter)
}

const OFFICE_KEYS: ReadonlySet<string> = new Set(OFFICES.map(nameSkeleton))

/** Would a reader take this name for one of the newspaper's? `taken` are names of staff, bylines and the paper itself. */
export function isReservedName(name: string, taken: Iterable<string>): boolean {
  const key = nameSkeleton(name)
  if (OFFICE_KEYS.has(key)) return true
  for (const other of taken) if (nameSkeleton(other) === key) return true
  return false
}
