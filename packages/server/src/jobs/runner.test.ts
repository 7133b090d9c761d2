import { expect, test } from 'vitest'
import { Refusal } from '@warraq/core/errors'
import type { TestNewsroom } from '../../../../test/harness/newsroom.ts'
import { eachDatabase } from '../../../../test/harness/newsroom.ts'
import { tell } from '../../../../test/harness/stories.ts'
import { quickHandlers } from './quick-handlers.ts'
import type { JobHandler } from './runner.ts'
import { startJobRunner } from './runner.ts'
import { countViews } from './views.ts'

const operator = { actor: { kind: 'operator' } } as const
const runnerActor = { actor: { kind: 'job', job: 'runner' } } as const

function start(
  newsroom: TestNewsroom,
  handlers: Record<string, JobHandler>,
  worker = 'w1',
  lanes: string[] = [],
  inTurn: string[] = [],
) {
  const { read, call, log, now } = newsroom
  return startJobRunner({ read, call, log, now, worker, handlers, lanes, inTurn })
}

/** Puts jobs into the table through an action that plans them. */
async function planReindex(newsroom: TestNewsroom, count: number): Promise<void> {
  for (let n = 0; n < count; n += 1)
    await tell(newsroom.call, { title: `مادة للفهرسة ${n}`, sectionId: await aSection(newsroom) })
}

async function aSection({ call, read }: TestNewsroom): Promise<number> {
  const known = await read.selectFrom('section').select('id').limit(1).executeTakeFirst()
  return known?.id ?? (await call('sections/create-section', { name: 'أخبار', parentId: null }, operator)).id
}

async function jobRows({ read }: TestNewsroom, kind: string) {
  return read
    .selectFrom('job')
    .select(['id', 'state', 'attempts', 'last_error', 'run_at'])
    .where('kind', '=', kind)
    .orderBy('id')
    .execute()
}

async function scheduled(newsroom: TestNewsroom, seconds: number) {
  const made = await tell(newsroom.call, { title: 'مجدولة', sectionId: await aSection(newsroom) }, false)
  const at = new Date(Date.parse(newsroom.now()) + seconds * 1000).toISOString()
  const step = { id: made.id, step: 'schedule', lockVersion: made.lockVersion, at } as const
  const { lockVersion } = await newsroom.call('articles/take-step', step, operator)
  return { ...made, lockVersion, at }
}

async function stateOf({ read }: TestNewsroom, id: number): Promise<string> {
  return (await read.selectFrom('article').select('state').where('id', '=', id).executeTakeFirstOrThrow()).state
}

