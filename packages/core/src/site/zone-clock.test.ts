import { expect, it } from 'vitest'
import { firstMinuteAt, zoneClock } from './zone-clock.ts'

it.each([
  // Cairo puts its clocks forward on the last Friday of April at midnight, and back in October, also at midnight.
  ['Africa/Cairo', '2024-04-26T00:30', '2024-04-25T22:00:00.000Z'],
  ['Africa/Cairo', '2024-04-26T01:00', '2024-04-25T22:00:00.000Z'],
  ['Africa/Cairo', '2024-04-25T23:59', '2024-04-25T21:59:00.000Z'],
  // An hour that comes twice is the first of the two.
  ['Africa/Cairo', '2024-10-31T23:30', '2024-10-31T20:30:00.000Z'],
  ['Asia/Beirut', '2024-03-31T00:00', '2024-03-30T22:00:00.000Z'],
  // Since 2022 Damascus and Amman stay three hours ahead.
  ['Asia/Damascus', '2024-01-01T12:00', '2024-01-01T09:00:00.000Z'],
  ['Asia/Kathmandu', '2024-01-01T05:45', '2024-01-01T00:00:00.000Z'],
])('%s shows %s from %s on', (zone, wall, instant) => {
  expect(firstMinuteAt(zoneClock(zone), wall)).toBe(instant)
})
