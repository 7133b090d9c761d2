import { expect, test } from 'vitest'
import { markSpans } from './marked-text.ts'

test.each([
  ['a word in the middle', 'قبل كلمة بعد', [[4, 8]], ['قبل ', '[كلمة]', ' بعد']],
  [
    'at both ends',
    'ab',
    [
      [0, 1],
      [1, 2],
    ],
    ['[a]', '[b]'],
  ],
  [
    'spans that overlap, in any order',
    'abcdef',
    [
      [3, 5],
      [1, 4],
    ],
    ['a', '[bcd]', '[e]', 'f'],
  ],
  [
    'one inside another',
    'abcdef',
    [
      [1, 5],
      [2, 3],
    ],
    ['a', '[bcde]', 'f'],
  ],
  ['controls that turn the line around are left out', 'a\u202eb\u202cc', [[2, 3]], ['a', '[b]', 'c']],
  ['nothing', 'abc', [], ['abc']],
] as const)('%s', (_, text, spans, expected) => {
  expect(markSpans(text, spans).map((part) => (part.wrong ? `[${part.text}]` : part.text))).toEqual(expected)
})
