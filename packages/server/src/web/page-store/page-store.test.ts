import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { fromEpoch } from '@warraq/core/time'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { lineLog } from '../../ports/log/log.ts'
import { NotAPage } from './not-a-page.ts'
import type { PageDisk } from './page-disk.ts'
import { pageDisk } from './page-disk.ts'
import { programMark } from './program-mark.ts'
import type { PageNotice } from './page-store.ts'
import { openPageStore } from './page-store.ts'
import type { RenderedPage } from './stored-page.ts'

const KEY = '/%D8%B9/5/%D9%83%D8%AA%D8%A7%D8%A8'
const state = { folder: '', now: fromEpoch(0), logged: [] as string[], expected: [] as string[] }

beforeEach(() => {
  state.folder = mkdtempSync(join(tmpdir(), 'warraq-pages-'))
  state.now = fromEpoch(Date.UTC(2017, 5, 13))
  state.logged = []
  state.expected = []
})
afterEach(() => {
  expect(state.logged.map((line) => (JSON.parse(line) as { event: string }).event)).toEqual(state.expected)
  rmSync(state.folder, { recursive: true })
})

interface Choices {
  readonly disk?: PageDisk
  readonly memoryBytes?: number
  readonly denserAfterMs?: number
}

function open(
  noticesAtStart: readonly PageNotice[] = [],
  { disk, memoryBytes = 1e7, denserAfterMs = 60_000 }: Choices = {},
) {
  const now = () => state.now
  const log = lineLog((line) => void state.logged.push(line), now)
  return openPageStore({ disk: disk ?? diskOf('release 1'), now, log, memoryBytes, noticesAtStart, denserAfterMs })
}

const diskOf = (mark: string): PageDisk => pageDisk(state.folder, mark)

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

