/**
 * Sounds that Arabizi and Arabic spelling are compared by. Where writers of Arabizi use one sign for
 * several letters, or several signs for one, the letters share a class:
 *
 * | class | Arabic    | Arabizi            | because                                             |
 * |-------|-----------|--------------------|-----------------------------------------------------|
 * | d     | د ذ ض ظ ز | d dh z 6' 9'       | هذا is hada, hadha and haza; مضبوط is mazboot       |
 * | t     | ت ط ث     | t th 6             |                                                     |
 * | h     | ح ه       | h 7                | Mahmoud and ma7moud                                 |
 * | x     | خ         | kh 5 7'            |                                                     |
 * | q     | ق غ       | q gh 8 9 3'        | 8 is ق in some countries, غ in others; 9 is ق in the Maghreb |
 * | j     | ج         | j g dj             |                                                     |
 * | $     | ش         | sh ch              | ch after the French                                 |
 * | s     | س ص       | s                  |                                                     |
 * | f     | ف ڤ       | f v ph             |                                                     |
 * | b     | ب پ       | b p                |                                                     |
 * | k     | ك         | k c                |                                                     |
 *
 * Vowels, hamza and ع (2, 3 or nothing at all: Omar, 3omar) have no class. و and ي count only where
 * they begin a word.
 */
export type Sound = string

/** A vowel, and a hamza or ع that is written as a sign of its own: neither is part of a key. */
export const VOWEL = 'V'
export const GLOTTAL = 'A'

// oxfmt-ignore
export const SOUND_OF_ARABIC: Readonly<Record<string, Sound>> = {
  ا: VOWEL, ء: GLOTTAL, ع: GLOTTAL, و: 'w', ي: 'y',
  ب: 'b', ت: 't', ث: 't', ج: 'j', ح: 'h', خ: 'x', د: 'd', ذ: 'd', ر: 'r', ز: 'd', س: 's', ش: '$',
  ص: 's', ض: 'd', ط: 't', ظ: 'd', غ: 'q', ف: 'f', ق: 'q', ك: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h',
}

// oxfmt-ignore
export const SOUND_OF_LATIN: Readonly<Record<string, Sound>> = {
  a: VOWEL, e: VOWEL, i: VOWEL, o: VOWEL, u: VOWEL, ou: VOWEL, 2: GLOTTAL, 3: GLOTTAL,
  w: 'w', y: 'y', b: 'b', p: 'b', t: 't', th: 't', 6: 't', j: 'j', g: 'j', dj: 'j', 7: 'h', h: 'h',
  kh: 'x', 5: 'x', "7'": 'x', "5'": 'x', d: 'd', dh: 'd', z: 'd', "6'": 'd', "9'": 'd', r: 'r', s: 's', c: 'k', sh: '$', ch: '$',
  q: 'q', gh: 'q', 8: 'q', 9: 'q', "3'": 'q', f: 'f', v: 'f', ph: 'f', k: 'k', ck: 'k', l: 'l', m: 'm', n: 'n',
}

/** Signs of Arabizi that are another letter elsewhere: 9 for ص, g and k for ق, 2 for a ق that is not spoken. */
// oxfmt-ignore
export const OTHER_SOUNDS: readonly (readonly [sign: string, sound: Sound])[] = [
  ['9', 's'], ['th', 'd'], ['2', 'q'], ['g', 'q'], ['k', 'q'], ['s', 't'], ['ch', 'k'], ['c', 's'], ['ou', 'w'],
]

/** Adverbs that end in a spoken n which Arabic writes as ا. Folded. */
// oxfmt-ignore
export const SPOKEN_N: ReadonlySet<string> = new Set((
  'شكرا اهلا مثلا طبعا جدا ابدا دايما احيانا سابقا لاحقا حاليا غدا فورا عموما خصوصا رسميا تقريبا قريبا ' +
  'فعلا حقا اصلا غالبا نهاييا مبدييا يوميا سريعا كثيرا قليلا جميعا معا عفوا شخصيا عاده ايضا اولا ثانيا اخيرا'
).split(' '))
