import { createHash, createHmac } from 'node:crypto'
import { expect, test } from 'vitest'
import { judgeAnswer, makeRiddle, RIDDLE_SECONDS, riddleAnswer } from './riddle.ts'

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex')
const sign = (text: string) => createHmac('sha256', 'key').update(text).digest('hex')
const here = { articleId: 5, form: 'comment' } as const
const riddle = makeRiddle(here, { now: 1000, random: 'abcdefghijklmnop', number: 321 }, digestOf, sign)
const judge = (answer: string | null, articleId = 5, now = 1000) =>
  judgeAnswer(answer, { ...here, articleId }, now, digestOf, sign)

/** As the browser does it. */
function solve(): number {
  for (let n = 0; n <= riddle.most; n += 1) if (digestOf(riddle.salt + n) === riddle.digest) return n
  return -1
}

test('the number is found by trying, and is right once it is sent back', () => {
  expect(solve()).toBe(321)
  expect(judge(riddleAnswer(riddle, solve()))).toEqual({ is: 'right', id: riddle.digest, until: 1000 + RIDDLE_SECONDS })
})

test('for another article it is foreign', () => {
  expect(judge(riddleAnswer(riddle, 321), 6)).toEqual({ is: 'foreign' })
})

test.each([
  ['nothing', null],
  ['an empty field', ''],
  ['another number', riddleAnswer(riddle, 322)],
  ['another mark', riddleAnswer({ ...riddle, mark: sign('other') }, 321)],
  ['another article written in', riddleAnswer({ ...riddle, salt: riddle.salt.replace('.5.', '.6.') }, 321)],
  ['a later end written in', riddleAnswer({ ...riddle, salt: riddle.salt.replace('4600', '9999') }, 321)],
  ['a number glued to the salt', riddleAnswer(riddle, 321).replace('.321.', '.0321.')],
])('%s is none', (_, answer) => {
  expect(judge(answer)).toEqual({ is: 'none' })
})

test('after an hour it is none', () => {
  const answer = riddleAnswer(riddle, 321)
  expect(judge(answer, 5, 1000 + RIDDLE_SECONDS - 1).is).toBe('right')
  expect(judge(answer, 5, 1000 + RIDDLE_SECONDS)).toEqual({ is: 'none' })
})
