/**
 * How Arabic is written with Latin letters and digits. The coarse classes hold together what writers of the Maghreb, Egypt
 * and the Gulf write differently, so that one key finds the candidate; the signs then say whether letter by letter it can be
 * that word.
 */

// oxfmt-ignore
export const COARSE_OF_ARABIC: Readonly<Record<string, string>> = {
  ح: 'h', ه: 'h', خ: 'h', ج: 'k', ق: 'k', غ: 'k', ك: 'k',
  س: 's', ص: 's', ش: 's', ث: 's', ز: 's', ذ: 's', ظ: 's', ت: 's', ط: 's', د: 's', ض: 's',
  ب: 'b', ف: 'f', ر: 'r', ل: 'l', م: 'm', ن: 'n',
}

/** Longer signs first. 9 is ق in the Maghreb and ص in the Gulf: a key is made with each. */
// oxfmt-ignore
export const COARSE_OF_LATIN: Readonly<Record<string, string>> = {
  sh: 's', ch: 's', th: 's', dh: 's', kh: 'h', gh: 'k', dj: 'k', ph: 'f',
  h: 'h', 7: 'h', 5: 'h', x: 'h', g: 'k', j: 'k', q: 'k', k: 'k', c: 'k', 8: 'k', 9: 'k',
  s: 's', z: 's', t: 's', d: 's', 6: 's', 4: 's', b: 'b', p: 'b', f: 'f', v: 'f', r: 'r', l: 'l', m: 'm', n: 'n',
}

/** The letters that a sign may stand for. */
// oxfmt-ignore
export const LETTERS_OF_SIGN: Readonly<Record<string, string>> = {
  sh: 'ش', ch: 'شك', th: 'ثذظ', dh: 'ذضظ', kh: 'خ', gh: 'غ', dj: 'ج', ph: 'ف', "3'": 'غ', "7'": 'خ', "9'": 'ض', "6'": 'ظ',
  h: 'هح', 7: 'ح', 5: 'خ', x: 'خ', g: 'جقغك', j: 'ج', q: 'ق', k: 'كق', c: 'كقس', 8: 'قغ', 9: 'قص',
  s: 'سصث', z: 'زذظ', t: 'تطث', d: 'دضذظ', 6: 'ط', 4: 'شذ', b: 'ب', p: 'ب', f: 'ف', v: 'ف', r: 'ر', l: 'ل', m: 'م', n: 'ن',
  w: 'و', y: 'ي', 2: 'اقء', 3: 'ع', "'": 'ءع',
}

/** Long vowels that a Latin vowel may stand for; it may also stand for a short one, which Arabic does not write. */
// oxfmt-ignore
export const LETTERS_OF_VOWEL: Readonly<Record<string, string>> = {
  a: 'اهع', e: 'ايهع', i: 'يا', o: 'واعه', u: 'وا', w: 'و', y: 'ي',
}

/** The article and the call, before a word in Latin letters. */
export const LATIN_BEFORE: readonly string[] = ['el', 'al', 'il', 'wel', 'bel', 'ya', 'yal', 'l', 'w', 'we', 'wa']

/** Endings of the feminine, the plurals and the possessives. */
// oxfmt-ignore
export const LATIN_BEHIND: readonly string[] = [
  'a', 'e', 'ah', 'eh', 'een', 'in', 'en', 'at', 'et', 'k', 'ak', 'ek', 'ik', 'kom', 'km', 'kum', 'hom', 'hm', 'i', 'y', 'o', 'u', 'oh', 'ha', 'na',
]

/** Words that call or name somebody: what follows is said to a person. */
// oxfmt-ignore
export const LATIN_CALLS: ReadonlySet<string> = new Set([
  'ya', 'yal', 'enta', 'inta', 'nta', 'enti', 'inti', 'nti', 'ent', 'int', 'anta', 'anti', 'ento', 'entu', 'entou', 'antom', 'ntoma', 'ntouma', 'ntom',
  'howa', 'houwa', 'huwa', 'ibn', 'ebn', 'bn', 'bent', 'wled', 'weld', 'wlad', 'walad', 'awlad',
])
