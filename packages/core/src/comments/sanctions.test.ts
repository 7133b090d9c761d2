import { describe, expect, test } from 'vitest'
import type { Instant } from '../time.ts'
import { FIRST_MODERATION } from './first-moderation.table.ts'
import type { Sanction } from './sanctions.ts'
import { consequenceOf, isInForce, standingOf, strikeWeight } from './sanctions.ts'
import { decisionTakesTwo, manyTakeTwo, sanctionTakesTwo, takesTwo } from './two-people.ts'

const at = (day: number) => `2026-11-${String(day).padStart(2, '0')}T00:00:00.000Z` as Instant
const sanction = (change: Partial<Sanction> = {}): Sanction => ({
  kind: 'strike',
  weight: 1,
  startsAt: at(1),
  endsAt: at(20),
  liftedAt: null,
  ...change,
})

describe('strikes', () => {
  test('incitement and threats weigh three, everything else one, whatever else is cited', () => {
    expect(strikeWeight(['CL8'])).toBe(1)
    expect(strikeWeight(['CL2', 'CL5'])).toBe(1)
    for (const code of ['CL6', 'CL7', 'CL13']) expect(strikeWeight(['CL8', code])).toBe(3)
  })

  test('expire, and are not counted once they are lifted', () => {
    const all = [
      sanction(),
      sanction({ weight: 3 }),
      sanction({ weight: 3, liftedAt: at(2) }),
      sanction({ kind: 'mute' }),
    ]
    expect(standingOf(all, at(10)).strikes).toBe(4)
    expect(standingOf(all, at(19)).strikes).toBe(4)
    expect(standingOf(all, at(20)).strikes).toBe(0)
    expect(isInForce(sanction({ startsAt: at(11) }), at(10))).toBe(false)
  })

  test('three mute for a week, six ban for a month', () => {
    const { strikes } = FIRST_MODERATION
    expect(consequenceOf(2, strikes)).toBeNull()
    expect(consequenceOf(3, strikes)).toEqual({ kind: 'mute', days: 7 })
    expect(consequenceOf(5, strikes)).toEqual({ kind: 'mute', days: 7 })
    expect(consequenceOf(6, strikes)).toEqual({ kind: 'ban', days: 30 })
  })
})

test('of several mutes the one that ends last counts', () => {
  const standing = standingOf(
    [sanction({ kind: 'mute', endsAt: at(12) }), sanction({ kind: 'mute', endsAt: at(15) }), sanction({ kind: 'ban' })],
    at(10),
  )
  expect(standing).toMatchObject({ mutedUntil: at(15), bannedUntil: at(20), watchedUntil: null })
})

describe('a second person', () => {
  test('is asked for only where there are three moderators and the newspaper wants it', () => {
    expect(takesTwo({ twoPeople: true, moderators: 3 })).toBe(true)
    expect(takesTwo({ twoPeople: true, moderators: 2 })).toBe(false)
    expect(takesTwo({ twoPeople: false, moderators: 9 })).toBe(false)
  })

  test('for a removal about God, a ban of more than thirty days, more than twenty at once', () => {
    expect(decisionTakesTwo('remove', ['CL2', 'CL5'])).toBe(true)
    expect(decisionTakesTwo('remove', ['CL3'])).toBe(false)
    expect(decisionTakesTwo('approve', [])).toBe(false)
    expect([sanctionTakesTwo('ban', 30), sanctionTakesTwo('ban', 31), sanctionTakesTwo('mute', 31)]).toEqual([
      false,
      true,
      false,
    ])
    expect([manyTakeTwo(20), manyTakeTwo(21)]).toEqual([false, true])
  })
})