eachDatabase('jobs', (newsroom) => {
  test('two runners at the same jobs: each job is done once', async () => {
    await planReindex(newsroom(), 30)
    const done: number[] = []
    const handlers = {
      'index-article': (payload: unknown) => {
        done.push((payload as { articleId: number }).articleId)
        return Promise.resolve()
      },
    }
    const runners = ['a', 'b', 'c'].map((name) => start(newsroom(), handlers, name))
    await Promise.all(runners.map((runner) => runner.drain()))
    await Promise.all(runners.map((runner) => runner.stop()))
    expect(done.length).toBe(30)
    expect(new Set(done).size).toBe(30)
    expect((await jobRows(newsroom(), 'index-article')).map(({ state, attempts }) => [state, attempts])).toEqual(
      Array.from({ length: 30 }, () => ['done', 1]),
    )
  })

  test('work that takes long does not hold up an article whose minute has come', async () => {
    const due = await scheduled(newsroom(), 60)
    await planReindex(newsroom(), 6)
    const gate = { open: () => undefined as void }
    const held = new Promise<void>((resolve) => void (gate.open = resolve))
    const { 'index-working': _others, ...quick } = quickOf(newsroom())
    const handlers = { ...quick, 'index-article': () => held }
    newsroom().wait(61)
    const runner = start(newsroom(), handlers, 'w1', ['publish-scheduled'])
    await expect.poll(() => stateOf(newsroom(), due.id), { timeout: 8000 }).toBe('published')
    expect((await jobRows(newsroom(), 'index-article')).filter(({ state }) => state === 'running').length).toBe(4)
    gate.open()
    await runner.drain()
    await runner.stop()
  })

  test('stopping waits for what was begun and begins nothing more', async () => {
    await planReindex(newsroom(), 12)
    const gate = { open: () => undefined as void }
    const held = new Promise<void>((resolve) => void (gate.open = resolve))
    const begun: unknown[] = []
    const runner = start(newsroom(), {
      'index-article': async (payload) => {
        begun.push(payload)
        await held
      },
    })
    await expect.poll(() => begun.length, { timeout: 8000 }).toBe(4)
    const stopped = runner.stop()
    gate.open()
    await stopped
    expect(begun.length).toBe(4)
    const left = (await jobRows(newsroom(), 'index-article')).filter(({ state }) => state === 'waiting')
    expect(left.length).toBe(8)
    const other = start(newsroom(), quickOf(newsroom()))
    await other.drain()
    await other.stop()
  })

  test('a no that says "not now" is tried again; one of the thing itself waits for people', async () => {
    const refusals = { code: 'storage-failed' as 'storage-failed' | 'not-publishable' }
    const handlers = { 'publish-scheduled': () => Promise.reject(new Refusal(refusals.code)) }
    const due = await scheduled(newsroom(), 1)
    newsroom().wait(2)
    const runner = start(newsroom(), handlers)
    await runner.drain()
    const last = async () => (await jobRows(newsroom(), 'publish-scheduled')).at(-1)
    expect(await last()).toMatchObject({ state: 'waiting', attempts: 1, last_error: 'storage-failed' })
    refusals.code = 'not-publishable'
    newsroom().wait(10)
    await runner.drain()
    expect(await last()).toMatchObject({ state: 'parked', attempts: 2, last_error: 'not-publishable' })
    await runner.stop()
    const job = (await last())!
    await newsroom().call('site/retry-job', { id: job.id }, operator)
    const real = start(newsroom(), quickOf(newsroom()))
    await real.drain()
    await real.stop()
    expect([await stateOf(newsroom(), due.id), (await last())?.state]).toEqual(['published', 'done'])
  })

  test('a job whose worker vanishes each time is parked after eight tries', async () => {
    await planReindex(newsroom(), 1)
    for (let n = 1; n <= 8; n += 1) {
      const claim = { worker: `gone-${n}`, most: 4, kinds: ['index-article'] }
      const [job] = await newsroom().call('jobs/claim-jobs', claim, runnerActor)
      expect(job?.attempts).toBe(n)
      newsroom().wait(121)
    }
    const claim = { worker: 'ninth', most: 4, kinds: ['index-article'] }
    expect(await newsroom().call('jobs/claim-jobs', claim, runnerActor)).toEqual([])
    expect((await jobRows(newsroom(), 'index-article')).at(-1)).toMatchObject({
      state: 'parked',
      last_error: 'the worker vanished at each of 8 tries',
    })
  })

  test('a worker that comes back after its lease says nothing about a job that is another’s', async () => {
    await planReindex(newsroom(), 1)
    const claim = (worker: string) =>
      newsroom().call('jobs/claim-jobs', { worker, most: 1, kinds: ['index-article'] }, runnerActor)
    const [first] = await claim('same-name')
    newsroom().wait(121)
    const [second] = await claim('same-name')
    expect(second?.id).toBe(first?.id)
    const settle = (attempts: number, error: string | null) =>
      newsroom().call(
        'jobs/settle-job',
        { id: first!.id, worker: 'same-name', attempts, error, final: false },
        runnerActor,
      )
    await settle(first!.attempts, null)
    expect((await jobRows(newsroom(), 'index-article')).at(-1)?.state).toBe('running')
    await settle(second!.attempts, null)
    expect((await jobRows(newsroom(), 'index-article')).at(-1)?.state).toBe('done')
  })

  test('machinery is not for persons', async () => {
    const guest = { actor: { kind: 'guest' } } as const
    const call = newsroom().call
    const refused = { code: 'not-allowed' }
    await expect(call('jobs/claim-jobs', { worker: 'x', most: 1, kinds: [] }, guest)).rejects.toMatchObject(refused)
    await expect(call('jobs/tidy-up', null, guest)).rejects.toMatchObject(refused)
    await expect(call('articles/add-views', { counts: [], at: newsroom().now() }, guest)).rejects.toMatchObject(refused)
    await expect(
      call('articles/publish-scheduled', { articleId: 1, at: newsroom().now() }, guest),
    ).rejects.toMatchObject(refused)
  })

  test('an article that became incomplete after it was scheduled is left where it is, and the failed job is seen', async () => {
    const due = await scheduled(newsroom(), 60)
    const row = await newsroom()
      .read.selectFrom('article')
      .select(['content', 'lock_version'])
      .where('id', '=', due.id)
      .executeTakeFirstOrThrow()
    const emptied = { ...JSON.parse(row.content), title: '' }
    await newsroom().call(
      'articles/save-working',
      { id: due.id, content: emptied, lockVersion: row.lock_version, auto: true },
      operator,
    )
    newsroom().wait(61)
    const runner = start(newsroom(), quickOf(newsroom()))
    await runner.drain()
    await runner.stop()
    expect(await stateOf(newsroom(), due.id)).toBe('scheduled')
    expect((await jobRows(newsroom(), 'publish-scheduled')).at(-1)).toMatchObject({
      state: 'parked',
      last_error: 'not-publishable',
    })
  })

  test('readings are counted together, for articles that are there, and wait for a disk that takes them', async () => {
    const { id } = await tell(newsroom().call, { title: 'مقروءة', sectionId: await aSection(newsroom()) })
    const failing = { on: true }
    const call: TestNewsroom['call'] = (name, input, options) =>
      failing.on ? Promise.reject(new Refusal('storage-failed')) : newsroom().call(name, input, options)
    const views = countViews(call, newsroom().log, newsroom().now)
    for (let n = 0; n < 5; n += 1) views.count(id)
    views.count(999_999)
    await views.stop()
    failing.on = false
    views.count(id)
    await views.stop()
    const again = countViews(call, newsroom().log, newsroom().now)
    again.count(id)
    await again.stop()
    const rows = await newsroom().read.selectFrom('article_view').select(['article_id', 'count']).execute()
    expect(rows).toEqual([{ article_id: id, count: 7 }])
  })

  test('kinds that write the same rows go one by one, others together', async () => {
    await planReindex(newsroom(), 6)
    const at = { once: 0, most: 0, done: 0 }
    const handlers = {
      'index-article': async () => {
        at.once += 1
        at.most = Math.max(at.most, at.once)
        await new Promise((resolve) => setTimeout(resolve, 5))
        at.once -= 1
        at.done += 1
      },
    }
    const runner = start(newsroom(), handlers, 'w1', [], ['index-article'])
    await runner.drain()
    await runner.stop()
    expect(at).toMatchObject({ once: 0, most: 1 })
    expect(at.done).toBeGreaterThanOrEqual(6)
  })
})

function quickOf({ read, call }: TestNewsroom): Record<string, JobHandler> {
  const blobs = {
    get: () => Promise.resolve(null),
    put: () => Promise.reject(new Error('no blobs here')),
    delete: () => Promise.resolve(),
  }
  return { ...quickHandlers({ read, call, blobs: blobs as never }) }
}
