import { expect, test } from 'vitest'
import { patiently } from './patiently.ts'
import type { FetchAnswer, SafeFetch } from './port.ts'

const NOW = Date.UTC(2026, 0, 1)
const URL_ASKED = 'https://old.example/wp-json/'

function answer(status: number, headers: Readonly<Record<string, string>> = {}): FetchAnswer {
  const rest = { type: '', charset: null, bytes: new Uint8Array() }
  return { got: true, url: URL_ASKED, status, headers: new Map(Object.entries(headers)), ...rest }
}

/** What is answered one after another, and how long was waited in between. */
async function asked(
  answers: readonly FetchAnswer[],
): Promise<{ last: FetchAnswer; waits: readonly number[]; count: number }> {
  const waits: number[] = []
  const asks: string[] = []
  const fetch: SafeFetch = (url) => {
    asks.push(url)
    return Promise.resolve(answers[Math.min(asks.length, answers.length) - 1] ?? answer(200))
  }
  const pause = (ms: number): Promise<void> => Promise.resolve(void waits.push(ms))
  const patience = { tries: 4, waitMs: 500, mostWaitMs: 60_000, now: () => NOW, pause }
  const last = await patiently(fetch, patience)(URL_ASKED)
  return { last, waits, count: asks.length }
}

test('a broken connection is tried again, each time after twice as long', async () => {
  const broken: FetchAnswer = { got: false, url: URL_ASKED, why: 'unreachable' }
  expect(await asked([broken, broken, answer(200)])).toMatchObject({ last: { status: 200 }, waits: [500, 1000] })
  expect(await asked([broken])).toMatchObject({ last: broken, waits: [500, 1000, 2000], count: 4 })
})

test('a busy server is asked again when it says', async () => {
  expect(await asked([answer(429, { 'retry-after': '7' }), answer(200)])).toMatchObject({ waits: [7000] })
  const at = new Date(NOW + 30_000).toUTCString()
  expect(await asked([answer(503, { 'retry-after': at }), answer(200)])).toMatchObject({ waits: [30_000] })
  expect(await asked([answer(503, { 'retry-after': 'soon' }), answer(200)])).toMatchObject({ waits: [500] })
})

test('a server that wants to be left alone for hours is left alone', async () => {
  expect(await asked([answer(429, { 'retry-after': '7200' }), answer(200)])).toMatchObject({ count: 1, waits: [] })
})

test('what would not change is not asked again', async () => {
  expect(await asked([answer(404)])).toMatchObject({ count: 1 })
  expect(await asked([{ got: false, url: URL_ASKED, why: 'not-public' }])).toMatchObject({ count: 1 })
  expect(await asked([{ got: false, url: URL_ASKED, why: 'too-large' }])).toMatchObject({ count: 1 })
})
