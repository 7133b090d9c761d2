import { fold } from '@warraq/arabic'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { TextPart } from './marks.ts'
import { createMarker, markText } from './marks.ts'
import { bestPassage } from './snippet.ts'

/** A stem that takes off what the examples carry: enough to see that marking goes by stems. */
const stem = (word: string): string => word.replace(/^(?:وال|بال|لل|ال|و)/u, '')
const marker = (words: readonly string[], more: { stems?: string[]; beginnings?: string[] } = {}) =>
  createMarker({ words: words.map(fold), stems: more.stems ?? [], beginnings: more.beginnings ?? [] }, stem)
const hits = (parts: readonly TextPart[]) => parts.filter(({ hit }) => hit).map(({ text }) => text)
const textOf = (parts: readonly TextPart[]) => parts.map(({ text }) => text).join('')

describe('marks', () => {
  test.each([
    ['vowel marks', 'قرأ كِتَابًا جديدًا', ['كتابا'], [], ['كِتَابًا']],
    ['kashida', 'باب الكـــتاب الأول', ['الكتاب'], [], ['الكـــتاب']],
    ['the whole word with its clitics', 'وبالكتاب، والكتاب؛ للكتاب', [], ['كتاب'], ['والكتاب', 'للكتاب']],
    ['hamza and ة/ه as the reader wrote them', 'إلى المكتبه الأولى', ['المكتبه'], [], ['المكتبه']],
    ['digits of any set', 'عام ٢٠١٧ ثم 2017', ['2017'], [], ['٢٠١٧', '2017']],
    ['an invisible character inside', 'مكت\u200cبة', ['مكتبه'], [], ['مكت\u200cبة']],
    ['nothing of a longer word', 'الكتابة فن', [], ['كتاب'], []],
  ])('%s', (_, text, words, stems, expected) => {
    const parts = markText(text, marker(words, { stems }))
    expect(textOf(parts)).toBe(text)
    expect(hits(parts)).toEqual(expected)
  })

  test('beginnings of words, while somebody types', () => {
    expect(hits(markText('مكتبة المكتبات مكتب', marker([], { beginnings: ['مكتب'] })))).toEqual(['مكتبة', 'مكتب'])
  })

  test('no query marks nothing', () => {
    expect(markText('أي نص', marker([]))).toEqual([{ text: 'أي نص', hit: false }])
  })

  test('any text comes back whole, whatever is looked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (text, words) => {
        expect(textOf(markText(text, marker(words, { beginnings: words })))).toBe(text)
        bestPassage(text, marker(words))
      }),
    )
  })
})

describe('the best passage', () => {
  const filler = 'جملة لا شأن لها بما نبحث عنه هنا ولا هناك. '
  const text = `${filler.repeat(8)}الميناء مغلق. ${filler.repeat(8)}وعاد الميناء القديم إلى العمل بعد أربعة أعوام. ${filler.repeat(6)}`

  test('has most different words of the query, not the first one', () => {
    const { parts, matched } = bestPassage(text, marker(['الميناء', 'القديم', 'العمل']))
    expect(matched).toBe(3)
    expect(hits(parts)).toEqual(['الميناء', 'القديم', 'العمل'])
  })

  test('begins where the sentence does, and dots say that the text goes on', () => {
    const { parts } = bestPassage(text, marker(['القديم']))
    expect(textOf(parts)).toMatch(/^… وعاد الميناء القديم .* …$/u)
  })

  test('is the beginning of a text that has none of the words', () => {
    const { parts, matched } = bestPassage(text, marker(['غائب']))
    expect(matched).toBe(0)
    expect(textOf(parts)).toMatch(/^جملة لا شأن/u)
    expect(textOf(parts).length).toBeLessThan(260)
  })

  test('does not take the point of an abbreviation for the end of a sentence', () => {
    const said = `${filler.repeat(4)}قالت الباحثة د. سعاد الحلو إن النسبة 3.14 ثابتة. ${filler}`
    expect(textOf(bestPassage(said, marker(['سعاد'])).parts)).toMatch(/^… قالت الباحثة د\. سعاد/u)
  })

  test('a word without an end is cut', () => {
    const endless = 'ا'.repeat(30_000)
    expect(textOf(bestPassage(endless, marker(['ا'.repeat(3)])).parts).length).toBeLessThan(600)
  })

  test('paragraphs are one line', () => {
    expect(textOf(bestPassage('عنوان\n\nفقرة أولى\nوسطر', marker(['فقره'])).parts)).toBe('… فقرة أولى · وسطر')
  })

  test('twenty long texts take some milliseconds, not seconds', () => {
    const long = text.repeat(40)
    const one = marker(['القديم', 'العمل'])
    const before = process.cpuUsage()
    for (let n = 0; n < 20; n += 1) bestPassage(long, one)
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000)
  })
})
