import { expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'

const guest = { actor: { kind: 'guest' } } as const

eachDatabase('rate limits', (newsroom) => {
  test('lets through as many as the limit says, then names the wait, and begins again when the window has ended', async () => {
    const keys = [{ key: 'one', limit: 3, seconds: 60 }]
    const take = () => newsroom().call('site/take-rate', { keys }, guest)
    for (let i = 0; i < 3; i++) expect(await take()).toEqual({ ok: true, retryAfter: 0 })
    newsroom().wait(20)
    expect(await take()).toEqual({ ok: false, retryAfter: 40 })
    newsroom().wait(40)
    expect(await take()).toEqual({ ok: true, retryAfter: 0 })
  })

  test('takes from all limits or from none', async () => {
    const narrow = { key: 'narrow', limit: 1, seconds: 60 }
    const wide = { key: 'wide', limit: 2, seconds: 600 }
    const take = (...keys: (typeof narrow)[]) => newsroom().call('site/take-rate', { keys }, guest)
    expect((await take(narrow, wide)).ok).toBe(true)
    for (let i = 0; i < 5; i++) expect(await take(narrow, wide)).toEqual({ ok: false, retryAfter: 60 })
    expect((await take(wide)).ok).toBe(true)
    expect(await take(wide)).toEqual({ ok: false, retryAfter: 600 })
  })

  test('twenty at once get exactly the limit', async () => {
    const keys = [{ key: 'crowd', limit: 5, seconds: 60 }]
    const verdicts = await Promise.all(
      Array.from({ length: 20 }, () => newsroom().call('site/take-rate', { keys }, guest)),
    )
    expect(verdicts.filter(({ ok }) => ok)).toHaveLength(5)
  })
})
