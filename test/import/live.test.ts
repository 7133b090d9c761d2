/** A WordPress site moves in from its address, and again on the last day before the switch. */

import { join } from 'node:path'
import { toEpoch } from '@warraq/core/time'
import sharp from 'sharp'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SaveWorking } from '../../packages/server/src/actions/articles/save-working.ts'
import { listRuns } from '../../packages/server/src/import/runs/list-runs.ts'
import { undoRun } from '../../packages/server/src/import/runs/undo-run.ts'
import type { LiveParts, LiveReport } from '../../packages/server/src/import/wordpress-live/run-live.ts'
import { runLive } from '../../packages/server/src/import/wordpress-live/run-live.ts'
import { diskBlobs } from '../../packages/server/src/ports/blobs/disk.ts'
import { safeFetcher } from '../../packages/server/src/ports/fetch/fetch-safely.ts'
import { patiently } from '../../packages/server/src/ports/fetch/patiently.ts'
import { imageProcesses } from '../../packages/server/src/ports/images/process.ts'
import type { TestServer } from '../harness/server.ts'
import { eachServer } from '../harness/server.ts'
import { dumpOf, unexplained, visit } from './import-site.ts'
import type { LiveSite, Thing } from './live-site.ts'
import { both, liveComment, livePost, liveSite, PASSWORD, USER } from './live-site.ts'

const IMPORT_DAY = Date.UTC(2026, 0, 15)
/** Each test has a site of its own in a folder of its own: what one brought in does not have the addresses of the next. */
const held: { site: LiveSite | null; waits: number[]; folders: number } = { site: null, waits: [], folders: 0 }
const old = (): LiveSite => held.site!

beforeEach(async () => {
  held.waits = []
  held.folders += 1
  held.site = await liveSite({}, `/news-${held.folders}`)
  const { lists } = old()
  lists.users.push({ id: 1, slug: 'mudir', name: 'سلمى حداد', username: 'Mudir', email: 'mudir@old.example' })
  lists.categories.push(
    { id: 1, slug: '%d8%a3%d8%ae%d8%a8%d8%a7%d8%b1', name: 'أخبار', parent: 0, taxonomy: 'category' },
    { id: 2, slug: '%d9%85%d8%ad%d9%84%d9%8a%d8%a7%d8%aa', name: 'محليات', parent: 1, taxonomy: 'category' },
  )
  lists.tags.push({ id: 5, slug: 'port', name: 'ميناء', taxonomy: 'post_tag' })
  posts(101, 112)
  lists.pages.push(
    livePost(old(), 300, { type: 'page', title: both('من نحن'), link: `${old().url}/about/`, slug: 'about' }),
  )
  lists.comments.push(liveComment(1, 101), liveComment(2, 101, { parent: 1 }), liveComment(3, 101, { parent: 2 }))
})

function posts(from: number, to: number): void {
  for (let id = from; id <= to; id += 1) old().lists.posts.push(livePost(old(), id, id % 2 ? { tags: [5] } : {}))
}

/** More than one page of the API holds. */
const manyPosts = (): void => posts(113, 230)

afterEach(() => old().close())

function move(server: TestServer, choices: Partial<LiveParts> = {}): Promise<LiveReport> {
  const { app, wait } = server
  const behind = (IMPORT_DAY - toEpoch(app.now())) / 1000
  if (behind > 0) wait(behind)
  const pause = (ms: number): Promise<void> => Promise.resolve(void held.waits.push(ms))
  const patience = { tries: 3, waitMs: 1000, mostWaitMs: 60_000, now: () => toEpoch(app.now()), pause }
  const allowed = [{ address: '127.0.0.1', port: old().port }]
  return runLive(
    {
      address: old().url,
      credentials: null,
      since: null,
      fetchMedia: false,
      dryRun: false,
      dataDir: app.config.dataDir,
      now: app.now(),
      call: app.call,
      read: app.read,
      fetch: patiently(safeFetcher({ allowed }), patience),
      images: { images: imageProcesses(), blobs: diskBlobs(join(app.config.dataDir, 'media')) },
      ...choices,
    },
    () => undefined,
  )
}

/** Something of the list there becomes another. */
function change(list: 'posts' | 'pages', id: number, more: Thing): void {
  const things = old().lists[list]
  const index = things.findIndex((thing) => thing['id'] === id)
  things[index] = { ...things[index], ...more }
}

/** Which run saw a thing last is not what the site shows. */
const RUNS = ['import_item.run_id', 'import_item.at']

const MINUTE_AGO = '2026-01-15T00:30:00'

