import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { repairText } from './repair-text.ts'

/** UTF-8 read in another encoding, as an old database does it. */
function misread(text: string, encoding: 'windows-1256' | 'windows-1252'): string {
  return new TextDecoder(encoding).decode(Buffer.from(text))
}

const TEXTS = [
  'افتتاح السوق القديم بعد ترميمه',
  'قال المسؤول إن العمل يبدأ «غدًا» – ويستمر عشرة أسابيع.',
  'مَحَلِّيّات المدينة',
  'گزارش چهار روزنامه',
  '<p>نص في <strong>فقرة</strong> مع Latin words و“اقتباس”.</p>',
]

test.each(TEXTS)('%s comes back from windows-1256', (text) => {
  expect(repairText(misread(text, 'windows-1256'))).toEqual({ text, repairs: ['mojibake-1256'] })
})

test.each(TEXTS)('%s comes back from windows-1252', (text) => {
  expect(repairText(misread(text, 'windows-1252'))).toEqual({ text, repairs: ['mojibake-1252'] })
})

test('stored wrongly twice', () => {
  const text = TEXTS[0]!
  const twice = misread(misread(text, 'windows-1252'), 'windows-1252')
  expect(repairText(twice).text).toBe(text)
})

test.each([
  'فقط، وسط، شرط: وعظ «حظ» ولفظ…',
  'Crème brûlée à la Zürich, naïve Übung Øresund',
  'قال: “نعم” – ثم مضى',
  'A plain sentence.',
  'ﷺ ﷲ ﴿آية﴾',
  '',
])('%s stays', (text) => {
  expect(repairText(text)).toEqual({ text, repairs: [] })
})

test('nothing that was written well is changed, line by line or whole', () => {
  const home = new URL('../../../../../', import.meta.url)
  for (const file of ['README.ar.md', 'README.md', 'docs/run/moving.ar.md', 'docs/run/import-elsewhere.md']) {
    const text = readFileSync(new URL(file, home), 'utf8')
    for (const some of [text, ...text.split('\n')]) expect(repairText(some)).toEqual({ text: some, repairs: [] })
  }
})

test('letters in the shapes of their places become letters', () => {
  expect(repairText('ﺍﻟﺴﻮﻕ ﻻ')).toEqual({ text: 'السوق لا', repairs: ['presentation-forms'] })
})

test('Arabic is never taken for what it is not', () => {
  const letters = fc.array(fc.constantFrom(...'ابتثجحخدذرزسشصضطظعغفقكلمنهويءآأؤإئةى ،؛؟').map(String), {
    maxLength: 80,
  })
  fc.assert(
    fc.property(letters, (some) => {
      const text = some.join('')
      expect(repairText(text).text).toBe(text)
    }),
  )
})
