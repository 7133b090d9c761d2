import { expect, it } from 'vitest'
import { takeTurns } from './turns.ts'

it('lets two work at once and twenty wait; the others are told that it is busy', async () => {
  const turn = takeTurns(2, 20)
  const seen = { now: 0, most: 0 }
  const work = async () => {
    seen.now += 1
    seen.most = Math.max(seen.most, seen.now)
    await new Promise((resolve) => setTimeout(resolve, 2))
    seen.now -= 1
  }
  const ended = await Promise.allSettled(Array.from({ length: 30 }, () => turn(work)))
  expect(seen.most).toBe(2)
  expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(22)
  expect(ended.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'busy' } })
  await expect(turn(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken')
  await turn(work)
})
