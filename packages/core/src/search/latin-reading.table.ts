/**
 * Which folded letters of Arabic a sign of Arabizi may stand for, and what the reading costs: nothing where everybody
 * writes so, more where some do. `packages/arabic/src/arabizi-key.table.ts` says who writes what.
 */
// oxfmt-ignore
export const LETTERS_OF_SIGN: Readonly<Record<string, readonly (readonly [letters: string, cost: number])[]>> = {
  b: [['ب', 0]], p: [['ب', 0]], t: [['تط', 0], ['ث', 0.3]], th: [['ث', 0], ['ذظت', 0.4]],
  j: [['ج', 0]], g: [['ج', 0], ['قغك', 0.3]], dj: [['ج', 0]],
  h: [['حه', 0]], '7': [['ح', 0]], kh: [['خ', 0]], '5': [['خ', 0]], "7'": [['خ', 0]], "5'": [['خ', 0]],
  d: [['دض', 0], ['ذظ', 0.3]], dh: [['ذضظ', 0]], z: [['ز', 0], ['ظذض', 0.2]], "6'": [['ظ', 0]], "9'": [['ض', 0]],
  r: [['ر', 0]], s: [['سص', 0], ['ث', 0.4]], c: [['كس', 0.2], ['صق', 0.4]], x: [['خ', 0.3]],
  sh: [['ش', 0]], ch: [['ش', 0], ['كخ', 0.4]], '6': [['ط', 0]],
  gh: [['غ', 0]], "3'": [['غ', 0]], '8': [['قغ', 0]], '9': [['قص', 0]], q: [['ق', 0]],
  f: [['ف', 0]], v: [['ف', 0]], ph: [['ف', 0]], k: [['ك', 0], ['ق', 0.2]], ck: [['ك', 0]],
  l: [['ل', 0]], m: [['م', 0]], n: [['ن', 0]], w: [['و', 0]], y: [['ي', 0]],
  '2': [['ءا', 0], ['ق', 0.2], ['وي', 0.1]], '3': [['ع', 0]],
  a: [['ا', 0], ['ع', 0.1]], e: [['اي', 0.1], ['ع', 0.2]], i: [['ي', 0], ['ع', 0.2]],
  o: [['و', 0], ['ع', 0.2]], u: [['و', 0], ['ع', 0.2]], ou: [['و', 0]],
}

/** Letters that a sign at the end of a word stands for. */
// oxfmt-ignore
export const LETTERS_OF_LAST_SIGN: Readonly<Record<string, readonly (readonly [letters: string, cost: number])[]>> = {
  a: [['اهي', 0]], e: [['هي', 0], ['ا', 0.2]], i: [['ي', 0]], o: [['و', 0], ['ه', 0.2]], u: [['و', 0]], ou: [['و', 0]],
  t: [['تط', 0], ['ه', 0.2]],
}

/** A vowel at the beginning may stand for any of these. */
export const FIRST_LETTERS = 'اع'

/** What it costs that a letter is not heard in the Latin word. Letters that are not here have to be. */
export const UNHEARD: Readonly<Record<string, number>> = { ا: 0.7, و: 0.8, ي: 0.8, ع: 0.3, ء: 0.1, ه: 0.9 }

export const ARTICLE = 'ال'
export const ALEF = 'ا'
