import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { startBackgroundRuns } from '../../packages/server/src/import/runs/background-runs.ts'
import { listRuns, runReport, runView } from '../../packages/server/src/import/runs/list-runs.ts'
import { holderName, underLease } from '../../packages/server/src/import/runs/run-lease.ts'
import { stagedPath, stageUpload } from '../../packages/server/src/import/runs/staged-file.ts'
import { undoRun } from '../../packages/server/src/import/runs/undo-run.ts'
import { eachDatabase } from '../harness/newsroom.ts'
import type { TestServer } from '../harness/server.ts'
import { eachServer } from '../harness/server.ts'
import { arabicFile, bringIn, dumpOf, unexplained, visit, writtenFile } from './import-site.ts'
import type { HandItem } from './wxr-text.ts'
import { handWxr } from './wxr-text.ts'

const OLD = 'https://old.example'
const operator = { actor: { kind: 'operator' } } as const

const ITEMS: readonly HandItem[] = [
  {
    id: 1,
    title: 'يبقى على حاله',
    categories: ['محليات'],
    tags: ['مدن'],
    creator: 'salma',
    comments: [{ id: 1, content: 'تعليق' }],
  },
  { id: 2, title: 'يُحرَّر هنا', categories: ['ثقافة'], tags: ['مسرح'], creator: 'karim' },
  { id: 3, title: 'يعلّق عليه قارئ', categories: ['محليات'], comments: [{ id: 2, content: 'قديم' }] },
  { id: 4, type: 'page', title: 'صفحة', slug: 'one' },
  { id: 5, type: 'page', title: 'من نحن', slug: 'about', content: '<p>كلامنا.</p>' },
]

/** Numbers that are given once for ever, and what remembers that something was: not content. */
const REMAINS = ['import_item', 'short_code', 'page', 'setting']

async function undo({ app }: TestServer, runId: number) {
  return undoRun({ call: app.call, actor: { kind: 'operator' } }, runId, () => undefined)
}

async function lastRun({ app }: TestServer): Promise<number> {
  return (await listRuns(app.read))[0]?.id ?? 0
}

eachServer('an import is taken back', (server) => {
  test('all of it, when nobody has touched it', async () => {
    const before = await dumpOf(server().app.read)
    await bringIn(server(), writtenFile(handWxr({ items: [...ITEMS] })))
    await server().settle()
    const undone = await undo(server(), await lastRun(server()))
    expect(undone.gone).toMatchObject({ articles: 3, pages: 2, persons: 2, sections: 2, tags: 2 })
    expect(undone.kept).toEqual([])
    const after = await dumpOf(server().app.read)
    for (const table of Object.keys(before).filter((name) => !REMAINS.includes(name)))
      expect([table, after[table]]).toEqual([table, before[table]])
    expect(after['import_item']).toEqual([])
    expect((await runView(server().app.read, undone.runId))?.undoneAt).not.toBeNull()
    expect((await visit(server().base, `${OLD}/?p=1`)).statuses).toEqual([404])
    const about = await server().app.read.selectFrom('page').selectAll().where('role', '=', 'about').executeTakeFirst()
    expect(about?.body).not.toContain('كلامنا')
  })

  test('what people have worked on stays with what it stands on', async () => {
    const { app } = server()
    await bringIn(server(), writtenFile(handWxr({ items: [...ITEMS] })))
    const keyed = async (id: number) =>
      app.read
        .selectFrom('article')
        .selectAll()
        .where('import_key', '=', `wp:old.example:item:${id}`)
        .executeTakeFirstOrThrow()
    const edited = await keyed(2)
    const content = { ...JSON.parse(edited.content), title: 'عُدّل هنا' }
    await app.call(
      'articles/save-working',
      { id: edited.id, content, lockVersion: edited.lock_version, auto: false },
      operator,
    )
    const commented = await keyed(3)
    await app.call(
      'comments/post-comment',
      {
        articleId: commented.id,
        parentId: null,
        name: 'قارئة',
        email: 'reader@example.org',
        body: 'تعليق جديد على الخبر',
        identityToken: null,
        net: 'n',
        agentFamily: '',
        nonce: null,
        trapFilled: false,
        rates: [],
      },
      { actor: { kind: 'guest' } },
    )
    const undone = await undo(server(), await lastRun(server()))
    const why = undone.kept.map(({ kind, name, why: reason }) => [kind, name, reason])
    expect(why).toContainEqual(['article', 'عُدّل هنا', 'edited'])
    expect(why).toContainEqual(['article', 'يعلّق عليه قارئ', 'commented'])
    expect(why).toContainEqual(['section', 'ثقافة', 'in-use'])
    expect(why).toContainEqual(['person', 'karim', 'in-use'])
    const left = await app.read.selectFrom('article').select('title').execute()
    expect(left.map(({ title }) => title)).not.toContain('يبقى على حاله')
    expect((await visit(server().base, `${OLD}/?p=2`)).statuses).toEqual([301, 200])
  })

  test('an unknown run is refused', async () => {
    await expect(undo(server(), 999_999)).rejects.toMatchObject({ code: 'not-found' })
  })
})

