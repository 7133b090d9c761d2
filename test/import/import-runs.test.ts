import { createReadStream, existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { beginRun } from '../../packages/server/src/import/runs/background-runs.ts'
import { listRuns, runReport, runView } from '../../packages/server/src/import/runs/list-runs.ts'
import { surveyExport } from '../../packages/server/src/import/runs/newsroom-run.ts'
import { stagedPath, stageUpload } from '../../packages/server/src/import/runs/staged-file.ts'
import { undoRun } from '../../packages/server/src/import/runs/undo-run.ts'
import { diskBlobs } from '../../packages/server/src/ports/blobs/disk.ts'
import { imageProcesses } from '../../packages/server/src/ports/images/process.ts'
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
  test('is rehearsed, done by a process of its own, and reported', { timeout: 90_000 }, async () => {
    const { app } = server()
    const images = { images: imageProcesses(), blobs: diskBlobs(join(app.config.dataDir, 'media')) }
    const file = arabicFile({ posts: 12, commentsPerPost: 2 })
    const { token, bytes } = await stageUpload(app.config.dataDir, createReadStream(file))
    expect(bytes).toBeGreaterThan(10_000)
    const settings = { token, fetchMedia: false, keepAddresses: false, rules: {} }
    const parts = { dataDir: app.config.dataDir, read: app.read, call: app.call, now: () => app.now(), images }
    const { report, survey } = await surveyExport(parts, settings)
    expect([report.dryRun, survey.summary.itemCount]).toEqual([true, 26])
    expect(await app.read.selectFrom('article').select('id').execute()).toEqual([])
    const runId = await beginRun(parts, settings, { name: 'daffa.xml', accountId: null })
    // The server looks for runs that have begun by itself.
    for (let tries = 0; (await runView(app.read, runId))?.state === 'running' && tries < 300; tries += 1)
      await new Promise((resolve) => setTimeout(resolve, 200))
    expect(await runView(app.read, runId)).toMatchObject({ state: 'done', name: 'daffa.xml', failed: null })
    const done = await runReport(app.read, runId)
    expect(done === null ? ['no report'] : unexplained(done)).toEqual([])
    expect(done?.counts.posts.written).toBe(12)
    // The file goes when the report is written, a moment after the state.
    await vi.waitFor(async () => expect(await stagedPath(app.config.dataDir, token)).toBeNull(), 10_000)
  })

  test('a token that is none leads to no file', async () => {
    const { dataDir } = server().app.config
    for (const token of ['../../etc/passwd', '', 'x'.repeat(32), '..'])
      expect(await stagedPath(dataDir, token)).toBeNull()
    expect(existsSync(join(dataDir, 'import', 'uploads'))).toBe(true)
  })
})
