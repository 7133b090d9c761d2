import { expect, it } from 'vitest'
import { typedPunctuation, typedQuote } from './typed-punctuation.ts'
import { unifyQuotes } from './unify-quotes.ts'

it.each([
  ['قال الوزير', ',', '،'],
  ['قالَ', ',', '،'],
  ['«نعم»', ';', '؛'],
  ['هل تعلم', '?', '؟'],
  ['(المادة)', '?', '؟'],
  ['He said', ',', null],
  ['1', ',', null],
  ['بلغ ٣', ',', null],
  ['بلغ 1', ',', null],
  ['', '?', null],
])('after «%s» a typed %s gives %s', (before, typed, wanted) => {
  expect(typedPunctuation(before, typed)).toBe(wanted)
})

it.each([
  ['', '«'],
  ['قال: ', '«'],
  ['وصف', '»'],
  ['لـ', '«'],
  ['قال: «نعم', '»'],
  ['قال: «إن ', '“'],
  ['قال: «إن “الأمر', '”'],
  ['قال: «إن “الأمر” ', '“'],
  ['قال: «إن “الأمر” واضح', '»'],
  ['قال: «نعم» ثم ', '«'],
  ['He said ', '“'],
  ['He said “yes', '”'],
  ['شاشة 15', null],
  ['عام «2017', '»'],
])('after «%s» a quotation mark becomes %s', (before, wanted) => {
  expect(typedQuote(before)).toBe(wanted)
})

it.each([
  ['قال "نعم"', 'قال «نعم»'],
  ['قال “نعم” ثم “لا”', 'قال «نعم» ثم «لا»'],
  ['قال «إن “الأمر” واضح»', 'قال «إن “الأمر” واضح»'],
  ['قال “إن «الأمر» واضح”', 'قال «إن “الأمر” واضح»'],
  ['قال «إن "الأمر" واضح»', 'قال «إن “الأمر” واضح»'],
  ['شاشة 15" وقال "نعم"', 'شاشة 15" وقال "نعم"'],
  ['قال «نعم', 'قال «نعم'],
  ['» «', '» «'],
  ['نص بلا علامات', 'نص بلا علامات'],
])('unifies %s', (text, wanted) => {
  const unified = unifyQuotes(text)
  expect(unified).toBe(wanted)
  expect(unified.length).toBe(text.length)
})
