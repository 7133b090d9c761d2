import { expect, test } from 'vitest'
import type { SearchRequest, SearchScope } from '@warraq/core/search/request'
import type { TestNewsroom } from '../../../../../test/harness/newsroom.ts'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { randomOf } from '../../../../../test/harness/random.ts'
import { paragraphs, picture, tell } from '../../../../../test/harness/stories.ts'
import { databaseAddress } from '../../config/config.ts'
import { INDEX_JOBS, quickHandlers } from '../../jobs/quick-handlers.ts'
import { startJobRunner } from '../../jobs/runner.ts'
import { openDatabase } from '../../store/database.ts'
import { indexStatus, isComplete } from '../../store/search/index-status.ts'
import { INDEX_TABLES, indexContent } from './fixtures/index-rows.ts'

const operator = { actor: { kind: 'operator' } } as const
const job = { actor: { kind: 'job', job: 'test' } } as const

async function settle({ read, call, log, now }: TestNewsroom): Promise<void> {
  const blobs = { get: () => Promise.resolve(null), put: () => Promise.resolve(), delete: () => Promise.resolve() }
  const handlers = { ...quickHandlers({ read, call, blobs: blobs as never }) }
  const runner = startJobRunner({ read, call, log, now, worker: 'index-test', handlers, inTurn: INDEX_JOBS })
  await runner.drain()
  await runner.stop()
}

const ASKED: Omit<SearchRequest, 'text'> = {
  scope: 'public',
  lang: null,
  filters: {},
  sort: 'relevance',
  after: null,
  limit: 20,
  facets: false,
  typing: false,
}

async function found(newsroom: TestNewsroom, text: string, wanted: Partial<SearchRequest> = {}): Promise<number[]> {
  const { hits } = await newsroom.search.search({ ...ASKED, text, ...wanted })
  return hits.map(({ id }) => id)
}

async function look({ read }: TestNewsroom, id: number) {
  return read.selectFrom('article').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
}

async function step(newsroom: TestNewsroom, id: number, name: 'publish' | 'withdraw' | 'archive' | 'republish') {
  const { lock_version: lockVersion } = await look(newsroom, id)
  await newsroom.call('articles/take-step', { id, step: name, lockVersion, reason: 'سهو' }, operator)
}

async function rewrite(newsroom: TestNewsroom, id: number, change: object): Promise<void> {
  const { content, lock_version: lockVersion } = await look(newsroom, id)
  const input = { id, content: { ...JSON.parse(content), ...change }, lockVersion, auto: false }
  await newsroom.call('articles/save-working', input, operator)
}

async function ready(newsroom: TestNewsroom): Promise<void> {
  const status = await indexStatus(newsroom.read)
  expect(status.filter((scope) => !isComplete(scope))).toEqual([])
}

