import { isStopWord } from '@warraq/arabic'
import type { Span } from '../evidence.ts'
import { findLinks } from '../links.ts'
import type { Beginnings } from '../match/beginnings.ts'
import { addBeginning, mayBegin, noBeginnings, WORD } from '../match/beginnings.ts'
import { wordsOf } from '../match/lexicon.ts'
import type { Skeleton } from '../match/skeleton.ts'
import { skeletonOf } from '../match/skeleton.ts'
import type { Token } from '../match/tokens.ts'
import { tokensOf } from '../match/tokens.ts'
import { ADDRESSING } from './addressing.table.ts'
import { MARK_WORDS, NO_PERSON_CALLED, SAID_BEFORE_GOD, SAID_BEHIND_GOD, TAG_WORDS } from './tag-words.table.ts'
import type { Tag, TagHit, TagWords } from './tag.ts'
import { TAGS } from './tag.ts'

/** Words of a table, each as its folded words. */
function phrasesOf(words: string): string[][] {
  return words.split('،').map((phrase) => wordsOf(phrase))
}

interface Phrase {
  readonly tag: Tag
  readonly words: readonly string[]
  readonly needs: TagWords['needs']
}

/** By the first word of each. */
const PHRASES: ReadonlyMap<string, readonly Phrase[]> = byFirstWord(
  TAG_WORDS.flatMap(({ tag, words, needs }) => phrasesOf(words).map((phrase) => ({ tag, words: phrase, needs }))),
)

function byFirstWord(phrases: readonly Phrase[]): Map<string, Phrase[]> {
  const map = new Map<string, Phrase[]>()
  for (const phrase of phrases) {
    const first = phrase.words[0] ?? ''
    map.set(first, [...(map.get(first) ?? []), phrase])
  }
  return map
}

const BEGINNINGS: Beginnings = beginningsOf(PHRASES.keys())

function beginningsOf(words: Iterable<string>): Beginnings {
  const beginnings = noBeginnings()
  for (const word of words) addBeginning(beginnings, WORD, word)
  return beginnings
}

const wordSet = (words: string): ReadonlySet<string> => new Set(phrasesOf(words).map((phrase) => phrase.join(' ')))
const BEFORE_GOD = wordSet(SAID_BEFORE_GOD)
const BEHIND_GOD = wordSet(SAID_BEHIND_GOD)
const NO_PERSON = wordSet(NO_PERSON_CALLED)
const SPOKEN_TO = wordSet(ADDRESSING)

const GOD = wordsOf(MARK_WORDS.god)[0] ?? ''
const CALL = wordsOf(MARK_WORDS.call)[0] ?? ''
const YEH = MARK_WORDS.yeh

export interface TagFacts {
  /** Names under the article, as printed. */
  readonly bylines: readonly string[]
}

/** Facts about what a text speaks of, in its order. Linear in its length for the bylines of one article; never throws. */
export function tagText(text: string, { bylines }: TagFacts): readonly TagHit[] {
  const skeleton = skeletonOf(text)
  const tokens = tokensOf(skeleton)
  const hits: TagHit[] = [...linksIn(text), ...handlesIn(text)]
  const add = (tag: Tag, from: number, to: number): void => {
    hits.push({ tag, span: spanOf(skeleton, tokens, from, to) })
  }
  tokens.forEach((token, at) => {
    for (const bare of mayHoldTagWord(token.key) ? bareForms(token.key) : []) {
      for (const { tag, words, needs } of PHRASES.get(bare.word) ?? []) {
        if (!follow(tokens, at, words)) continue
        if (needs === 'definite' && !bare.definite) continue
        if (needs === 'addressed' && !(bare.points || isAddressed(tokens, at))) continue
        if (tag === 'divine' && isOfPrayer(tokens, at, words.length, bare)) continue
        add(tag, at, at + words.length)
      }
    }
    if (token.key === CALL && callsPerson(tokens, at)) add('person', at, at + 2)
  })
  for (const name of bylines) for (const [from, to] of placesOfName(tokens, name)) add('author', from, to)
  return withoutRepeats(hits)
}

interface Bare {
  readonly word: string
  readonly definite: boolean
  /** «هالهندي». */
  readonly points: boolean
  /** «والله»: attached before the name of God it makes an oath. */
  readonly attached: string
}

const ARTICLE = /^(?:هال|عال|بال|كال|فال|لل|ال)/
const CONJUNCTION = /^[وف]/
const PREPOSITION = /^[بلك]/

/** A word and what is left of it without conjunction, preposition and article. */
function bareForms(key: string): Bare[] {
  const forms: Bare[] = []
  const put = (word: string, definite: boolean, points: boolean, attached: string): void => {
    if (word.length > 1 && !forms.some((form) => form.word === word && form.definite === definite)) {
      forms.push({ word, definite, points, attached })
    }
  }
  const starts = CONJUNCTION.test(key) ? [0, 1] : [0]
  for (const start of starts) {
    const rest = key.slice(start)
    const attached = key.slice(0, start)
    const article = ARTICLE.exec(rest)?.[0]
    put(rest, article === MARK_WORDS.article, false, attached)
    if (article !== undefined) put(rest.slice(article.length), true, article === MARK_WORDS.thisArticle, attached)
    // «للاجئين» is ل and لاجئين as well as لل and اجئين; «لله» is ل and الله.
    if (PREPOSITION.test(rest)) put(rest.slice(1), false, false, attached + rest.charAt(0))
    if (rest === LILLAH) put(GOD, true, false, attached)
  }
  return forms
}

