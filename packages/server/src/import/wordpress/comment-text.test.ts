import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commentText } from './comment-text.ts'

test('text without markup comes out as the converter would give it', () => {
  const words = fc.array(
    fc.constantFrom('شكرًا', 'على', 'x', ' ', '  ', '\n', '\n\n', '\n\n\n', '1.', '«نعم»', 'e\u0301', '…'),
    {
      maxLength: 14,
    },
  )
  fc.assert(
    fc.property(words, (some) => {
      const text = some.join('')
      // An element that shows nothing sends the same text through the converter.
      expect(commentText(text, '')).toBe(commentText(`${text}<wbr>`, ''))
    }),
    { numRuns: 500 },
  )
})

test('links keep their addresses in brackets', () => {
  expect(commentText('هنا <a href="https://example.org/x">المصدر</a>', '')).toBe('هنا المصدر (https://example.org/x)')
})
