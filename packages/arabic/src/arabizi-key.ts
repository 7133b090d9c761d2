/**
 * A key that a word in Arabizi (Arabic in Latin letters and digits: ma7moud, 3arabi) and the same
 * word in Arabic letters have in common: its consonants, in classes of what writers of Arabizi
 * do not keep apart. arabizi-key.table.ts lists the classes.
 *
 * The key is coarse on purpose. It finds candidates when nothing else does; it does not say that two
 * words are the same.
 */
import { fold } from './fold.ts'
import {
  GLOTTAL,
  OTHER_SOUNDS,
  SOUND_OF_ARABIC,
  SOUND_OF_LATIN,
  SPOKEN_N,
  VOWEL,
  type Sound,
} from './arabizi-key.table.ts'

const WORD = /[\p{L}\p{M}\p{Nd}\u0640\u200c\u200d'’‘`´]+/gu
const APOSTROPHES = /[’‘`´]/g
const CEDILLA = /ç|c\u0327/giu
/** ash-shams, en-nas: the article sounds like the letter behind it. */
const JOINED_ARTICLE = /\b[aei](sh|th|dh|[lnrstdz])-(?=\1)/gi
const ARABIC_LETTER = /[ء-ي]/
const LATIN_SIGN = /[35679]'|ou|sh|ch|kh|gh|th|dh|dj|ph|ck|x|[a-z]|[2-9]/g
const ONLY_DIGITS = /^[0-9]+$/
const ARTICLE_ALONE = /^(?:[aei]l|l|ال)$/
/** `al` before a vowel. */
const LATIN_AL = /^al[aeiou]/
const FATHATAN = '\u064b'

/**
 * The keys of the words of a text, a space between them. Words without any consonant have none,
 * numbers stay as they are; the article (al-, el, ال) is left out. `''` when nothing is left.
 */
export function consonantKey(text: string): string {
  return keysOf(text, SOUND_OF_LATIN)
}

/**
 * The key of a typed text and up to nine others, for readings that one key cannot hold together
 * (9 for ق and for ص, g for ج and for ق). For the asking side: store `consonantKey` of the Arabic
 * words and look for any of these.
 */
export function consonantKeys(text: string): string[] {
  const keys = OTHER_SOUNDS.map(([sign, sound]) => keysOf(text, { ...SOUND_OF_LATIN, [sign]: sound }))
  return [...new Set([consonantKey(text), ...keys])].filter((key) => key !== '')
}

type SoundsOfLatin = typeof SOUND_OF_LATIN

function keysOf(text: string, latin: SoundsOfLatin): string {
  const plain = text.normalize('NFC').replace(APOSTROPHES, "'").replace(CEDILLA, 's').replace(JOINED_ARTICLE, '')
  const keys = Array.from(plain.matchAll(WORD), ([word]) => keyOfWord(word, latin))
  return keys.filter((key) => key !== '').join(' ')
}

function keyOfWord(word: string, latin: SoundsOfLatin): string {
  const folded = fold(word)
  if (ONLY_DIGITS.test(folded)) return folded
  if (ARTICLE_ALONE.test(folded)) return ''
  if (ARABIC_LETTER.test(folded)) {
    const sounds = arabicSounds(folded, word.includes(FATHATAN))
    return keyOfSounds(folded.startsWith('ا') ? withoutArticle(sounds, 2) : sounds, endOfArabic(folded))
  }
  const sounds = latinSounds(folded, latin)
  return keyOfSounds(withoutArticle(sounds, LATIN_AL.test(folded) ? 3 : 2), endOfLatin(folded))
}

function arabicSounds(folded: string, hasFathatan: boolean): Sound[] {
  const sounds = Array.from(folded, (letter) => SOUND_OF_ARABIC[letter] ?? '').filter((sound) => sound !== '')
  const endsInN = SPOKEN_N.has(folded) || (hasFathatan && folded.endsWith('ا'))
  return endsInN ? [...sounds, 'n'] : sounds
}

function latinSounds(folded: string, latin: SoundsOfLatin): Sound[] {
  const signs: string[] = folded.match(LATIN_SIGN) ?? []
  return signs.flatMap((sign, index): Sound[] => {
    if (sign === 'x') return ['k', 's']
    const sound = latin[sign] ?? ''
    // «ouahed» and «iasser» begin with و and ي, «oussama» and «iman» do not.
    if (index === 0 && latin[signs[1] ?? ''] === VOWEL) {
      if (sign === 'ou') return ['w']
      if (sign === 'i' && signs[1] !== 'i') return ['y']
    }
    return [sound]
  })
}

/** How a word ends decides whether its last h is one: the ة of مدرسة and madrasah is not. */
type End = 'vowel-like h' | 'maybe h' | 'other'

function endOfArabic(folded: string): End {
  if (folded.endsWith('ه')) return 'vowel-like h'
  return folded.endsWith('ح') ? 'maybe h' : 'other'
}

function endOfLatin(folded: string): End {
  if (folded.endsWith('7')) return 'maybe h'
  return /(?<![scgktdp])h$/.test(folded) ? 'vowel-like h' : 'other'
}

function keyOfSounds(sounds: readonly Sound[], end: End): string {
  const consonants = sounds.filter((sound, index) => isConsonant(sound) || (index === 0 && isSemivowel(sound)))
  // h stays where the word would otherwise be hardly anything: صح, sa7.
  const others = consonants.length - 1
  const dropsH = consonants.at(-1) === 'h' && (end === 'vowel-like h' ? others >= 1 : end === 'maybe h' && others >= 2)
  const kept = dropsH ? consonants.slice(0, -1) : consonants
  return kept.filter((sound, index) => sound !== kept[index - 1]).join('')
}

/**
 * ال, al-, el- and the Maghrebi l- before a consonant go when enough consonants are left, so that
 * علي and Allah keep their l. Before a vowel `al` is more often the word's own (alamat, علامات).
 */
function withoutArticle(sounds: readonly Sound[], leftBeforeVowel: number): readonly Sound[] {
  const at = sounds.indexOf('l')
  const startsAsArticle = at === 0 || (at === 1 && sounds[0] === VOWEL)
  if (!startsAsArticle) return sounds
  const rest = sounds.slice(at + 1)
  const begins = rest[0] ?? VOWEL
  if (at === 0 && (begins === VOWEL || begins === 'l')) return sounds
  const left = rest.filter((sound, index) => isConsonant(sound) || (index === 0 && isSemivowel(sound)))
  return left.length >= (begins === VOWEL ? leftBeforeVowel : 2) ? rest : sounds
}

function isConsonant(sound: Sound): boolean {
  return sound !== VOWEL && sound !== GLOTTAL && !isSemivowel(sound)
}

function isSemivowel(sound: Sound): boolean {
  return sound === 'w' || sound === 'y'
}
