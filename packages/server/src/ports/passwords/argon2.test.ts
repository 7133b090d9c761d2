import { expect, it } from 'vitest'
import { createPasswordHasher } from './argon2.ts'

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