const LILLAH = wordsOf(MARK_WORDS.toGod)[0] ?? ''

/** Letters that `bareForms` takes from a word: a conjunction and the longest article. */
const MOST_ATTACHED = 4

/** Told from its letters alone, so that nearly no word has to be taken apart. */
function mayHoldTagWord(key: string): boolean {
  for (let at = 0; at <= MOST_ATTACHED && at + 1 < key.length; at += 1) {
    if (mayBegin(BEGINNINGS, WORD, key, at)) return true
  }
  return key.endsWith(LILLAH)
}

function follow(tokens: readonly Token[], at: number, words: readonly string[]): boolean {
  for (let index = 1; index < words.length; index += 1) {
    const token = tokens[at + index]
    if (token === undefined || token.gap === 'break' || token.key !== words[index]) return false
  }
  return true
}

const WORDS_BACK = 2

/** Is somebody spoken to, or pointed at, directly before? */
function isAddressed(tokens: readonly Token[], at: number): boolean {
  for (let back = 1; back <= WORDS_BACK; back += 1) {
    if (tokens[at - back + 1]?.gap === 'break') return false
    const word = tokens[at - back]?.key
    if (word === undefined) return false
    if (SPOKEN_TO.has(word)) return true
  }
  return false
}

/** «إن شاء الله», «والله», «الله يرحمه», «عبد الله»: nothing is said of God. */
function isOfPrayer(tokens: readonly Token[], at: number, width: number, { word, attached }: Bare): boolean {
  const before = tokens[at]?.gap === 'break' ? undefined : tokens[at - 1]?.key
  const behind = tokens[at + width]?.gap === 'break' ? undefined : tokens[at + width]?.key
  if (before === CALL) return true
  if (word === GOD && attached !== '') return true
  if (before !== undefined && (BEFORE_GOD.has(before) || BEFORE_GOD.has(before.slice(1)))) return true
  // «الله يوفقك»: what follows in the third person is a wish.
  return behind === undefined ? tokens.length === 1 : BEHIND_GOD.has(behind) || behind.startsWith(YEH)
}

function callsPerson(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1]
  if (next === undefined || next.gap === 'break') return false
  return !NO_PERSON.has(next.key) && !NO_PERSON.has(next.key.replace(ARTICLE, ''))
}

/** A family name by itself counts from so many letters on: short ones are words as well. */
const SHORTEST_FAMILY = 5

/** Where a name stands whole, or its last part alone. */
function placesOfName(tokens: readonly Token[], name: string): [from: number, to: number][] {
  const words = wordsOf(name)
  const family = words.at(-1) ?? ''
  const alone = words.length > 1 && family.length >= SHORTEST_FAMILY && !isStopWord(family) ? family : null
  return tokens.flatMap(({ key }, at): [number, number][] => {
    const first = words[0]
    if (first === undefined) return []
    const starts = bareForms(key).map(({ word }) => word)
    if ((words.length > 1 || first.length >= SHORTEST_FAMILY) && starts.includes(first) && follow(tokens, at, words)) {
      return [[at, at + words.length]]
    }
    return alone !== null && starts.includes(alone) ? [[at, at + 1]] : []
  })
}

const DOMAIN =
  /(?<![\p{L}\p{N}.@-])(?:www\.)?[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63}){0,3}\.(?:com|net|org|info|me|io|co|tv|link|site|online|shop|store|xyz|top|club|biz)\b/giu
const HANDLE = /(?<![\p{L}\p{N}.@_])@[\p{L}\p{N}_.]{2,40}/gu

/** What stands inside an address is found again as a domain: `withoutRepeats` keeps the longer. */
function linksIn(text: string): TagHit[] {
  const addresses = findLinks(text).map(({ start, end }): Span => [start, end])
  const domains = matchesWith(text, '.', DOMAIN).map(({ index = 0, 0: domain }): Span => [index, index + domain.length])
  return [...addresses, ...domains].map((span) => ({ tag: 'link', span }))
}

function handlesIn(text: string): TagHit[] {
  return matchesWith(text, '@', HANDLE).map(({ index = 0, 0: handle }) => ({
    tag: 'person',
    span: [index, index + handle.length],
  }))
}

/** Most comments have neither sign: looking for it costs nothing beside the expression. */
function matchesWith(text: string, sign: string, expression: RegExp): RegExpMatchArray[] {
  return text.includes(sign) ? [...text.matchAll(expression)] : []
}

function spanOf({ starts, ends }: Skeleton, tokens: readonly Token[], from: number, to: number): Span {
  return [starts[tokens[from]?.first ?? 0] ?? 0, ends[(tokens[to - 1]?.after ?? 1) - 1] ?? 0]
}

/** A place once for each tag, the longest; in the order of the text. */
function withoutRepeats(hits: readonly TagHit[]): TagHit[] {
  const ordered = hits.toSorted(
    (a, b) => TAGS.indexOf(a.tag) - TAGS.indexOf(b.tag) || a.span[0] - b.span[0] || b.span[1] - a.span[1],
  )
  const kept: TagHit[] = []
  for (const hit of ordered) {
    const last = kept.at(-1)
    if (last === undefined || last.tag !== hit.tag || hit.span[0] >= last.span[1]) kept.push(hit)
  }
  return kept.toSorted((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1])
}
