import { describe, expect, test } from 'vitest'
import { fold, isQuestionWord, isStopWord } from './index.ts'
import { QUESTION_WORDS, STOP_WORDS } from './stop-words.table.ts'

const wordsOf = (rows: readonly string[]): string[] => rows.flatMap((row) => row.split(' '))

describe('the lists', () => {
  test.each([
    ['stop words', wordsOf(STOP_WORDS)],
    ['question words', wordsOf(QUESTION_WORDS)],
  ])('of %s are folded', (_, list) => {
    for (const word of list) expect(fold(word)).toBe(word)
  })

  test('of stop words is about as long as a list of function words is', () => {
    expect(new Set(wordsOf(STOP_WORDS)).size).toBeGreaterThan(150)
    expect(new Set(wordsOf(STOP_WORDS)).size).toBeLessThan(250)
  })
})

test.each(['في', 'وفي', 'إلى', 'هؤلاء', 'الذين', 'ولكن', 'فإنّه', 'التي', 'لأنها'])('%s is a stop word', (word) => {
  expect(isStopWord(fold(word))).toBe(true)
})

test.each(['عام', 'رئيس', 'بيروت', 'وزير', 'وفد', 'فاز', '2017', 'the', ''])('%s is none', (word) => {
  expect(isStopWord(fold(word))).toBe(false)
})

test.each(['من', 'متى', 'أين', 'وكيف', 'لماذا', 'هل', 'فماذا', 'أيّ'])('%s asks', (word) => {
  expect(isQuestionWord(fold(word))).toBe(true)
})

test.each(['كيفية العمل', 'منذ', 'هلال', 'متحف'])('%s does not ask', (word) => {
  expect(isQuestionWord(fold(word))).toBe(false)
})
