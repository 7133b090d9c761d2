/**
 * Names of persons in Latin letters, for bylines of an English edition: محمد السيد gives
 * Mohammed al-Sayed.
 *
 * Arabic does not write short vowels, so no rule can spell a name as its bearer does. Common given
 * names come from a table; where the word carries its vowels they are used; everything else is spelt
 * by its consonants with an `a` where several meet, which a reader should check
 * (منذر gives Mandhar, not Munthir). Persian, Kurdish and Urdu names are read as if they were Arabic. The
 * result is a suggestion for a form, never a key: two names may come out alike, and there is no way back.
 */
import { hasArticle } from './article.ts'
import { toLatinDigits } from './digits.ts'
import { fold } from './fold.ts'
import { stripMarks } from './marks.ts'
import { LATIN_NAMES, LATIN_OF_LETTER } from './transliterate.table.ts'

const ARABIC_WORD = /(?:(?!\p{Nd})[\p{Script=Arabic}\u0640\u064b-\u0652\u0670\u200c])+/gu
const ARABIC_SIGNS: Readonly<Record<string, string>> = { '،': ',', '؛': ';', '؟': '?', '٪': '%', '«': '“', '»': '”' }

/** A name or a line of names in ASCII letters; what is not Arabic stays as it is. */
export function transliterateName(name: string): string {
  const words = joinAbd(name.normalize('NFC')).replace(ARABIC_WORD, latinOf)
  return toLatinDigits(words).replace(/[،؛؟٪«»]/g, (sign) => ARABIC_SIGNS[sign] ?? sign)
}

/** عبد and the word behind it are one name: عبد الرحمن is Abdulrahman. */
function joinAbd(name: string): string {
  return name.replace(/(?<!\p{L})عبد (?=ال)/gu, 'عبد')
}

function latinOf(typed: string): string {
  const plain = stripMarks(typed).replace(/\u200c/g, '')
  const known = LATIN_NAMES.get(fold(plain))
  if (known !== undefined) return known
  if (plain.startsWith('عبدال') && plain.length > 6) return `Abdul${spelt(plain.slice(5)).toLowerCase()}`
  if (hasArticle(plain)) return `al-${latinOfRest(typed, plain.slice(2))}`
  return capitalised(speltWithMarks(typed))
}

function latinOfRest(typed: string, rest: string): string {
  const known = LATIN_NAMES.get(fold(rest))
  if (known !== undefined) return capitalised(known)
  return capitalised(plainTail(typed) ?? spelt(rest))
}

/** The part behind the article with its vowels, when the writer put any. */
function plainTail(typed: string): string | undefined {
  const tail = typed.replace(/^[\u0640]*[اٱ][\u0640\u064b-\u0652]*ل[\u0640\u0652]*/u, '')
  return HAS_VOWEL.test(tail) ? speltWithMarks(tail) : undefined
}

function spelt(plain: string): string {
  const known = LATIN_NAMES.get(fold(plain))
  return known ?? joined(soundsOf(plain))
}

const HAS_VOWEL = /[\u064b-\u0650]/

function speltWithMarks(typed: string): string {
  if (!HAS_VOWEL.test(typed)) return spelt(stripMarks(typed))
  return joined(soundsOf(typed), false)
}

type Sound = { readonly text: string; readonly isVowel: boolean }

// oxfmt-ignore
const MARK_VOWELS: Readonly<Record<string, string>> = {
  '\u064b': 'an', '\u064c': 'un', '\u064d': 'in', '\u064e': 'a', '\u064f': 'u', '\u0650': 'i', '\u0670': 'a',
}
const VOWEL_LETTER = /[اآأإىوي\u064b-\u0650]/u
/** A carrier of the vowel that is marked on it. */
const ALEF = /[اأإٱ]/
const SHADDA = '\u0651'

function soundsOf(word: string): Sound[] {
  const letters = Array.from(word)
  const sounds: Sound[] = []
  letters.forEach((letter, at) => {
    const vowel = MARK_VOWELS[letter]
    const last = sounds.at(-1)
    if (vowel !== undefined) sounds.push({ text: vowel, isVowel: true })
    else if (letter === SHADDA) {
      if (last && !last.isVowel && last.text.length === 1) sounds.push(last)
    } else if (letter === 'و' || letter === 'ي' || letter === 'ی') sounds.push(semivowel(letters, at, last))
    else if (letter === 'ع') {
      // Its own sound has no letter; the vowel that it carries does.
      if (!VOWEL_LETTER.test(letters[at + 1] ?? '')) sounds.push({ text: 'a', isVowel: true })
    } else if (!(ALEF.test(letter) && MARK_VOWELS[letters[at + 1] ?? ''] !== undefined)) {
      const text = LATIN_OF_LETTER[letter] ?? ''
      if (text !== '') sounds.push({ text, isVowel: /^[aiueo]$/.test(text) })
    }
  })
  return sounds
}

/** و and ي are vowels after a consonant and before one, consonants at the start and beside a vowel. */
function semivowel(letters: readonly string[], at: number, last: Sound | undefined): Sound {
  const isWaw = letters[at] === 'و'
  const next = letters[at + 1] ?? ''
  const begins = !last && letters[at - 1] !== 'ع'
  const besideVowel =
    begins || (last?.isVowel && !endsAlike(last.text, isWaw)) || /[اآأإىةوي\u064b-\u0650\u0651]/u.test(next)
  if (besideVowel) return { text: isWaw ? 'w' : 'y', isVowel: false }
  // After its own short vowel the letter only makes it long.
  if (last?.isVowel) return { text: '', isVowel: true }
  return { text: isWaw ? 'ou' : 'i', isVowel: true }
}

function endsAlike(vowel: string, isWaw: boolean): boolean {
  return isWaw ? vowel === 'u' : vowel === 'i'
}

/**
 * The sounds in a row. Where the writer left the vowels out, an `a` parts two consonants at the start,
 * the third of three, and the last two behind a long vowel: Hamdan, Masri, Haikal.
 */
function joined(sounds: readonly Sound[], addsVowels = true): string {
  let text = ''
  let run = 0
  let hasAdded = false
  sounds.forEach((sound, at) => {
    const isLast = at === sounds.length - 1
    const meets = addsVowels && !sound.isVowel && run > 0
    if (meets && (at === 1 || run === 2 || (isLast && !hasAdded))) {
      text += 'a'
      run = 0
      hasAdded = true
    }
    if (sound.isVowel) hasAdded = false
    run = sound.isVowel ? 0 : run + 1
    text += sound.text
  })
  return text.replace(/aa+/g, 'a').replace(/ii+/g, 'i')
}

function capitalised(word: string): string {
  return word.slice(0, 1).toUpperCase() + word.slice(1)
}
