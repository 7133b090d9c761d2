import { connect } from 'node:net'
import type { Socket } from 'node:net'
import { LIVE_CONNECTIONS } from '@warraq/core/comments/limits.table'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readModeration } from '../../packages/server/src/store/reader/moderation.ts'
import { readSiteSettings } from '../../packages/server/src/store/reader/site.ts'
import { commenter } from '../harness/commenter.ts'
import type { TestServer } from '../harness/server.ts'
import { startTestServer } from '../harness/server.ts'
import { tell } from '../harness/stories.ts'
import { numbersFrom } from './mutations.ts'
import { ask } from './raw-http.ts'

const operator = { actor: { kind: 'operator' } } as const
const FRAMES = 10_000
const PATIENCE_MS = 10_000
const open = {} as { server: TestServer; id: number }
const port = (): number => Number(new URL(open.server.base).port)

beforeAll(async () => {
  open.server = await startTestServer('sqlite', { WARRAQ_RATE_LIMITS: 'off' })
  const { app } = open.server
  const section = await app.call('sections/create-section', { name: 'محليات', parentId: null }, operator)
  open.id = (await tell(app.call, { title: 'عودة العبارة', sectionId: section.id })).id
  const moderation = await readModeration(app.read)
  await app.call(
    'comments/save-moderation',
    { settings: { ...moderation.settings, live: true, burst: null }, lockVersion: moderation.lockVersion },
    operator,
  )
  const { settings, lockVersion } = await readSiteSettings(app.read)
  const comments = { ...settings.comments, mode: 'open' as const }
  await app.call('site/change-settings', { settings: { ...settings, comments }, lockVersion }, operator)
})
afterAll(() => open.server.close())

interface Stream {
  readonly socket: Socket
  heard: string
  ended: boolean
}

/** A reader who listens to new comments, over a socket of our own. */
async function listen(): Promise<Stream> {
  const socket = connect(port(), '127.0.0.1')
  const stream: Stream = { socket, heard: '', ended: false }
  socket.on('data', (chunk) => void (stream.heard += chunk.toString('utf8')))
  socket.on('error', () => void (stream.ended = true))
  socket.on('close', () => void (stream.ended = true))
  socket.write(
    `GET /comments/live?article=${open.id}&have=0 HTTP/1.1\r\nHost: 127.0.0.1:${port()}\r\nAccept: text/event-stream\r\n\r\n`,
  )
  await expect.poll(() => stream.heard, { timeout: PATIENCE_MS }).toContain('data: ')
  return stream
}

test('ten thousand broken frames on open connections end those connections at most: the others go on hearing', async () => {
  const seed = Number(process.env['WARRAQ_TEST_SEED'] ?? Date.now() % 2 ** 31)
  process.stdout.write(`frames: WARRAQ_TEST_SEED=${seed}\n`)
  const draw = numbersFrom(seed)
  const bystander = await listen()
  const count = LIVE_CONNECTIONS.net - 1
  const bad = await Promise.all(Array.from({ length: count }, () => listen()))
  for (let at = 0; at < FRAMES; at += 1) {
    const { socket } = bad[at % bad.length] as Stream
    const frame = Buffer.from(Array.from({ length: 1 + draw(40) }, () => draw(256)))
    if (socket.writable) socket.write(frame)
    if (at % 500 === 499) await new Promise((resolve) => setImmediate(resolve))
  }
  const page = await ask(port(), '/')
  expect(page.status).toBe(200)
  const sent = await commenter(open.server, open.id).send({
    name: 'قارئ',
    email: 'r@example.org',
    body: 'ما زال الخط مفتوحًا.',
  })
  expect(sent.status).toBeLessThan(400)
  await expect.poll(() => bystander.heard, { timeout: PATIENCE_MS }).toContain('"count":1')
  expect(bystander.ended).toBe(false)
  for (const { socket } of [bystander, ...bad]) socket.destroy()
  expect(open.server.logged.filter((line) => line.includes('"error"'))).toEqual([])
}, 60_000)
