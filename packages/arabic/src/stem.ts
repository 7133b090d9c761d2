/**
 * `stem`: what is left of a word when its article, clitics and endings are gone.
 */
import { stemBy, type StemLists } from './stem-rules.ts'
import { KNOWN, OWN, VARIANTS, WHOLE } from './stem-words.table.ts'

/** A digit says how many letters a word shares with the one before it; the rest of it follows. */
function unpacked(rows: string): Set<string> {
  const words = new Set<string>()
  let word = ''
  for (const { 0: part } of rows.matchAll(/\d[ء-ي]*/g)) {
    word = word.slice(0, Number(part[0])) + part.slice(1)
    words.add(word)
  }
  return words
}

function unpackedPairs(rows: string): Map<string, string> {
  const pairs = new Map<string, string>()
  for (const row of rows.split('\n')) {
    const [from, to] = row.split(' ')
    if (from && to) pairs.set(from, to)
  }
  return pairs
}

const LISTS: StemLists = {
  whole: unpacked(WHOLE),
  own: unpacked(OWN),
  known: unpacked(KNOWN),
  variants: unpackedPairs(VARIANTS),
}

/**
 * The stem of a folded word (one of `words(text)`). Stems are keys for searching: two words with one
 * stem are forms of one word for a reader. They are not shown, and need not be words: مدينة gives مدين.
 *
 * Taken off, in front: ال with و ف ب ك ل before it; one of و, then of ب ل ك ف س, when the lists say
 * that the letter is not the word's own. Behind: pronouns, ة, tanwin, the endings of dual, sound
 * plural and nisba, as long as three letters stay. Broken plurals keep their own stem. Numbers and
 * words of other scripts are their own stems. Never throws; linear in the length of the word.
 */
export function stem(word: string): string {
  return stemBy(LISTS, word)
}
