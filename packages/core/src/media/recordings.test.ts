import { describe, expect, it } from 'vitest'
import { askedRange } from './recordings.ts'

describe('the range that a player asks for', () => {
  it.each([
    [undefined, 'whole'],
    ['bytes=0-', { first: 0, last: 99 }],
    ['bytes=10-19', { first: 10, last: 19 }],
    ['bytes=90-500', { first: 90, last: 99 }],
    ['bytes=-10', { first: 90, last: 99 }],
    ['bytes=-500', { first: 0, last: 99 }],
    ['bytes=100-', 'none'],
    ['bytes=-0', 'none'],
    ['bytes=20-10', 'whole'],
    ['bytes=0-1,5-6', 'whole'],
    ['seconds=0-1', 'whole'],
    ['bytes=a-b', 'whole'],
  ])('%s', (header, expected) => expect(askedRange(header, 100)).toEqual(expected))

  it('asks an empty file for nothing', () => expect(askedRange('bytes=0-', 0)).toBe('none'))
})