eachServer('a WordPress site moves in from its address', (server) => {
  test('as far as visitors see it, and again without a change', async () => {
    manyPosts()
    const rehearsal = await move(server(), { dryRun: true })
    const report = await move(server())
    expect({ ...rehearsal, dryRun: false }).toEqual(report)
    expect(unexplained(report)).toEqual([])
    expect(report.counts.posts).toMatchObject({ read: 130, written: 130 })
    expect(report.counts.pages).toMatchObject({ read: 1, written: 1 })
    expect(report.counts.comments).toMatchObject({ read: 3, written: 3 })
    expect(report.counts.categories).toMatchObject({ written: 2 })
    expect(report.counts.authors).toMatchObject({ written: 1 })
    expect(report.live).toMatchObject({ since: null, closed: [], gone: [], conflicts: [] })
    const { statuses, body } = await visit(server().base, String(old().lists.posts[0]?.['link']))
    expect(statuses).toEqual([301, 200])
    expect(body).toContain('نص الخبر 101.')
    expect(body).toContain('سلمى حداد')
    for (const id of [1, 2, 3]) expect(body).toContain(`تعليق ${id}`)
    expect((await visit(server().base, `${old().url}/about/`)).statuses.at(-1)).toBe(200)

    for (const feed of ['/feed/', '/comments/feed/', '/comments/feed/atom'])
      expect([feed, (await visit(server().base, feed)).statuses]).toEqual([feed, [301, 200]])
    await server().settle()
    const before = await dumpOf(server().app.read, RUNS)
    old().asked.splice(0)
    const again = await move(server())
    expect(again.live.since).toBe('2026-01-13T22:00:00.000Z')
    expect(again.counts.posts).toMatchObject({ read: 0 })
    expect(await dumpOf(server().app.read, RUNS)).toEqual(before)
    expect(old().asked.length).toBeLessThan(35)
    expect(old().asked.filter((path) => path.includes('/posts') && path.includes('per_page=100'))).toHaveLength(1)
  })
  test('what the operator says of a type counts here too', async () => {
    const report = await move(server(), { rules: { page: { as: 'article', kind: 'report' } } })
    expect(unexplained(report)).toEqual([])
    expect(report.counts.pages).toMatchObject({ read: 0 })
    const kinds = await server()
      .app.read.selectFrom('article')
      .select(['kind', 'title'])
      .where('import_key', '=', `wp:127.0.0.1:${old().port}/news-${held.folders}:item:300`)
      .execute()
    expect(kinds).toEqual([{ kind: 'report', title: 'من نحن' }])
  })

  test('everything in one section, where the operator says so; the next run says so too', async () => {
    const sections = { all: 'أرشيف الأخبار', rules: [] }
    const report = await move(server(), { sections })
    expect(unexplained(report)).toEqual([])
    const placed = await server()
      .app.read.selectFrom('article')
      .innerJoin('section', 'section.id', 'article.section_id')
      .select(['section.name', 'article.import_key'])
      .where('article.import_key', 'like', `%/news-${held.folders}:%`)
      .execute()
    expect(placed.length).toBe(12)
    expect(new Set(placed.map(({ name }) => name))).toEqual(new Set(['أرشيف الأخبار']))
    change('posts', 101, { title: both('عنوان جديد'), modified_gmt: MINUTE_AGO })
    expect(unexplained(await move(server(), { sections }))).toEqual([])
    expect((await move(server(), { sections })).counts.posts).toMatchObject({ written: 0, changed: 0 })
  })

  test('the last run before the switch brings changes, leaves our edits alone, tells what has gone', async () => {
    old().lists.comments.push(liveComment(6, 110))
    await move(server())
    const [first, second, third] = ['101', '102', '103']
    const lead = async (id: string): Promise<{ id: number; title: string }> =>
      server()
        .app.read.selectFrom('article')
        .select(['id', 'title'])
        .where('import_key', '=', `wp:127.0.0.1:${old().port}/news-${held.folders}:item:${id}`)
        .executeTakeFirstOrThrow()
    const ours = await lead(second)
    await server().app.call('articles/save-working', await workingCopy(server(), ours.id, 'عنوان حرّرناه نحن'), {
      actor: { kind: 'account', accountId: await anEditor(server()) },
    })
    server().wait(3600)
    const later = { modified_gmt: '2026-01-15T02:00:00' }
    change('posts', 101, { ...later, title: both('خبر صُحّح عنوانه'), content: both('<p>نص جديد.</p>') })
    change('posts', 102, { ...later, title: both('خبر غيّروه هم') })
    old().lists.posts.splice(2, 1)
    old().lists.posts.push(
      livePost(old(), 231, { ...later, date_gmt: '2026-01-15T02:00:00', date: '2026-01-15T05:00:00' }),
    )
    old().lists.comments.push(liveComment(7, 110, { parent: 6, date_gmt: MINUTE_AGO, date: MINUTE_AGO }))
    const report = await move(server())
    expect(unexplained(report)).toEqual([])
    expect(report.counts.posts).toMatchObject({ read: 4, written: 1, changed: 1, kept: 1, unchanged: 1 })
    expect(report.counts.comments).toMatchObject({ read: 2, written: 1, unchanged: 1 })
    expect((await lead(first)).title).toBe('خبر صُحّح عنوانه')
    expect((await lead(second)).title).toBe('عنوان حرّرناه نحن')
    expect(report.live.conflicts).toMatchObject([{ kind: 'article', id: ours.id, title: 'عنوان حرّرناه نحن' }])
    expect(report.live.gone).toMatchObject([{ kind: 'article', title: 'خبر 103', id: (await lead(third)).id }])
    const { body } = await visit(server().base, String(livePost(old(), 110)['link']))
    expect(body).toContain('تعليق 7')
    const answers = await server()
      .app.read.selectFrom('comment')
      .select('id')
      .where('depth', '=', 1)
      .where('import_key', 'like', `wp:127.0.0.1:${old().port}/%`)
      .execute()
    expect(answers).toHaveLength(2)
  })

  test('an application password brings drafts, addresses of readers, and what was typed', async () => {
    const credentials = { user: USER, password: PASSWORD }
    const { lists } = old()
    lists.posts.push(
      livePost(old(), 240, { status: 'draft', title: both('مسودة لم تُنشر'), date_gmt: '0000-00-00T00:00:00' }),
      livePost(old(), 241, { password: 'سر', title: both('خبر محمي') }),
      livePost(old(), 242, { content: both('سطر أول\n\nسطر ثانٍ', '<p>سطر أول</p>\n<p>سطر ثانٍ</p>') }),
    )
    lists.comments.push(liveComment(9, 242, { status: 'hold' }))
    const report = await move(server(), { credentials })
    expect(unexplained(report)).toEqual([])
    expect(report.counts.posts).toMatchObject({ read: 15, written: 15 })
    expect(report.notes.map(({ what }) => what)).toContain('password-as-draft')
    const states = await server()
      .app.read.selectFrom('article')
      .select(['title', 'state'])
      .where('title', 'in', ['مسودة لم تُنشر', 'خبر محمي'])
      .execute()
    expect(states.map(({ state }) => state)).toEqual(['draft', 'draft'])
    const heldComments = await server()
      .app.read.selectFrom('comment')
      .select('id')
      .where('state', '=', 'held')
      .execute()
    expect(heldComments).toHaveLength(1)
    expect((await server().app.read.selectFrom('contact').selectAll().execute()).length).toBeGreaterThan(0)
  })

  test('a wrong password is refused, and none is sent over an open line', async () => {
    const wrong = { user: USER, password: 'wrong' }
    await expect(move(server(), { credentials: wrong })).rejects.toMatchObject({
      code: 'source-refused',
      details: { reason: 'sign-in-refused' },
    })
    const fetch = safeFetcher({
      allowed: [{ address: '127.0.0.1', port: old().port }],
      resolve: () => Promise.resolve(['127.0.0.1']),
    })
    const address = `http://old.example:${old().port}/news-${held.folders}`
    old().asked.splice(0)
    await expect(
      move(server(), { address, fetch, credentials: { user: USER, password: PASSWORD } }),
    ).rejects.toMatchObject({ details: { reason: 'password-in-clear' } })
    expect(old().asked.filter((path) => path.includes('users'))).toEqual([])
  })

  test('a busy site is waited for, asked for less at once, and read without its list of people', async () => {
    manyPosts()
    let busy = 2
    old().err = (url, response) => {
      const size = Number(url.searchParams.get('per_page'))
      if (!url.pathname.endsWith('/posts') || size === 1) return false
      if (busy > 0) {
        busy -= 1
        response.writeHead(429, { 'retry-after': '7' }).end('slow down')
        return true
      }
      if (size > 50) {
        response.setHeader('content-type', 'application/json').end('[{"id": 101, "title": {"ren')
        return true
      }
      if (url.searchParams.get('offset') === '49') {
        response.removeHeader('x-wp-total')
      }
      return false
    }
    old().closed.add('users')
    for (const [index, post] of old().lists.posts.entries()) {
      old().lists.posts[index] = { ...post, _embedded: { author: [{ id: 1, slug: 'mudir', name: 'سلمى حداد' }] } }
    }
    const report = await move(server())
    expect(held.waits.slice(0, 2)).toEqual([7000, 7000])
    expect(report.counts.posts).toMatchObject({ read: 130, written: 130 })
    expect(report.counts.authors).toMatchObject({ written: 1 })
    expect(report.live.closed).toEqual(['users'])
  })

  test('a site with a page where JSON was expected is refused by name, and gone on with when it is back', async () => {
    manyPosts()
    await server().settle()
    const before = await dumpOf(server().app.read)
    old().err = (url, response) => {
      if (!url.pathname.endsWith('/posts') || Number(url.searchParams.get('offset')) < 99) return false
      response.setHeader('content-type', 'text/html').end('<!doctype html><title>Checking your browser</title>')
      return true
    }
    await expect(move(server())).rejects.toMatchObject({ code: 'source-refused', details: { reason: 'not-json' } })
    expect(await dumpOf(server().app.read)).toEqual(before)
    old().err = null
    old().asked.splice(0)
    const report = await move(server())
    expect(report.counts.posts.read).toBe(130)
    const lists = old().asked.filter((path) => path.includes('/posts?') && path.includes('offset='))
    expect(lists.every((path) => path.includes('offset=99') || path.includes('offset=0') === false)).toBe(true)
  })

  test('a site that is no WordPress, or shows nothing, is refused by name', async () => {
    old().err = (_, response) => {
      response.writeHead(404).end('no')
      return true
    }
    await expect(move(server())).rejects.toMatchObject({ details: { reason: 'no-api' } })
    old().err = null
    for (const name of ['posts', 'pages']) old().closed.add(name)
    await expect(move(server())).rejects.toMatchObject({ details: { reason: 'not-open' } })
    await expect(move(server(), { address: 'http://10.0.0.1/' })).rejects.toMatchObject({
      details: { reason: 'not-public' },
    })
  })

  test('taken back, it comes in whole again, not only what has changed since', async () => {
    manyPosts()
    await move(server())
    const [run] = await listRuns(server().app.read)
    await undoRun({ call: server().app.call, actor: { kind: 'operator' } }, run?.id ?? 0, () => undefined)
    const again = await move(server())
    expect([again.live.since, again.live.gone]).toEqual([null, []])
    expect(unexplained(again)).toEqual([])
    expect(again.counts.posts).toMatchObject({ read: 130, written: 130 })
    const third = await move(server())
    expect(third.live.since).not.toBeNull()
    const row = await server()
      .app.read.selectFrom('import_run')
      .select('since')
      .orderBy('id', 'desc')
      .executeTakeFirst()
    expect(row?.since).toBe(third.live.since)
  })

  test('pictures are fetched once and shown', async () => {
    const picture = await sharp({ create: { width: 640, height: 360, channels: 3, background: '#8a1c1c' } })
      .jpeg()
      .toBuffer()
    const path = `/news-${held.folders}/wp-content/uploads/2024/05/ميناء.jpg`
    old().files.set(path, picture)
    const file = `http://127.0.0.1:${old().port}${encodeURI(path)}`
    const media = { type: 'attachment', status: 'inherit', mime_type: 'image/jpeg', alt_text: 'سفن', author: 1 }
    old().lists.media.push(
      livePost(old(), 400, { ...media, source_url: file, link: `${old().url}/port-picture/`, post: 101 }),
      livePost(old(), 401, { ...media, source_url: file.replace('.jpg', '-absent.jpg'), link: `${old().url}/absent/` }),
      livePost(old(), 402, { ...media, source_url: 'http://169.254.169.254/x.jpg', link: `${old().url}/evil/` }),
    )
    change('posts', 101, { featured_media: 400, content: both(`<p>نص.</p><img class="wp-image-400" src="${file}">`) })
    const report = await move(server(), { fetchMedia: true })
    expect(report.counts.attachments).toMatchObject({ read: 3, written: 1, 'left-out': 2 })
    expect(report.live.notFetched.map(({ why }) => why)).toEqual(['no-such-file', 'not-public'])
    const { body } = await visit(server().base, String(old().lists.posts[0]?.['link']))
    expect(body).toContain('alt="سفن"')
    old().asked.splice(0)
    expect((await move(server(), { fetchMedia: true })).counts.attachments).toMatchObject({ unchanged: 1 })
    expect(old().asked.filter((one) => one.includes(encodeURI('ميناء.jpg')))).toEqual([])
  })
})

async function anEditor(server: TestServer): Promise<number> {
  const { accountId } = await server.app.call(
    'people/add-account',
    { name: 'رئيس التحرير', email: 'chief@new.example', role: 'editor-in-chief' as const, passwordHash: '-' },
    { actor: { kind: 'operator' } },
  )
  return accountId
}

async function workingCopy(server: TestServer, articleId: number, title: string): Promise<SaveWorking> {
  const row = await server.app.read
    .selectFrom('article')
    .select(['content', 'lock_version'])
    .where('id', '=', articleId)
    .executeTakeFirstOrThrow()
  const content = JSON.parse(row.content) as SaveWorking['content']
  return { id: articleId, lockVersion: row.lock_version, auto: false, content: { ...content, title } }
}
