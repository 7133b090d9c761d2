/**
 * Shortening of running text for teasers, descriptions and share texts.
 */

const ELLIPSIS = '…'

/** What may not stand before the ellipsis: spaces, commas, dashes, opening brackets and quotes, kashida. */
const LOOSE = new Set(' \t\n\u00a0،؛,;:.-–—«“"([ـ')

/** Words of one letter that belong to the word after them. */
const CLITICS = new Set('وفبكل')

const SPACE = /\s/
const MARK = /\p{M}/u

/**
 * The text when it has at most `max` characters (code points), else its first whole words and an
 * ellipsis, together at most `max`. A first word that is longer than that is cut between letters.
 */
export function truncateWords(text: string, max: number): string {
  const letters = [...text.trim()]
  if (letters.length <= max) return letters.join('')
  if (max < 1) return ''
  const cut = wordEnd(letters, max - 1)
  const end = cut > 0 ? cut : letterEnd(letters, max - 1)
  return letters.slice(0, looseEnd(letters, end)).join('') + ELLIPSIS
}

/** The last place at or before `end` where a word ends, 0 when the first word reaches further. */
function wordEnd(letters: readonly string[], end: number): number {
  return Math.max(
    0,
    letters.slice(0, end + 1).findLastIndex((letter) => SPACE.test(letter)),
  )
}

/** The last place at or before `end` that does not part a letter from its marks. */
function letterEnd(letters: readonly string[], end: number): number {
  let at = end
  while (at > 0 && MARK.test(letters[at] ?? '')) at -= 1
  return at
}

/** Moves `end` back over what needs a continuation. */
function looseEnd(letters: readonly string[], end: number): number {
  let at = end
  for (;;) {
    const last = letters[at - 1] ?? ''
    const isLoneClitic = CLITICS.has(last) && (at === 1 || LOOSE.has(letters[at - 2] ?? ''))
    if (at === 0 || (!LOOSE.has(last) && !isLoneClitic)) return at
    at -= 1
  }
}