eachServer('an import that the newsroom begins', (server) => {
  const plan = async (posts: number): Promise<{ runId: number; file: string }> => {
    const { app } = server()
    const { token: file } = await stageUpload(
      app.config.dataDir,
      createReadStream(arabicFile({ posts, commentsPerPost: 2, site: `https://daffa-${posts}.example` })),
    )
    const choices = { types: {}, fetchMedia: false, keepAddresses: false, states: 'as-they-were', sectionId: null }
    const nowhere = { address: null, picturesFile: null, picturesFolder: null, site: null, user: null, sealed: null }
    const settings = { wizard: 1, kind: 'wordpress', name: 'daffa.xml', file, ...nowhere, choices }
    const asked = { kind: 'wordpress', name: 'daffa.xml', settings, rehearsal: false } as const
    return { runId: (await app.call('import/plan-run', asked, operator)).id, file }
  }
  const ended = async (runId: number): Promise<void> => {
    for (let tries = 0; (await runView(server().app.read, runId))?.state === 'running' && tries < 300; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 200))
  }

  test('is done by a process of its own, once, whichever node sees it, and reported', { timeout: 90_000 }, async () => {
    const { app } = server()
    const { config, read, call, log, now } = app
    const { dataDir, databaseUrl } = config
    const { runId, file } = await plan(12)
    // The server looks for runs that have begun by itself; so does a second node of the same database.
    const other = databaseUrl === null ? null : startBackgroundRuns({ dataDir, databaseUrl, read, call, log, now })
    await ended(runId)
    await other?.close()
    expect(await runView(read, runId)).toMatchObject({ state: 'done', name: 'daffa.xml', failed: null })
    const done = await runReport(read, runId)
    expect(done === null ? ['no report'] : unexplained(done)).toEqual([])
    // Whoever began it a second time would have found it all here already.
    expect(done?.counts.posts).toMatchObject({ written: 12, unchanged: 0 })
    // The file goes when the report is written, a moment after the state.
    await vi.waitFor(async () => expect(await stagedPath(dataDir, file)).toBeNull(), 10_000)
  })

  test('a token that is none leads to no file', async () => {
    const { dataDir } = server().app.config
    for (const token of ['../../etc/passwd', '', 'x'.repeat(32), '..'])
      expect(await stagedPath(dataDir, token)).toBeNull()
    expect(existsSync(join(dataDir, 'import', 'uploads'))).toBe(true)
  })
})

eachDatabase('one process does a run', (newsroom) => {
  const begun = async (): Promise<number> =>
    (await newsroom().call('import/begin-import', { source: 'wp:one.example', fileHash: '' }, operator)).runId
  const partsOf = (runId: number, holder: string, now = newsroom().now) => ({
    call: newsroom().call,
    now: () => now(),
    runId,
    holder,
  })
  const noted = async (runId: number) => (await runView(newsroom().read, runId))?.phase

  test('another is refused until it has ended, also of two that begin at once', async () => {
    const runId = await begun()
    const gate = Promise.withResolvers<string>()
    const tries = ['a', 'b'].map((holder) =>
      underLease(partsOf(runId, holder), async () => `${holder} ${await gate.promise}`).catch(
        (error: unknown) => (error as { code?: string }).code,
      ),
    )
    await expect(Promise.race(tries)).resolves.toBe('import-busy')
    gate.resolve('did it')
    expect((await Promise.all(tries)).filter((said) => said?.endsWith('did it'))).toHaveLength(1)
    await expect(underLease(partsOf(runId, 'c'), () => Promise.resolve('next'))).resolves.toBe('next')
  })

  test('one that says nothing for a while loses it, and writes nothing from then on', async () => {
    const runId = await begun()
    const late = underLease(partsOf(runId, 'slow'), async (call) => {
      newsroom().wait(60)
      await underLease(partsOf(runId, 'quick'), (own) =>
        own('import/note-progress', { runId, phase: 'items', done: 1, of: 2 }, operator),
      )
      await call('import/note-progress', { runId, phase: 'pictures', done: 0, of: 2 }, operator)
    })
    await expect(late).rejects.toMatchObject({ code: 'import-busy' })
    expect(await noted(runId)).toBe('items')
  })

  test('a name of a data folder goes on at once', async () => {
    const runId = await begun()
    const gate = Promise.withResolvers<null>()
    const dying = underLease(partsOf(runId, holderName(null)), () => gate.promise)
    await vi.waitFor(async () => {
      const row = await newsroom()
        .read.selectFrom('import_run')
        .select('holder')
        .where('id', '=', runId)
        .executeTakeFirst()
      expect(row?.holder).toBe('data-folder')
    })
    await expect(underLease(partsOf(runId, 'other'), () => Promise.resolve(1))).rejects.toMatchObject({
      code: 'import-busy',
    })
    await expect(underLease(partsOf(runId, holderName(null)), () => Promise.resolve(1))).resolves.toBe(1)
    gate.resolve(null)
    await dying
    expect(holderName('postgres://db/w')).not.toBe(holderName('postgres://db/w'))
  })
})
