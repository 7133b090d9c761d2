import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseQuery } from './parse-query.ts'

const wordsOf = (text: string, typing = false) => parseQuery(text, typing).words.map(({ word }) => word)

describe('what a query asks for', () => {
  test('its words, folded, once each, without those that say nothing', () => {
    expect(wordsOf('المدرسة في المدرسه الجديدة')).toEqual(['المدرسه', 'الجديده'])
    expect(parseQuery('المدرسة في الحي').ignored).toEqual(['في'])
  })

  test('words that say nothing count when they are all there is', () => {
    expect(wordsOf('من هو')).toEqual(['من', 'هو'])
  })

  test.each([
    ['"سوق الخضار"'],
    ['«سوق الخضار»'],
    ['“سوق الخضار”'],
    ['”سوق الخضار“'],
    ['„سوق الخضار”'],
    ["'سوق الخضار'"],
    ['‘سوق الخضار’'],
    ['«سوق الخضار"'],
  ])('a phrase in any quotation marks: %s', (text) => {
    expect(parseQuery(`${text} القديم`)).toMatchObject({ phrases: [['سوق', 'الخضار']] })
    expect(wordsOf(`${text} القديم`)).toEqual(['سوق', 'الخضار', 'القديم'])
  })

  test('a mark that is not closed begins nothing, an apostrophe neither', () => {
    expect(parseQuery('"سوق الخضار').phrases).toEqual([])
    expect(parseQuery("the ship's crew isn't here").phrases).toEqual([])
  })

  test('a minus at the end of a headline is a dash', () => {
    const headline = parseQuery('ميناء الصيد يستعيد نشاطه بعد العاصفة -فيديو')
    expect(headline.without).toEqual([])
    expect(headline.words.map(({ word }) => word)).toContain('فيديو')
    expect(parseQuery('ميناء الصيد -فيديو').without.map(({ word }) => word)).toEqual(['فيديو'])
  })

  test('a minus takes a word or a phrase away, but only at the beginning of one', () => {
    const query = parseQuery('انتخابات -بلدية −"مجلس النواب" كوفيد-19 ثلاثة - أربعة')
    expect(query.without.map(({ word }) => word)).toEqual(['بلديه'])
    expect(query.withoutPhrases).toEqual([['مجلس', 'النواب']])
    expect(query.words.map(({ word }) => word)).toEqual(['انتخابات', 'كوفيد', '19', 'ثلاثه', 'اربعه'])
  })

  test('the last word is a beginning only while it is being typed', () => {
    const beginnings = (text: string, typing: boolean) =>
      parseQuery(text, typing).words.map(({ beginning }) => beginning)
    expect(beginnings('سوق الخض', true)).toEqual([false, true])
    expect(beginnings('سوق الخض', false)).toEqual([false, false])
    expect(beginnings('سوق الخض ', true)).toEqual([false, false])
    expect(beginnings('"سوق الخض"', true)).toEqual([false, false])
  })

  test('at most 200 letters are read', () => {
    expect(wordsOf(`${'ا'.repeat(199)} كتاب`)).not.toContain('كتاب')
  })

  test('there is no text that is not a query', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.boolean(), (text, typing) => {
        const query = parseQuery(text, typing)
        expect(query.words.length).toBeLessThanOrEqual(24)
        for (const { word } of [...query.words, ...query.without]) expect(word).not.toBe('')
      }),
    )
  })
})
