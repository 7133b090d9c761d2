import { expect, test } from 'vitest'
import type { Instant } from '../time.ts'
import { backupsToDrop, KEEP_RULE, readKeepRule } from './kept-backups.ts'

const at = (day: string, time = '03:00:00'): Instant => `${day}T${time}.000Z` as Instant
const daysBack = (from: string, count: number): Instant[] =>
  Array.from({ length: count }, (_, n) =>
    at(new Date(Date.parse(`${from}T00:00:00Z`) - n * 86_400_000).toISOString().slice(0, 10)),
  )

test('a year of daily backups keeps seven days, four weeks and six months, each by its newest', () => {
  const made = daysBack('2026-11-23', 365)
  const dropped = new Set(backupsToDrop(made, KEEP_RULE))
  const newest = ['2026-11-23', '2026-11-22', '2026-11-21', '2026-11-20', '2026-11-19', '2026-11-18', '2026-11-17']
  const before = ['2026-11-15', '2026-11-08', '2026-10-31', '2026-09-30', '2026-08-31', '2026-07-31', '2026-06-30']
  expect(made.filter((one) => !dropped.has(one)).map((one) => one.slice(0, 10))).toEqual([
    ...newest,
    // Sundays end weeks; the months before this one by their last day.
    ...before,
  ])
})

test('of several in a day the newest stays, and the newest of all stays under any rule', () => {
  const made = [at('2026-11-23', '01:00:00'), at('2026-11-23', '09:00:00'), at('2026-11-22')]
  expect(backupsToDrop(made, { days: 1, weeks: 0, months: 0 })).toEqual([made[0], made[2]])
  expect(backupsToDrop(made.slice(1), { days: 0, weeks: 0, months: 0 })).toEqual([made[2]])
  expect(backupsToDrop([], KEEP_RULE)).toEqual([])
})

test('a rule is three numbers, not all of them nothing', () => {
  expect(readKeepRule('7, 4, 6')).toEqual(KEEP_RULE)
  for (const text of ['', '7', '7,4', '0,0,0', '-1,4,6', '7,4,6,1', 'a,b,c'])
    expect(readKeepRule(text), text).toBeNull()
})
