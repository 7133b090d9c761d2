import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { openContext } from '../../packages/server/src/context.ts'
import { LIVE_CONNECTIONS } from '@warraq/core/comments/limits.table'
import { readModeration } from '../../packages/server/src/store/reader/moderation.ts'
import { readSiteSettings } from '../../packages/server/src/store/reader/site.ts'
import { commenter } from '../harness/commenter.ts'
import { eachServer } from '../harness/server.ts'
import { tell } from '../harness/stories.ts'

const operator = { actor: { kind: 'operator' } } as const
const PATIENCE_MS = 5_000

eachServer(
  'new comments on an open page',
  (server) => {
    const state = { id: 0, quiet: 0, path: '' }
    const live = async (on: boolean) => {
      const { app } = server()
      const { settings, lockVersion } = await readModeration(app.read)
      await app.call(
        'comments/save-moderation',
        { settings: { ...settings, live: on, burst: null }, lockVersion },
        operator,
      )
    }
    const write = (n: number) =>
      commenter(server(), state.id, { 'user-agent': `R ${n}` }).send({
        name: `قارئ ${n}`,
        email: `r${n}@example.org`,
        body: `كلام جديد رقم ${n}`,
      })

    beforeAll(async () => {
      const { app } = server()
      const section = await app.call('sections/create-section', { name: 'محليات', parentId: null }, operator)
      state.id = (await tell(app.call, { title: 'عودة العبارة', sectionId: section.id })).id
      state.quiet = (await tell(app.call, { title: 'مادة هادئة', sectionId: section.id })).id
      state.path = `/${encodeURIComponent('محليات')}/${state.id}/${encodeURIComponent('عودة-العبارة')}`
      const { settings, lockVersion } = await readSiteSettings(app.read)
      const comments = { ...settings.comments, mode: 'open' as const }
      await app.call('site/change-settings', { settings: { ...settings, comments }, lockVersion }, operator)
      await live(true)
    })

    /** A browser that listens; `next` is what it hears next. */
    async function listen(articleId = state.id, have = 0) {
      const stop = new AbortController()
      const response = await fetch(`${server().base}/comments/live?article=${articleId}&have=${have}`, {
        headers: { accept: 'text/event-stream' },
        signal: stop.signal,
      })
      const stream = response.body?.getReader()
      const heard = { text: '' }
      const next = async (): Promise<{ count: number; text: string }> => {
        for (;;) {
          const event = /data: (.*)\n\n/.exec(heard.text)
          if (event) {
            heard.text = heard.text.slice(event.index + event[0].length)
            return JSON.parse(event[1] ?? '') as { count: number; text: string }
          }
          const late = new Promise<never>((_, reject) =>
            setTimeout(() => reject(new Error('nothing was heard')), PATIENCE_MS).unref(),
          )
          const chunk = await Promise.race([stream?.read(), late])
          if (chunk === undefined || chunk.done) throw new Error('the stream has ended')
          heard.text += Buffer.from(chunk.value).toString('utf8')
        }
      }
      return { response, next, stop: () => stop.abort() }
    }

    test('are counted in words for whoever listens, as soon as they are published', async () => {
      const reader = await listen()
      expect(reader.response.headers.get('content-type')).toBe('text/event-stream')
      expect(reader.response.headers.get('cache-control')).toBe('no-store')
      expect(await reader.next()).toEqual({ count: 0, text: '' })
      await write(1)
      expect(await reader.next()).toEqual({ count: 1, text: 'تعليق جديد، أظهره' })
      await write(2)
      expect(await reader.next()).toEqual({ count: 2, text: 'تعليقان جديدان، أظهرهما' })
      reader.stop()
    })

    test('are told without a stream as well, to whoever asks', async () => {
      const ask = async (query: string) => (await fetch(`${server().base}/comments/live?${query}`)).json()
      expect(await ask(`article=${state.id}&have=1`)).toEqual({ count: 2, text: 'تعليق جديد، أظهره' })
      expect(await ask(`article=${state.id}&have=2`)).toEqual({ count: 2, text: '' })
      expect(await ask(`article=${state.id}&have=7`)).toEqual({ count: 2, text: '' })
    })

    test('of another node are heard too', async () => {
      if (server().kind === 'sqlite') {
        // One process owns a SQLite newsroom.
        expect(server().app.config.databaseUrl).toBeNull()
        return
      }
      const dataDir = mkdtempSync(join(tmpdir(), 'warraq-node-'))
      const { config, now, keys } = server().app
      const other = await openContext({ ...config, dataDir }, { now, writeLog: () => undefined })
      const reader = await listen(state.id, 2)
      expect((await reader.next()).count).toBe(2)
      await other.call(
        'comments/post-comment',
        {
          articleId: state.id,
          parentId: null,
          name: 'قارئ بعيد',
          email: 'far@example.org',
          body: 'من آلة أخرى',
          identityToken: null,
          net: 'net',
          agentFamily: 'Firefox',
          nonce: null,
          trapFilled: false,
          rates: [],
        },
        { actor: { kind: 'guest' }, retryKeys: [keys.hmac('retry', 'far')] },
      )
      expect(await reader.next()).toMatchObject({ count: 3 })
      reader.stop()
      await other.close()
      rmSync(dataDir, { recursive: true })
    })

    test('of one article are no news of another, and nothing that waits is counted', async () => {
      const reader = await listen(state.quiet)
      await reader.next()
      await commenter(server(), state.id, { 'user-agent': 'R 9' }).send({ name: 'هاني', body: 'ما\u202eزال محجوزًا' })
      await write(10)
      await expect(
        Promise.race([reader.next(), new Promise((resolve) => setTimeout(() => resolve('silence'), 900))]),
      ).resolves.toBe('silence')
      reader.stop()
      const before = (await (await fetch(`${server().base}/comments/live?article=${state.id}`)).json()) as {
        count: number
      }
      const shown = await server()
        .app.read.selectFrom('comment')
        .select('id')
        .where('article_id', '=', state.id)
        .where('state', '=', 'published')
        .execute()
      expect(before.count).toBe(shown.length)
    })

    test('take so many connections of one network and no more; one that is closed makes room', async () => {
      await expect.poll(async () => (await open()).length, { timeout: PATIENCE_MS }).toBe(LIVE_CONNECTIONS.net)
      async function open() {
        const readers = await Promise.all(Array.from({ length: LIVE_CONNECTIONS.net + 2 }, () => listen(state.quiet)))
        const open = readers.filter(({ response }) => response.status === 200)
        const refused = readers.filter(({ response }) => response.status !== 200)
        expect(refused.every(({ response }) => response.status === 429)).toBe(true)
        for (const reader of readers) reader.stop()
        return open
      }
    })

    test('of articles that are not public are not there', async () => {
      for (const article of ['999999', 'x', '0'])
        expect((await fetch(`${server().base}/comments/live?article=${article}`)).status).toBe(404)
    })

    test('switched off, pages ask nothing, whoever listens is let go and whoever asks is told not to come back', async () => {
      const reader = await listen(state.quiet)
      await reader.next()
      await live(false)
      await expect(reader.next()).rejects.toThrow('the stream has ended')
      expect((await fetch(`${server().base}/comments/live?article=${state.quiet}`)).status).toBe(204)
      expect((await commenter(server(), state.id).ask(state.path)).body).not.toContain('live-comments')
      await live(true)
      expect((await commenter(server(), state.id).ask(state.path)).body).toContain('<live-comments')
    })
  },
  { WARRAQ_RATE_LIMITS: 'off' },
)
