/**
 * Digits, signs and letters of other scripts that stand for an Arabic letter within an Arabic word, because they look like it
 * (٥ ه, o ه, l ا, @ ا) or sound like it (7 ح, 3 ع, m م). The likeliest first. Arabic-Indic digits are folded to 0-9.
 */
// oxfmt-ignore
export const STANDS_FOR: Readonly<Record<string, string>> = {
  0: 'هو', 1: 'الي', 2: 'اق', 3: 'عغ', 4: 'شر', 5: 'خه', 6: 'ط', 7: 'حخ', 8: 'قغ', 9: 'قوص',
  '@': 'ا', $: 'سش', '!': 'ال', '|': 'ال', '^': 'ح', '+': 'ط', '&': 'و', '€': 'ع',
  a: 'اع', b: 'ب', c: 'كس', d: 'دض', e: 'اعي', f: 'ف', g: 'جغق', h: 'هح', i: 'ايل', j: 'جل', k: 'كق', l: 'لا', m: 'م', n: 'ن',
  o: 'هو', p: 'ب', q: 'ق', r: 'ر', s: 'سصش', t: 'تط', u: 'ون', v: 'فح', w: 'وس', x: 'خ', y: 'ي', z: 'زظ',
  α: 'ا', ε: 'ع', ι: 'ا', ο: 'هو', ρ: 'ر', υ: 'ن', κ: 'ك', μ: 'م', ν: 'ن', τ: 'ت', σ: 'ه',
  а: 'ا', е: 'عي', о: 'هو', р: 'رب', с: 'كس', к: 'ك', м: 'م', т: 'ت', і: 'ا', л: 'ل', в: 'ب', н: 'ن', х: 'خ', у: 'و', б: 'ب', д: 'د',
  ו: 'و', ן: 'ا', ס: 'ه',
}

/** Letters that a star may hide. */
export const ANY_LETTER: readonly string[] = Array.from('ابتثجحخدذرزسشصضطظعغفقكلمنهوي')

/** Signs that are put over a letter to hide it. */
export const MASKS = '*#×•●_%?~=·@$&+^'

/** One-letter words that stand by themselves when spacing is careless. */
export const CARELESS = 'وبلفك'