eachDatabase('the index follows what is written', (newsroom) => {
  const section = async (name: string) =>
    (await newsroom().call('sections/create-section', { name, parentId: null }, operator)).id

  test('a draft is found in the newsroom only, a published article by readers, a withdrawn one at once no more', async () => {
    const draft = { title: 'قنديل زمردي', sectionId: await section('مدن') }
    const { id } = await tell(newsroom().call, draft, false)
    await settle(newsroom())
    expect(await found(newsroom(), 'زمردي')).toEqual([])
    expect(await found(newsroom(), 'زمردي', { scope: 'desk' })).toEqual([id])
    await step(newsroom(), id, 'publish')
    await settle(newsroom())
    expect(await found(newsroom(), 'زمردي')).toEqual([id])
    await step(newsroom(), id, 'archive')
    await settle(newsroom())
    expect(await found(newsroom(), 'زمردي')).toEqual([id])
    await step(newsroom(), id, 'withdraw')
    expect(await found(newsroom(), 'زمردي')).toEqual([])
    const words = newsroom().read.selectFrom('search_term').select('term').where('scope', '=', 0)
    expect(await words.where('term', 'like', 'زمرد%').execute()).toEqual([])
    await settle(newsroom())
    await ready(newsroom())
  })

  test('what is written after publishing is not found by readers before it is published', async () => {
    const { id } = await tell(newsroom().call, { title: 'عنوان أول', sectionId: await section('أخبار ثانية') })
    await rewrite(newsroom(), id, { title: 'عنوان بنفسجي' })
    await settle(newsroom())
    expect(await found(newsroom(), 'بنفسجي')).toEqual([])
    await step(newsroom(), id, 'publish')
    await settle(newsroom())
    expect(await found(newsroom(), 'بنفسجي')).toEqual([id])
  })

  test('names lead to articles: of writers, tags and sections, when they change, and not when they are hidden', async () => {
    const { call } = newsroom()
    const sectionId = await section('فلكلور')
    const person = await call('people/create-person', { name: 'هند الساعاتي', kind: 'reporter' }, operator)
    const bylines = [{ personId: person.id, role: null }]
    const { id } = await tell(call, { title: 'مادة موقعة', sectionId, bylines, tagNames: ['قوافل'] })
    await settle(newsroom())
    for (const name of ['هند الساعاتي', 'قوافل', 'فلكلور']) expect(await found(newsroom(), name)).toEqual([id])
    await call('sections/change-section', { id: sectionId, name: 'حكايات شعبية' }, operator)
    const tag = await newsroom()
      .read.selectFrom('tag')
      .select('id')
      .where('name', '=', 'قوافل')
      .executeTakeFirstOrThrow()
    await call('tags/rename-tag', { id: tag.id, name: 'هوادج' }, operator)
    await settle(newsroom())
    for (const [name, hits] of [
      ['فلكلور', []],
      ['"حكايات شعبية"', [id]],
      ['قوافل', []],
      ['هوادج', [id]],
    ] as const)
      expect(await found(newsroom(), name), name).toEqual(hits)
    await call('people/change-person', { id: person.id, bylineHidden: true }, operator)
    // In the same transaction: no job has run.
    expect(await found(newsroom(), 'الساعاتي')).toEqual([])
    await call('people/change-person', { id: person.id, bylineHidden: false }, operator)
    await settle(newsroom())
    expect(await found(newsroom(), 'الساعاتي')).toEqual([id])
    // Hidden under one name is hidden under the name it is merged with.
    const other = await call('people/create-person', { name: 'هند الخفية', bylineHidden: true }, operator)
    await call('people/merge-persons', { id: other.id, intoId: person.id }, operator)
    expect(await found(newsroom(), 'الساعاتي')).toEqual([])
    await settle(newsroom())
    expect(await found(newsroom(), 'الساعاتي')).toEqual([])
    await ready(newsroom())
  })

  test('comments in every state and pictures are found in their own places', async () => {
    const { call } = newsroom()
    const media = await call('media/add-media', picture(7), operator)
    await call('media/describe-media', { id: media.id, alt: 'مركب شراعي عند الغروب' }, operator)
    await settle(newsroom())
    expect(await found(newsroom(), 'شراعي', { scope: 'media' })).toEqual([media.id])
    expect(await found(newsroom(), 'صورة', { scope: 'media' })).toEqual([])
    await ready(newsroom())
  })

  test('after any sequence of changes the index is what a new one would be', async () => {
    const random = randomOf(11)
    const vocabulary =
      'سوق خضار مدينة مدن المدينة وزير الوزراء وزارة كتاب الكتاب مكتبة بحر ميناء سفينة قمح خبز ماء'.split(' ')
    const text = (length: number) => Array.from({ length }, () => vocabulary[random(vocabulary.length)]).join(' ')
    const sectionId = await section('عشوائي')
    const ids: number[] = []
    for (let round = 0; round < 60; round += 1) {
      const id = ids[random(Math.max(1, ids.length))]
      const choice = random(5)
      if (id === undefined || choice === 0) {
        const wanted = { title: text(4), sectionId, body: paragraphs(text(30)), tagNames: [text(1)] }
        ids.push((await tell(newsroom().call, wanted, random(3) > 0)).id)
      } else if (choice === 1) await rewrite(newsroom(), id, { title: text(3), body: paragraphs(text(20)) })
      else {
        const state = (await look(newsroom(), id)).state
        const steps = {
          draft: 'publish',
          published: choice === 2 ? 'publish' : 'withdraw',
          withdrawn: 'republish',
        } as const
        const next = steps[state as keyof typeof steps]
        if (next) await step(newsroom(), id, next)
      }
      if (random(4) === 0) await settle(newsroom())
    }
    await settle(newsroom())
    await ready(newsroom())
    const grown = await indexContent(newsroom().read)
    const open = openDatabase(databaseAddress(newsroom().config), 'write')
    for (const table of INDEX_TABLES) await open.db.deleteFrom(table).execute()
    await open.close()
    const { waiting } = await newsroom().call('search/begin-reindex', null, operator)
    expect(waiting).toBeGreaterThan(ids.length)
    await settle(newsroom())
    expect(await indexContent(newsroom().read)).toEqual(grown)
  })

  test('a reindex that stops in the middle loses nothing and goes on', async () => {
    const before = await found(newsroom(), 'سوق', { limit: 500 })
    const { waiting } = await newsroom().call('search/begin-reindex', null, operator)
    const { left } = await newsroom().call('search/index-waiting', { most: 5, handOver: false }, job)
    expect([left, (await indexStatus(newsroom().read)).every(isComplete)]).toEqual([waiting - 5, false])
    expect(await found(newsroom(), 'سوق', { limit: 500 })).toEqual(before)
    await settle(newsroom())
    await ready(newsroom())
    expect(await found(newsroom(), 'سوق', { limit: 500 })).toEqual(before)
  })

  test('status names what is missing, stale and left over', async () => {
    const open = openDatabase(databaseAddress(newsroom().config), 'write')
    const [one, two] = await open.db
      .selectFrom('search_document')
      .select('id')
      .where('scope', '=', 0)
      .orderBy('id')
      .execute()
    await open.db.deleteFrom('search_document').where('scope', '=', 0).where('id', '=', one!.id).execute()
    await open.db
      .updateTable('search_document')
      .set({ fingerprint: 'old' })
      .where('scope', '=', 0)
      .where('id', '=', two!.id)
      .execute()
    const ghost = { scope: 0, id: 999_999, fingerprint: '', indexed_at: newsroom().now(), terms: new Uint8Array() }
    await open.db.insertInto('search_document').values(ghost).execute()
    await open.close()
    const scopeOf = async (scope: SearchScope) =>
      (await indexStatus(newsroom().read)).find((one) => one.scope === scope)
    expect(await scopeOf('public')).toMatchObject({ missing: [one!.id], stale: [two!.id], leftOver: [999_999] })
  })
})
