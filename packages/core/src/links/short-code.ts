/**
 * Letters of a short link: no vowels and no letters that look alike, so that no word arises by chance and
 * nothing is misread aloud or on paper.
 */
const LETTERS = '23456789bcdfghjkmnpqrstvwxz'
const LENGTH = 6

/** A random code of {@link LENGTH} letters (27^6, about 387 million): short in a message, not guessable in sequence. */
export function shortCode(below: (limit: number) => number): string {
  return Array.from({ length: LENGTH }, () => LETTERS[below(LETTERS.length)]).join('')
}

export function isShortCode(text: string): boolean {
  return text.length === LENGTH && [...text].every((letter) => LETTERS.includes(letter))
}
