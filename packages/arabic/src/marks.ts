/**
 * Marks: what is written above and below the letters.
 *
 * In Arabic they are optional: short vowels, doubling (shadda), the dagger alef, and the reading
 * signs of the Qur'an. Two spellings that differ only in marks are the same word. The hamza and
 * the madda are different: after NFC they are part of their letter (أ إ ؤ ئ آ) and stay.
 *
 * The kashida (tatweel, U+0640) is not a mark but a stroke that lengthens a line; it has no meaning
 * either and goes together with the marks.
 */

/** Code points of marks and of kashida, as pairs `[first, last]`, in ascending order. */
const MARK_RANGES: readonly (readonly [number, number])[] = [
  [0x0300, 0x036f], // combining diacritics of Latin, Greek and Cyrillic
  [0x0483, 0x0489], // Cyrillic titlo and its company
  [0x0591, 0x05bd], // Hebrew accents and points
  [0x05bf, 0x05bf],
  [0x05c1, 0x05c2],
  [0x05c4, 0x05c5],
  [0x05c7, 0x05c7],
  [0x0610, 0x061a], // honorifics and small letters above
  [0x0640, 0x0640], // kashida
  [0x064b, 0x065f], // tanwin, short vowels, shadda, sukun, combining madda and hamza
  [0x0670, 0x0670], // dagger alef
  [0x0674, 0x0674], // high hamza of Kazakh, a letter only by its category
  [0x06d6, 0x06dc], // pausal signs of the Qur'an
  [0x06df, 0x06e8], // among them small waw and small yeh
  [0x06ea, 0x06ed],
  [0x0711, 0x0711], // Syriac
  [0x0730, 0x074a],
  [0x0883, 0x0885], // kashida with something on it
  [0x0887, 0x0887], // baseline dot
  [0x088e, 0x088e], // vertical tail
  [0x0897, 0x089f],
  [0x08c9, 0x08c9],
  [0x08ca, 0x08e1],
  [0x08e3, 0x08ff],
  [0x1ab0, 0x1aff], // combining diacritics, further blocks
  [0x1dc0, 0x1dff],
  [0x20d0, 0x20f0],
  [0xfe20, 0xfe2f],
]

const escapeOf = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`

/** The body of a character class (without brackets) that matches one mark or kashida. */
export const MARK_CLASS: string = MARK_RANGES.map(([first, last]) => `${escapeOf(first)}-${escapeOf(last)}`).join('')

/**
 * Isolated forms of marks (U+FE70…), as old typesetting programs wrote them. NFKC would turn each
 * into a space or a kashida with a mark, and so break the word in which it stands.
 */
export const SPACING_MARKS = /[\ufc5e-\ufc63\ufcf2-\ufcf4\ufe70-\ufe7f]/g

const MARKS = new RegExp(`[${MARK_CLASS}]+`, 'g')

/** Is this UTF-16 code unit a mark or a kashida? */
export function isMark(code: number): boolean {
  return code >= 0x0300 && MARK_RANGES.some(([first, last]) => code >= first && code <= last)
}

/** The text in NFC without marks and without kashida: `stripMarks('مُحَمَّـــد') === 'محمد'`. */
export function stripMarks(text: string): string {
  return text.normalize('NFC').replace(MARKS, '')
}
