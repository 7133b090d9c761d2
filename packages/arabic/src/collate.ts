/**
 * Alphabetical order, for indexes of authors, tags and sections.
 *
 * The order of letters is CLDR's for Arabic: hamza on any seat counts as ا (so أحمد, إحسان and
 * احتفال stand together), آ as two ا, ة as ت, ى as ي; the Persian letters follow the letter they
 * are made from. Then come the letters of other scripts. Spaces come before digits, digits before
 * letters: «عبد الله» before «عبدالله».
 *
 * Two things differ from CLDR, as in a printed index: the article ال at the start is passed over
 * (القاهرة stands under ق), and the Persian kaf and yeh count as the Arabic ones.
 *
 * Two texts that agree in all this are ordered by their letters with hamza, then by code units, so
 * that the order is total and only identical texts are equal.
 */
import { hasArticle } from './article.ts'
import { fold } from './fold.ts'
import { LETTER_VARIANTS } from './letters.table.ts'
import { SPACING_MARKS, stripMarks } from './marks.ts'

/** The letters that differ at first sight. */
const ALPHABET = 'ابپتثٹجچحخدذڈرزڑژسشصضطظعغفڤقڨكگلمنںهوي'

/** Letters that count as others here, though searching folds them otherwise. */
const COUNTED_AS: readonly (readonly [letters: string, counted: string])[] = [
  ['ءأإؤئٱ', 'ا'],
  ['آ', 'اا'],
  ['ة', 'ت'],
]

/** Arabic letters are `@` and up, in ASCII, so that keys are short; other scripts come behind `~`. */
const FIRST_RANK = 0x40
const OTHER_SCRIPT = '~'
const LEVEL_END = '\u0001'

const RANKS: ReadonlyMap<string, string> = buildRanks()

function buildRanks(): Map<string, string> {
  const ranks = new Map<string, string>()
  const rankOf = (letters: string): string => Array.from(letters, (letter) => ranks.get(letter) ?? '').join('')
  for (const [at, letter] of [...ALPHABET].entries()) ranks.set(letter, String.fromCharCode(FIRST_RANK + at))
  for (const [letter, variants] of LETTER_VARIANTS) {
    for (const variant of variants) {
      const char = String.fromCharCode(variant)
      if (!ranks.has(char)) ranks.set(char, rankOf(letter))
    }
  }
  for (const [letters, counted] of COUNTED_AS) {
    for (const letter of letters) ranks.set(letter, rankOf(counted))
  }
  return ranks
}

/**
 * A key whose plain comparison (code units, SQLite `BINARY`, PostgreSQL `COLLATE "C"`) is the order
 * of `compareArabic`. For a column to sort by; not for showing.
 */
export function sortKey(text: string): string {
  const letters = stripMarks(text.replace(SPACING_MARKS, '').normalize('NFKC')).replace(CONTROLS, ' ')
  return [primaryKey(withoutArticle(letters)), letters, text].join(LEVEL_END)
}

/** Negative, zero or positive, for `Array.prototype.sort`. Zero only for identical texts. */
export function compareArabic(left: string, right: string): number {
  if (left === right) return 0
  return sortKey(left) < sortKey(right) ? -1 : 1
}

const CONTROLS = /[\u0000-\u001f]+/g
const LETTER = /\p{L}/u
const FIRST_WORD = /\p{L}+/u

function withoutArticle(letters: string): string {
  const first = FIRST_WORD.exec(letters)
  return first && hasArticle(first[0]) ? letters.slice(first.index + 2) : letters
}

function primaryKey(letters: string): string {
  let key = ''
  let others = ''
  for (const char of letters) {
    const rank = RANKS.get(char)
    if (rank === undefined) others += char
    else {
      key += keyOfOthers(others) + rank
      others = ''
    }
  }
  return (key + keyOfOthers(others)).replace(/ +/g, ' ').trim()
}

/** What is not a letter of the alphabet above: other scripts, digits, and all the rest as a space. */
function keyOfOthers(others: string): string {
  if (others === '') return ''
  let key = ''
  for (const char of fold(others)) key += RANKS.get(char) ?? rankOfOther(char)
  return key
}

function rankOfOther(char: string): string {
  if (char >= '0' && char <= '9') return char
  return LETTER.test(char) ? OTHER_SCRIPT + char : ' '
}
