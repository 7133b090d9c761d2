import { COMMENT_RATES } from '@warraq/core/comments/limits.table'
import { beforeAll, expect, test } from 'vitest'
import { COMMENT_ROUTES } from '../../packages/server/src/web/routes/comments.ts'
import { discussionOf } from '../harness/discussion.ts'
import { eachServer } from '../harness/server.ts'

const LIMITED = COMMENT_ROUTES.flatMap(({ name, method, path, limit }) =>
  limit === null ? [] : [{ name, method, path, limit }],
)
const pathOf = (path: string) =>
  path
    .replace(':id', '9999999')
    .replace(':kind', 'none')
    .replace(':key', 'none')
    .replace('*', '')
    .replace(/:\w+/g, 'none')

eachServer('limits around comments', (server) => {
  const talk = discussionOf(server)
  // One comment more than may be reported within a minute.
  const [perMinute] = COMMENT_RATES.report
  beforeAll(async () => {
    await talk.open(0)
    for (let n = 1; n <= perMinute.limit + 1; n += 1) {
      server().wait(3600)
      talk.state.ids.push((await talk.post(n)).id)
    }
  }, 60_000)

  test.each(LIMITED)(
    '$name: $limit a minute from one network, then 429 with Retry-After, and again a minute later',
    async ({ method, path, limit }) => {
      server().wait(61)
      const who = talk.reader(900)
      const ask = async () => {
        const { status, headers } = await who.ask(pathOf(path), {
          method,
          headers: { 'sec-fetch-site': 'same-origin' },
          ...(method === 'POST' && { body: new URLSearchParams({ token: 'none' }) }),
        })
        return { status, after: Number(headers.get('retry-after')) }
      }
      for (let n = 0; n < limit; n += 1) expect((await ask()).status).not.toBe(429)
      const refused = await ask()
      expect(refused.status).toBe(429)
      expect(refused.after).toBeGreaterThan(0)
      expect(refused.after).toBeLessThanOrEqual(60)
      server().wait(61)
      expect((await ask()).status).not.toBe(429)
    },
  )

  test('reports of one reader: the one after the last that is taken comes back filled in, with Retry-After', async () => {
    server().wait(7200)
    const who = talk.reader(901)
    // Counted by their cookie from the start.
    expect((await who.send(talk.words(901))).status).toBe(303)
    const fields = { clause: 'CL2', note: 'سطر كتبه القارئ' }
    for (const id of talk.state.ids.slice(0, perMinute.limit))
      expect((await talk.reportNow(who, id, fields)).status).toBe(303)
    const refused = await talk.reportNow(who, talk.state.ids[perMinute.limit] ?? 0, fields)
    expect(refused.status).toBe(429)
    expect(refused.body).toContain('سطر كتبه القارئ')
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    server().wait(perMinute.seconds + 1)
    expect((await talk.reportNow(who, talk.state.ids[perMinute.limit] ?? 0, fields)).status).toBe(303)
  })
})
