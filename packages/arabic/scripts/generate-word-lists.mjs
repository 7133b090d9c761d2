// Writes src/stem-words.table.ts: the word lists of the stemmer, drawn from counts of words in a
// news corpus and corrected by hand (word-list-corrections.txt, beside this script).
// Run with Node 24 from this package: node scripts/generate-word-lists.mjs COUNTS.tsv.gz [--review FOLDER]
// COUNTS holds one folded word, TAB, count per line. Only counts are used, no text.
//
// What the counts can tell, in this order:
// 1. whole: the last letters are the word's own when endings follow them (قانوني, لكن no مهندسوني),
//    or, for ا and ت and letters that look like pronouns, when the word takes the article (الوزرا);
// 2. known: stems of words that take the article, and of frequent words that begin with no clitic;
// 3. own: the first letters are the word's own when the article stands before them (البنك, لا البمدينة),
//    or when the word is frequent and what is left after the clitic is not.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { fold } from '../src/fold.ts'
import { stemBy, withoutEndings } from '../src/stem-rules.ts'

const [countsPath, option, reviewFolder] = process.argv.slice(2)
if (!countsPath) throw new Error('usage: generate-word-lists.mjs COUNTS.tsv.gz [--review FOLDER]')

const bytes = readFileSync(countsPath)
const text = (countsPath.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8')
const counts = new Map()
for (const line of text.split('\n')) {
  const [typed = '', count] = line.split('\t')
  const word = fold(typed)
  if (/^[ء-ي]{2,}$/.test(word)) counts.set(word, (counts.get(word) ?? 0) + Number(count))
}
const count = (word) => counts.get(word) ?? 0
const sum = (words) => words.reduce((total, word) => total + count(word), 0)
const ARTICLES = ['ال', 'وال', 'بال', 'فال', 'كال']
/** How often the word stands with the article. */
const withArticle = (word) => sum(ARTICLES.map((article) => article + word)) + count(`لل${word}`)

// ---- corrections by hand
const corrections = { whole: [], known: [], own: [], variants: [] }
const file = readFileSync(new URL('./word-list-corrections.txt', import.meta.url), 'utf8')
for (const line of file.split('\n')) {
  const [rule] = line.split('#')
  if (!rule.trim()) continue
  const [list, sign, ...words] = rule.trim().split(/\s+/)
  if (!corrections[list] || !['+', '-'].includes(sign) || words.length === 0) throw new Error(`corrections: ${line}`)
  for (const word of words) {
    const parts = word.split('=')
    if (parts.some((part) => fold(part) !== part)) throw new Error(`corrections: not folded: ${word}`)
    corrections[list].push([sign, word])
  }
}
/** The corrections of a list, in their order: the last word about a word counts. */
const corrected = (list, words) => {
  const set = new Set(words)
  for (const [sign, word] of corrections[list]) {
    if (sign === '+') set.add(word)
    else set.delete(word)
  }
  return set
}

// ---- 1. whole
const PRONOUNS = ['ه', 'ها', 'هم', 'هما', 'نا']
const NISBA = ['ي', 'يه', 'يين', 'يون', 'يا']
const hasOwnEnd = (word) => {
  const own = count(word) + withArticle(word)
  if (own < 20) return false
  const followed = (endings) =>
    sum(endings.map((end) => word + end)) + endings.reduce((n, end) => n + withArticle(word + end), 0)
  if (word.endsWith('ون') && withArticle(word) < 8) return false
  if (/[اوي]ن$/.test(word))
    return word.length >= 5 && followed([...PRONOUNS, ...NISBA, 'ات', 'ا']) >= Math.max(10, own * 0.02)
  if (word.endsWith('ه'))
    return word.length >= 4 && followed(['ات', 'ها', 'هم', 'ه', 'ي', 'ين']) >= Math.max(10, own * 0.04)
  if (word.endsWith('ات')) return false
  if (/(ا|ت|هم|هن|كم|نا|كما|هما|ها|وا)$/.test(word))
    return word.length >= 4 && withArticle(word) >= Math.max(8, own * 0.05)
  return false
}
/** لبيان is ل and بيان: the rest is the commoner word, and the article does not stand before the whole. */
const hasClitic = (word) => /^[وفبلكس]/.test(word) && withArticle(word) < 5 && count(word.slice(1)) > count(word)
const bare = (word) =>
  !ARTICLES.some((article) => word.startsWith(article)) && !word.startsWith('لل') && !hasClitic(word)
/** ولاية, نهاية: the ي before ة is the word's own, not the ء of وزرائه. */
const endsInAya = (word) =>
  word.length >= 5 && word.endsWith('ايه') && !word.endsWith('اييه') && bare(word) && withArticle(word) >= 5
const whole = corrected('whole', [
  ...[...counts.keys()].filter((word) => bare(word) && hasOwnEnd(word)),
  ...[...counts.keys()].filter(endsInAya).map((word) => word.slice(0, -1)),
])

// ---- 2. known
const variants = new Map(
  [...corrected('variants', [])].flatMap((pair) => {
    const [to, ...from] = pair.split('=')
    return from.map((word) => [word, to])
  }),
)
const lists = { whole, own: new Set(), known: new Set(), variants }
/** The corrections name words; what is known are stems. */
const correctedKnown = (stems) => new Set([...corrected('known', stems)].map((word) => withoutEndings(lists, word)))
/** How often a stem must have been seen to be known. */
const WITH_ARTICLE = 30
const WITHOUT = 60
const WITH_LETTER_OF_CLITIC = 60
// Twice, because some endings are taken off only where what is left is known.
const article = new Map()
const plain = new Map()
const add = (map, stem, n) => map.set(stem, (map.get(stem) ?? 0) + n)
for (let round = 0; round < 2; round += 1) {
  article.clear()
  plain.clear()
  for (const [word, n] of counts) {
    // لليبيا is ل and ليبيا, not the article.
    if (word.startsWith('لل') && count(word.slice(1)) > count(word.slice(2))) continue
    const prefix = [...ARTICLES, 'لل']
      .toSorted((a, b) => b.length - a.length)
      .find((start) => word.startsWith(start) && word.length - start.length >= 3)
    if (prefix) add(article, withoutEndings(lists, word.slice(prefix.length)), n)
    else add(plain, withoutEndings(lists, word), n)
  }
  const stems = [...article].filter(([, n]) => n >= WITH_ARTICLE).map(([stem]) => stem)
  for (const [stem, n] of plain) if (n >= WITHOUT && !/^[وفبلكس]/.test(stem)) stems.push(stem)
  lists.known = correctedKnown(stems.filter((stem) => stem.length >= 3))
}
// Names and verbs like بنغازي and سبتمبر: the first letter might be a clitic, but nothing known is left without it.
for (const [stem, n] of plain) {
  if (n < WITH_LETTER_OF_CLITIC || stem.length < 4 || !/^[فبلكس](?!ال)/.test(stem)) continue
  if (stemBy(lists, stem) === stem) lists.known.add(stem)
}
lists.known = correctedKnown(lists.known)

// ---- 3. own
const CLITIC = /^(?:[وفبلكس])/
const OWN_SHARE = 0.03
const own = []
const review = []
const family = (map, stem) => map.get(stem) ?? 0
/** What becomes of the stem, or of its forms, when the stemmer knows nothing of it. */
const splitOf = (stem) => {
  const forms = ['', 'ه', 'ها', 'نا', 'ات', 'ي', 'يه', 'ين', 'ته'].map((ending) => stem + ending)
  const form = forms.find((word) => stemBy(lists, word) !== withoutEndings(lists, word))
  return form ? stemBy(lists, form) : stem
}
for (const [stem, n] of plain) {
  if (!/^(?:[وفبلكس]|ال)/.test(stem)) continue
  const articled = family(article, stem)
  const split = splitOf(stem)
  if (split === stem) continue
  const rest = family(plain, split) + family(article, split)
  if (stem.startsWith('ال') && stem.length < 4) continue
  const isOwn = n + articled >= 15 && articled >= Math.max(5, (n + articled) * OWN_SHARE)
  if (isOwn) own.push(stem)
  if (n + articled >= 15) review.push([isOwn ? 'own' : 'split', stem, split, n, articled, rest])
}
for (const [stem, n] of article) {
  if (n >= 20 && !plain.has(stem) && CLITIC.test(stem) && stemBy(lists, stem) !== stem) own.push(stem)
}
lists.own = corrected('own', own)
for (const stem of lists.own) {
  const seen = family(plain, stem) + family(article, stem)
  if (stem.length >= 4 && CLITIC.test(stem) && seen >= WITH_LETTER_OF_CLITIC) lists.known.add(stem)
}
lists.known = correctedKnown(lists.known)

if (option === '--review') {
  mkdirSync(reviewFolder, { recursive: true })
  const rows = (list) =>
    list
      .toSorted((a, b) => b[3] - a[3])
      .map((row) => row.join('\t'))
      .join('\n')
  writeFileSync(`${reviewFolder}/own.tsv`, rows(review.filter(([kind]) => kind === 'own')))
  writeFileSync(`${reviewFolder}/split.tsv`, rows(review.filter(([kind]) => kind === 'split')))
  writeFileSync(
    `${reviewFolder}/whole.txt`,
    [...whole].toSorted((a, b) => count(b) + withArticle(b) - count(a) - withArticle(a)).join(' '),
  )
  writeFileSync(`${reviewFolder}/known.txt`, [...lists.known].join(' '))
}

// ---- packing: sorted; a digit says how many letters a word shares with the one before it
const packed = (words) => {
  let before = ''
  let rows = ''
  for (const word of [...words].toSorted()) {
    let shared = 0
    while (shared < 9 && shared < before.length && word[shared] === before[shared]) shared += 1
    rows += `${shared === 0 && before !== '' ? '\n' : ''}${shared}${word.slice(shared)}`
    before = word
  }
  return rows
}

const sizes = { whole: whole.size, own: lists.own.size, known: lists.known.size, variants: variants.size }
writeFileSync(
  new URL('../src/stem-words.table.ts', import.meta.url),
  `/**
 * Word lists of the stemmer: folded stems, ${sizes.whole} whole, ${sizes.own} own, ${sizes.known} known.
 *
 * Made by scripts/generate-word-lists.mjs from counts of the words of a corpus of Arabic news
 * (ANT, 75,541 words seen five times or more; counts only, no text), and from
 * scripts/word-list-corrections.txt, which was written by hand. Do not edit here: correct there.
 *
 * A digit says how many letters a word shares with the one before it; the rest of it follows.
 */
export const WHOLE = \`${packed(whole)}\`

export const OWN = \`${packed(lists.own)}\`

export const KNOWN = \`${packed(lists.known)}\`

/** Each pair is a stem and the stem it counts as. */
export const VARIANTS = \`${[...variants].map((pair) => pair.join(' ')).join('\n')}\`
`,
)
process.stdout.write(`${JSON.stringify(sizes)}\n`)
