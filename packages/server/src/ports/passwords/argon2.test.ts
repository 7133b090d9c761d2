import { expect, it } from 'vitest'
import { createPasswordHasher, takeTurns } from './argon2.ts'

it('makes argon2id hashes of the stated cost that only the same password opens', async () => {
  const hasher = createPasswordHasher()
  const stored = await hasher.hash('قارب يشرب القهوة')
  expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
  expect(await hasher.verify(stored, 'قارب يشرب القهوة')).toBe(true)
  expect(await hasher.verify(stored, 'قارب يشرب القهوه')).toBe(false)
  expect(await hasher.verify(null, 'قارب يشرب القهوة')).toBe(false)
})

it('takes the two spellings of one text for one password', async () => {
  const hasher = createPasswordHasher()
  expect(await hasher.verify(await hasher.hash('caf\u00e9 noir sans sucre'), 'cafe\u0301 noir sans sucre')).toBe(true)
})

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