test('a page that is kept is packed smaller later, under another ETag; one that was dropped is not', async () => {
  const store = open([], { denserAfterMs: 5 })
  const long = Array.from({ length: 3000 }, (_, i) => `كلمة${(i * 7919) % 1009}`).join(' ')
  const first = await store.serve(KEY, () => Promise.resolve(page(long)))
  const gone = await store.serve('/gone', () => Promise.resolve(page(long, { tags: ['article:6'] })))
  store.apply([{ id: 1, tag: 'article:6' }])
  await expect.poll(() => store.peek(KEY) !== first).toBe(true)
  const dense = store.peek(KEY)
  expect(dense?.bytes.br.length).toBeLessThan(first.bytes.br.length)
  expect(text(brotliDecompressSync(dense?.bytes.br ?? new Uint8Array()))).toBe(long)
  expect(dense?.etags.br).not.toBe(first.etags.br)
  expect([dense?.etags.identity, dense?.etags.gzip]).toEqual([first.etags.identity, first.etags.gzip])
  expect([store.peek('/gone'), gone.etags.br.includes('br11')]).toEqual([null, false])
  await store.settle()
  const { calls, render } = counted()
  expect((await open().serve(KEY, render)).etags.br).toBe(dense?.etags.br)
  expect(calls.n).toBe(0)
  await store.close()
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

test('nobody who comes after a notice is given a rendering that began before it', async () => {
  const store = open()
  const gate = Promise.withResolvers<void>()
  const begun = Promise.withResolvers<void>()
  const before = store.serve(KEY, async () => {
    begun.resolve()
    await gate.promise
    return page('قديم')
  })
  await begun.promise
  store.apply([{ id: 7, tag: 'article:5' }])
  const after = store.serve(KEY, () => Promise.resolve(page('جديد')))
  expect(text((await after).bytes.identity)).toBe('جديد')
  gate.resolve()
  expect(text((await before).bytes.identity)).toBe('قديم')
  expect(text(store.peek(KEY)?.bytes.identity ?? new Uint8Array())).toBe('جديد')
  await store.settle()
})

test('when rendering fails, a page that only its clock has outdated is better than none; a dropped one is not', async () => {
  const until = (body: string) => () => Promise.resolve(page(body, { expiresAt: fromEpoch(Date.UTC(2017, 5, 14)) }))
  const broken = () => Promise.reject(new Error('لا قاعدة بيانات'))
  const store = open()
  await store.serve(KEY, until('أمس'))
  await store.settle()
  state.now = fromEpoch(Date.UTC(2017, 5, 15))
  expect(text((await store.serve(KEY, broken)).bytes.identity)).toBe('أمس')
  expect(text((await open().serve(KEY, broken)).bytes.identity)).toBe('أمس')
  state.expected = ['rendering, answered with an older page', 'rendering, answered with an older page']
  await expect(store.serve(KEY, () => Promise.reject(new NotAPage('سُحبت')))).rejects.toBeInstanceOf(NotAPage)
  store.apply([{ id: 3, tag: 'article:5' }])
  await expect(store.serve(KEY, broken)).rejects.toThrow('لا قاعدة بيانات')
  await store.settle()
})

test('a page drawn by another release of the program is drawn anew', async () => {
  const first = open()
  await first.serve(KEY, counted().render)
  await first.settle()
  const next = open([], { disk: diskOf('release 2') })
  expect(text((await next.serve(KEY, counted('إصدار جديد').render)).bytes.identity)).toBe('إصدار جديد 1')
  await next.settle()
})

test('what a former process left and nobody asks for is taken from the disk when it is dropped', async () => {
  const first = open()
  await first.serve(KEY, counted().render)
  await first.serve('/%D8%B9', () => Promise.resolve(page('قائمة', { tags: ['section:1'] })))
  await first.settle()
  const file = (...names: string[]) => existsSync(join(state.folder, ...names))
  // While nothing ran, the article changed; later, with a process running, its section.
  const second = open([{ id: 4, tag: 'article:5' }])
  await second.settle()
  expect([file('ع', '5', 'كتاب', 'index.html'), file('ع', 'index.html')]).toEqual([false, true])
  second.apply([{ id: 5, tag: 'section:1' }])
  await second.settle()
  expect(file('ع', 'index.html')).toBe(false)
})

test('damaged files neither stop a start nor are answered', async () => {
  const first = open()
  await first.serve(KEY, counted().render)
  await first.serve('/x', counted().render)
  await first.settle()
  writeFileSync(join(state.folder, 'ع', '5', 'كتاب', 'index.json'), '')
  writeFileSync(join(state.folder, 'x', 'index.json'), '{"key":"/x"}')
  const second = open()
  expect(text((await second.serve(KEY, counted('سليم').render)).bytes.identity)).toBe('سليم 1')
  await second.settle()
  expect(existsSync(join(state.folder, 'x', 'index.html'))).toBe(false)
  expect(JSON.parse(readFileSync(join(state.folder, 'ع', '5', 'كتاب', 'index.json'), 'utf8'))).toMatchObject({
    key: KEY,
  })
})

test('a folder that cannot be used costs renderings, not answers, and is logged once', async () => {
  // Where the folder should be there is a file: nothing can be read or written below it.
  rmSync(state.folder, { recursive: true })
  writeFileSync(state.folder, '')
  const store = open()
  for (const key of [KEY, '/a', '/b', '/c']) expect((await store.serve(key, counted().render)).bytes.br).toBeDefined()
  expect(store.peek(KEY)).not.toBeNull()
  await store.settle()
  state.expected = ['page-store']
  rmSync(state.folder)
  mkdirSync(state.folder)
})

test('a disk that refuses to be read is no reason to refuse readers', async () => {
  const refusing: PageDisk = { ...diskOf('release 1'), read: () => Promise.reject(new Error('EIO')) }
  const store = open([], { disk: refusing })
  expect(text((await store.serve(KEY, counted().render)).bytes.identity)).toBe('نص 1')
  await store.settle()
  state.expected = ['page-store']
})

test('memory is bounded: what does not fit is on the disk', async () => {
  const store = open([], { memoryBytes: 40_000 })
  const { calls, render } = counted('حرف '.repeat(200))
  const keys = Array.from({ length: 50 }, (_, i) => `/${i}`)
  for (const key of keys) await store.serve(key, render)
  await store.settle()
  expect(keys.filter((key) => store.peek(key) !== null).length).toBeLessThan(25)
  for (const key of keys) await store.serve(key, render)
  expect(calls.n).toBe(50)
  await store.settle()
})

test('memory counts what it holds, and holds no more than it counts', async () => {
  const held = (store: ReturnType<typeof open>, keys: readonly string[]) =>
    keys.flatMap((key) => {
      const kept = store.peek(key)
      return kept === null ? [] : [Object.values(kept.bytes)]
    })
  const keys = ['', '', ''].map((_, i) => `/${i}`)
  const written = open([], { denserAfterMs: 5 })
  for (const key of keys) await written.serve(key, counted('حرف '.repeat(100)).render)
  await expect.poll(() => keys.every((key) => written.peek(key)?.etags.br.endsWith('-br11"'))).toBe(true)
  await written.settle()
  const read = open()
  for (const key of keys) await read.serve(key, () => Promise.reject(new Error('it is on the disk')))
  for (const store of [written, read]) {
    const bytes = held(store, keys)
    expect(store.kept.pages).toBe(3)
    expect(store.kept.bytes).toBe(3 * 1024 + bytes.flat().reduce((sum, { length }) => sum + length, 0))
    for (const one of bytes.flat()) expect(one.buffer.byteLength).toBe(one.length)
    await store.close()
  }
})

test('a disk that is too slow is spared pages: few wait for it, and none stays there in an older form', async () => {
  const gate = Promise.withResolvers<void>()
  const work = { waits: true, written: 0 }
  const disk = diskOf('release 1')
  const slow: PageDisk = {
    ...disk,
    async write(key, stored) {
      if (work.waits) await gate.promise
      work.written += 1
      await disk.write(key, stored)
    },
  }
  const keys = Array.from({ length: 600 }, (_, i) => `/${i}`)
  const before = open()
  await before.serve('/599', counted('قديم').render)
  await before.close()
  const store = open([{ id: 1, tag: 'site' }], { disk: slow, memoryBytes: 20_000 })
  const { calls, render } = counted()
  for (const key of keys) await store.serve(key, render)
  work.waits = false
  gate.resolve()
  await store.settle()
  expect(work.written).toBeGreaterThan(200)
  expect(work.written).toBeLessThan(270)
  expect(existsSync(join(state.folder, '599', 'index.html'))).toBe(false)
  expect(calls.n).toBe(600)
  expect(text((await store.serve('/599', render)).bytes.identity)).toMatch(/^نص \d+$/u)
  await store.settle()
})

test('a notice for very many pages does not start as many deletions at once', async () => {
  const work = { now: 0, most: 0 }
  const disk = diskOf('release 1')
  const counting: PageDisk = {
    ...disk,
    async remove(key) {
      work.now += 1
      work.most = Math.max(work.most, work.now)
      await disk.remove(key)
      work.now -= 1
    },
  }
  const store = open([], { disk: counting })
  for (let i = 0; i < 200; i += 1) await store.serve(`/${i}`, counted().render)
  await store.settle()
  store.apply([{ id: 1, tag: 'site' }])
  await store.settle()
  expect(work.most).toBeLessThanOrEqual(2)
  expect(readdirSync(state.folder, { recursive: true }).filter((name) => String(name).endsWith('.html'))).toEqual([])
})

test('the mark of the program follows what pages are drawn with', async () => {
  const [one, same, other] = await Promise.all([programMark('a'), programMark('a'), programMark('b')])
  expect(one).toBe(same)
  expect(other).not.toBe(one)
})
