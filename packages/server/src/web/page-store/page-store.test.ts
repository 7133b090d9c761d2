import { mkdtempSync, rmSync, existsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { fromEpoch } from '@warraq/core/time'
import type { Instant } from '@warraq/core/time'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lineLog } from '../../ports/log/log.ts'
import { pageDisk } from './page-disk.ts'
import type { PageNotice } from './page-store.ts'
import { openPageStore } from './page-store.ts'
import type { RenderedPage } from './stored-page.ts'

const KEY = '/%D8%B9/5/%D9%83%D8%AA%D8%A7%D8%A8'
const state: { folder: string; now: Instant; logged: string[] } = { folder: '', now: fromEpoch(0), logged: [] }

beforeEach(() => {
  state.folder = mkdtempSync(join(tmpdir(), 'warraq-pages-'))
  state.now = fromEpoch(Date.UTC(2017, 5, 13))
  state.logged = []
})
afterEach(() => {
  expect(state.logged).toEqual([])
  rmSync(state.folder, { recursive: true })
})

function open(noticesAtStart: readonly PageNotice[] = []) {
  const now = () => state.now
  return openPageStore({
    disk: pageDisk(state.folder),
    now,
    log: lineLog((line) => void state.logged.push(line), now),
    memoryBytes: 1e7,
    noticesAtStart,
  })
}

function page(body: string, more: Partial<RenderedPage> = {}): RenderedPage {
  return {
    type: 'text/html; charset=utf-8',
    body,
    tags: ['site', 'article:5'],
    headers: {},
    expiresAt: null,
    articleId: 5,
    ...more,
  }
}

function counted(body = 'نص') {
  const calls = { n: 0 }
  return { calls, render: () => Promise.resolve(page(`${body} ${++calls.n}`)) }
}

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('utf8')

test('a page is rendered once, also for many readers at once', async () => {
  const store = open()
  const { calls, render } = counted()
  const pages = await Promise.all(Array.from({ length: 50 }, () => store.serve(KEY, render)))
  expect(calls.n).toBe(1)
  expect(new Set(pages.map(({ etags }) => etags.identity)).size).toBe(1)
  expect(store.peek(KEY)).not.toBeNull()
  await store.settle()
})

test('every encoding says the same and has an ETag of its own', async () => {
  const store = open()
  const { bytes, etags } = await store.serve(KEY, () => Promise.resolve(page('كتاب '.repeat(500))))
  expect(text(gunzipSync(bytes.gzip))).toBe(text(bytes.identity))
  expect(text(brotliDecompressSync(bytes.br))).toBe(text(bytes.identity))
  expect(new Set(Object.values(etags)).size).toBe(3)
  await store.settle()
})

test('a notice for one of its tags drops the page, another does not', async () => {
  const store = open()
  const { calls, render } = counted()
  await store.serve(KEY, render)
  store.apply([{ id: 1, tag: 'article:6' }])
  expect(store.peek(KEY)).not.toBeNull()
  store.apply([{ id: 2, tag: 'article:5' }])
  expect(store.peek(KEY)).toBeNull()
  expect(text((await store.serve(KEY, render)).bytes.identity)).toBe('نص 2')
  expect(calls.n).toBe(2)
  await store.settle()
})

test('a page that was rendered while its notice arrived is answered but not kept', async () => {
  const store = open()
  const gate = Promise.withResolvers<void>()
  const waiting = store.serve(KEY, async () => {
    await gate.promise
    return page('قديم')
  })
  await new Promise((resolve) => setTimeout(resolve, 20))
  store.apply([{ id: 7, tag: 'article:5' }])
  gate.resolve()
  expect(text((await waiting).bytes.identity)).toBe('قديم')
  expect(store.peek(KEY)).toBeNull()
  await store.settle()
  expect(existsSync(join(state.folder, 'ع', '5', 'كتاب', 'index.json'))).toBe(false)
})

test('a restart serves from disk without rendering, unless the page was dropped meanwhile', async () => {
  const first = open()
  await first.serve(KEY, counted().render)
  await first.settle()
  const { calls, render } = counted('جديد')
  expect(text((await open([{ id: 0, tag: 'site' }]).serve(KEY, render)).bytes.identity)).toBe('نص 1')
  expect(calls.n).toBe(0)
  const third = open([{ id: 9, tag: 'article:5' }])
  expect(text((await third.serve(KEY, render)).bytes.identity)).toBe('جديد 1')
  await third.settle()
})

test('a half-written file on disk is no page', async () => {
  const first = open()
  await first.serve(KEY, counted().render)
  await first.settle()
  const { writeFileSync } = await import('node:fs')
  writeFileSync(join(state.folder, 'ع', '5', 'كتاب', 'index.html'), 'ن')
  const { calls, render } = counted()
  const second = open()
  await second.serve(KEY, render)
  expect(calls.n).toBe(1)
  await second.settle()
})

test('a page past its own end is rendered again', async () => {
  const store = open()
  const calls = { n: 0 }
  const render = () => Promise.resolve(page(`يوم ${++calls.n}`, { expiresAt: fromEpoch(Date.UTC(2017, 5, 14)) }))
  await store.serve(KEY, render)
  state.now = fromEpoch(Date.UTC(2017, 5, 14, 0, 0, 1))
  expect(store.peek(KEY)).toBeNull()
  await store.serve(KEY, render)
  expect(calls.n).toBe(2)
  await store.settle()
})

test('a failed rendering is not kept: the next reader tries again', async () => {
  const store = open()
  await expect(store.serve(KEY, () => Promise.reject(new Error('لا قاعدة بيانات')))).rejects.toThrow()
  const { calls, render } = counted()
  await store.serve(KEY, render)
  expect(calls.n).toBe(1)
  await store.settle()
})

test('addresses that would leave the folder stay in memory', async () => {
  const store = open()
  for (const key of ['/..%2f..%2fetc', '/.hidden/x', `/${'%D8%B9'.repeat(200)}`])
    await store.serve(key, counted().render)
  await store.settle()
  const { readdirSync } = await import('node:fs')
  expect(readdirSync(state.folder)).toEqual([])
})

test('a notice that is heard late, after a higher number, still drops and outdates', async () => {
  const store = open()
  store.apply([{ id: 10, tag: 'article:9' }])
  const gate = Promise.withResolvers<void>()
  const waiting = store.serve(KEY, async () => {
    await gate.promise
    return page('قديم')
  })
  await new Promise((resolve) => setTimeout(resolve, 20))
  store.apply([{ id: 8, tag: 'article:5' }])
  gate.resolve()
  await waiting
  expect(store.peek(KEY)).toBeNull()
  await store.serve(KEY, counted().render)
  expect(store.peek(KEY)).not.toBeNull()
  await store.settle()
})
