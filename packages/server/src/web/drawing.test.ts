import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fromEpoch } from '@warraq/core/time'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lineLog } from '../ports/log/log.ts'
import { boundedDrawing } from './drawing.ts'
import { pageDisk } from './page-store/page-disk.ts'
import { openPageStore } from './page-store/page-store.ts'
import { Shed } from './page-store/shed.ts'
import type { RenderedPage } from './page-store/stored-page.ts'

const state = { folder: '', now: fromEpoch(0), logged: [] as string[] }

beforeEach(() => {
  state.folder = mkdtempSync(join(tmpdir(), 'warraq-drawing-'))
  state.now = fromEpoch(Date.UTC(2017, 5, 13))
  state.logged = []
})
afterEach(() => rmSync(state.folder, { recursive: true }))

function openStore(memoryBytes = 1e7) {
  const now = () => state.now
  const log = lineLog((line) => void state.logged.push(line), now)
  return openPageStore({ disk: pageDisk(state.folder, 'release'), now, log, memoryBytes, noticesAtStart: [] })
}

const END = fromEpoch(Date.UTC(2017, 5, 14))
const page = (body: string): RenderedPage => ({
  type: 'text/html',
  body,
  tags: ['front'],
  headers: {},
  expiresAt: END,
  articleId: null,
})
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8')

/** Takes all places and holds them until it is told. */
function full(drawing: ReturnType<typeof boundedDrawing>, places: number): () => Promise<void> {
  let open = (): void => {}
  const gate = new Promise<void>((resolve) => (open = resolve))
  const held = Array.from({ length: places }, () => drawing.take(() => gate))
  return async () => {
    open()
    await Promise.all(held)
  }
}

test('one page too many is not begun; a place that came free is given again, also after a failure', async () => {
  const drawing = boundedDrawing(2)
  const release = full(drawing, 2)
  let begun = 0
  await expect(drawing.take(() => Promise.resolve(begun++))).rejects.toBeInstanceOf(Shed)
  expect(begun).toBe(0)
  await release()
  for (let n = 0; n < 3; n += 1) await expect(drawing.take(() => Promise.reject(new Error('x')))).rejects.toThrow('x')
  expect(await drawing.take(() => Promise.resolve('drawn'))).toBe('drawn')
})

test('under load readers get what is stored, also from the disk, and an older page where only its clock is past', async () => {
  const drawing = boundedDrawing(1)
  const render = () => drawing.take(() => Promise.resolve(page('old')))
  const first = openStore()
  await first.serve('/', render)
  await first.close()
  const store = openStore()
  const release = full(drawing, 1)
  expect(text((await store.serve('/', render)).bytes.identity)).toBe('old')
  await expect(store.serve('/other', render)).rejects.toBeInstanceOf(Shed)

  state.now = fromEpoch(Date.UTC(2017, 5, 15))
  expect(text((await store.serve('/', render)).bytes.identity)).toBe('old')
  store.apply([{ id: 3, tag: 'front' }])
  await expect(store.serve('/', render)).rejects.toBeInstanceOf(Shed)
  await release()
  await store.close()
  expect(state.logged).toEqual([])
})
