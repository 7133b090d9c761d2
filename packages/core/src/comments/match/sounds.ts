import {
  COARSE_OF_ARABIC,
  COARSE_OF_LATIN,
  LATIN_BEFORE,
  LATIN_BEHIND,
  LETTERS_OF_SIGN,
  LETTERS_OF_VOWEL,
} from './sounds.table.ts'

/** Longer words in Latin letters are addresses and noise. */
const LONGEST = 32

const ARABIC_CLASS = new Map(Object.entries(COARSE_OF_ARABIC))
const LATIN_CLASS = new Map(Object.entries(COARSE_OF_LATIN))
const SIGN_LETTERS = new Map(Object.entries(LETTERS_OF_SIGN))
const VOWEL_LETTERS = new Map(Object.entries(LETTERS_OF_VOWEL))
const CLOSED_BY_H = /[aeiou]h$/
const ENDS_IN_HEH = /\u0647$/

/** The consonants of a folded Arabic word in coarse classes: what it has in common with its spellings in Latin letters. */
export function coarseSounds(arabic: string): string {
  return classesOf(arabic.replace(ENDS_IN_HEH, ''), ARABIC_CLASS)
}

/** 9 is qaf in the Maghreb and sad in the Gulf; 2 is a hamza, and the qaf of Cairo and Damascus. */
const READ_TWICE = [
  ['9', 's'],
  ['2', 'q'],
] as const

/** The same of a word in Latin letters; several where a digit is read in two ways. */
export function coarseSoundsOfLatin(latin: string): string[] {
  const word = CLOSED_BY_H.test(latin) ? latin.slice(0, -1) : latin
  const keys = [classesOf(word, LATIN_CLASS)]
  for (const [sign, letter] of READ_TWICE) {
    if (word.includes(sign)) keys.push(classesOf(word.replaceAll(sign, letter), LATIN_CLASS))
  }
  return keys
}

const [H, J] = [0x68, 0x6a]

function classesOf(word: string, classes: ReadonlyMap<string, string>): string {
  let key = ''
  for (let at = 0; at < word.length; at += 1) {
    const next = word.charCodeAt(at + 1)
    // sh, kh, dj: the signs of two letters end in h or j.
    const pair = next === H || next === J ? classes.get(word.slice(at, at + 2)) : undefined
    const one = pair ?? classes.get(word.charAt(at))
    if (pair !== undefined) at += 1
    if (one !== undefined && !key.endsWith(one)) key += one
  }
  return key
}

/** A word in Latin letters and what is left of it without article, call and ending. */
export function latinReadings(word: string): string[] {
  if (word.length > LONGEST) return []
  const rests = [
    word,
    ...LATIN_BEFORE.filter((before) => word.startsWith(before)).map((before) => word.slice(before.length)),
  ]
  return rests.flatMap((rest) => [
    rest,
    ...LATIN_BEHIND.filter((behind) => rest.endsWith(behind)).map((behind) => rest.slice(0, -behind.length)),
  ])
}

/** Can `latin` be how somebody writes `arabic` (folded) in Latin letters? Each long vowel and each consonant has its sign. */
export function soundsLike(latin: string, arabic: string): boolean {
  const width = arabic.length + 1
  // What can be reached: for each place in the Latin word, the places in the Arabic one.
  const reached = new Uint8Array((latin.length + 3) * width)
  reached[0] = 1
  for (let at = 0; at < latin.length; at += 1) {
    for (let place = 0; place < width; place += 1) {
      if (reached[at * width + place] === 1) step(latin, arabic, at, place, reached, width)
    }
  }
  return reached[latin.length * width + arabic.length] === 1
}

function step(latin: string, arabic: string, at: number, place: number, reached: Uint8Array, width: number): void {
  const letter = arabic.charAt(place)
  const one = latin.charAt(at)
  for (const sign of [latin.slice(at, at + 2), one]) {
    const next = (at + sign.length) * width + place
    if (letter !== '' && SIGN_LETTERS.get(sign)?.includes(letter)) reached[next + 1] = 1
  }
  const vowels = VOWEL_LETTERS.get(one)
  const next = (at + 1) * width + place
  if (vowels !== undefined) {
    // A short vowel, or a long one.
    if (one !== 'w' && one !== 'y') reached[next] = 1
    if (letter !== '' && vowels.includes(letter)) reached[next + 1] = 1
  }
  // A doubled consonant, and the h that closes -ah.
  const isDoubled = at > 0 && one === latin.charAt(at - 1)
  const closes = one === 'h' && at === latin.length - 1 && place === arabic.length
  if (isDoubled || closes) reached[next] = 1
}
