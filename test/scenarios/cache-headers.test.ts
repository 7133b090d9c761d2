import { expect, test } from 'vitest'
import { eachServer } from '../harness/server.ts'

const MAY_STAND_IN = /^public, max-age=0, stale-if-error=\d+$/

eachServer('what caches are told', (server) => {
  test('stored pages may stand in while we cannot be reached, at edges also while they are asked for anew', async () => {
    const page = await fetch(server().base)
    const again = await fetch(server().base, { headers: { 'if-none-match': page.headers.get('etag') ?? '' } })
    expect([page.status, again.status]).toEqual([200, 304])
    for (const { headers } of [page, again]) {
      expect(headers.get('cache-control')).toMatch(MAY_STAND_IN)
      expect(headers.get('cdn-cache-control')).toMatch(/stale-while-revalidate=10, stale-if-error=\d+$/)
      expect(headers.get('vary')).toBe('Accept-Encoding')
    }
  })

  test('what links carry and who is signed in makes no other page, and no page sets a cookie', async () => {
    const get = (path: string, headers = {}) => fetch(`${server().base}${path}`, { headers })
    const plain = await get('/')
    const { pages } = server().web.pages.kept
    for (const path of ['/?utm_source=a', '/?fbclid=b', '/?x=1&y=2']) {
      const other = await get(path)
      expect([path, other.headers.get('etag')]).toEqual([path, plain.headers.get('etag')])
    }
    const signedIn = await get('/', { cookie: '__Host-session=somebody; session=somebody', authorization: 'Bearer x' })
    expect(await signedIn.text()).toBe(await plain.text())
    expect(signedIn.headers.get('set-cookie')).toBeNull()
    expect(server().web.pages.kept.pages).toBe(pages)
  })

  test('the newsroom and what is not a stored page are kept by nobody', async () => {
    for (const path of ['/newsroom/', '/nowhere', '/search']) {
      const { headers } = await fetch(`${server().base}${path}`)
      expect([path, headers.get('cache-control'), headers.get('cdn-cache-control')]).toEqual([path, 'no-store', null])
    }
  })
})
