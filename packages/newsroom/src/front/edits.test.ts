import { FIRST_LAYOUT } from '@warraq/core/site/front-layout'
import { expect, test } from 'vitest'
import { addContainer, changePin, moveContainer, pinAt, removeContainer, unpin } from './edits.ts'

const keys = (layout: typeof FIRST_LAYOUT) => layout.containers.map(({ key }) => key)
const pins = (layout: typeof FIRST_LAYOUT, key: string) =>
  layout.containers.find((one) => one.key === key)?.pins.map(({ articleId }) => articleId)

test('an article is pinned in one place only, and takes its own words along', () => {
  const once = changePin(pinAt(FIRST_LAYOUT, 'lead', 7, 0), 7, { title: 'عنوان' })
  const moved = pinAt(pinAt(once, 'headlines', 8, 0), 'headlines', 7, 1)
  expect([pins(moved, 'lead'), pins(moved, 'headlines')]).toEqual([[], [8, 7]])
  expect(moved.containers.find(({ key }) => key === 'headlines')?.pins[1]?.title).toBe('عنوان')
  expect(pins(unpin(moved, 8), 'headlines')).toEqual([7])
})

test('a pin that is moved within its container comes to stand where it was put', () => {
  const three = [1, 2, 3].reduce((layout, id, at) => pinAt(layout, 'lead', id, at), FIRST_LAYOUT)
  expect(pins(pinAt(three, 'lead', 3, 0), 'lead')).toEqual([3, 1, 2])
  expect(pins(pinAt(three, 'lead', 1, 99), 'lead')).toEqual([2, 3, 1])
})

test('containers move, come and go; a second of a kind has a key of its own', () => {
  expect(keys(moveContainer(FIRST_LAYOUT, 'most-read', 0))[0]).toBe('most-read')
  const two = addContainer(addContainer(FIRST_LAYOUT, 'query'), 'query')
  expect(new Set(keys(two)).size).toBe(two.containers.length)
  expect(keys(removeContainer(two, 'lead'))).not.toContain('lead')
})
