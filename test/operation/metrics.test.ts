import { expect, test } from 'vitest'
import { eachServer } from '../harness/server.ts'

const TOKEN = 'a-token-for-tests-only'

eachServer(
  'what an operator watches',
  (server) => {
    const metrics = async (authorization?: string) =>
      fetch(`${server().base}/metrics`, authorization === undefined ? {} : { headers: { authorization } })

    test('is told to the token and to nobody else', async () => {
      const { status: absent } = await fetch(`${server().base}/nothing-here`)
      for (const given of [undefined, 'Bearer ', 'Bearer wrong', `Basic ${TOKEN}`, `Bearer ${TOKEN}x`])
        expect((await metrics(given)).status, given ?? 'none').toBe(absent)
      const answer = await metrics(`Bearer ${TOKEN}`)
      expect(answer.status).toBe(200)
      expect(answer.headers.get('cache-control')).toBe('no-store')
    })

    test('counts answers by kind, and says nothing of who asked for what', async () => {
      const number = async (line: string): Promise<number> => {
        const text = await (await metrics(`Bearer ${TOKEN}`)).text()
        const found = text.split('\n').find((one) => one.startsWith(`${line} `))
        return Number(found?.slice(line.length + 1) ?? 0)
      }
      const stored = 'warraq_http_answers_total{kind="stored",status="2xx"}'
      const refused = 'warraq_http_answers_total{kind="page",status="4xx"}'
      await (await fetch(`${server().base}/`)).text()
      const [before, lost] = [await number(stored), await number(refused)]
      for (let n = 0; n < 5; n += 1) await (await fetch(`${server().base}/`)).text()
      await (await fetch(`${server().base}/secret-of-a-reader?q=${encodeURIComponent('سر')}`)).text()
      expect(await number(stored)).toBe(before + 5)
      expect(await number(refused)).toBe(lost + 1)
      expect(await number('warraq_pages_kept')).toBeGreaterThan(0)
      expect(await number('warraq_jobs{state="parked"}')).toBe(0)
      expect(await (await metrics(`Bearer ${TOKEN}`)).text()).not.toMatch(/secret-of-a-reader|127\.0\.0\.1/)
    })
  },
  { WARRAQ_METRICS_TOKEN: TOKEN },
)
