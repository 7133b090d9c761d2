import { existsSync, readdirSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { ImportChoices, RehearseInput } from '@warraq/core/contract/imports'
import { ROLES } from '@warraq/core/people/roles'
import { beforeEach, expect, test } from 'vitest'
import { arabicWxr } from '../../../../../test/import/arabic-wxr.ts'
import { zipOf } from '../../../../../test/import/zip-bytes.ts'
import type { TestNewsroom } from '../../../../../test/harness/newsroom.ts'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { continueRun } from '../../import/runs/newsroom-run.ts'
import { undoRun } from '../../import/runs/undo-run.ts'
import { diskBlobs } from '../../ports/blobs/disk.ts'
import { imageProcesses } from '../../ports/images/process.ts'
import type { TestDesk } from '../fixtures/test-desk.ts'
import { PAGE_HEADERS, testDesk } from '../fixtures/test-desk.ts'

const CHOICES: ImportChoices = {
  types: {},
  fetchMedia: false,
  keepAddresses: false,
  states: 'as-they-were',
  sectionId: null,
}

function exportOf(posts: number): Uint8Array {
  return Buffer.from([...arabicWxr({ posts, commentsPerPost: 2, seed: 7 })].join(''))
}

/** What the process of the background does, in this one. */
async function work(newsroom: TestNewsroom, runId: number): Promise<string> {
  const images = { images: imageProcesses(), blobs: diskBlobs(join(newsroom.dataDir, 'media')) }
  const { read, call, dataDir, keys } = newsroom
  const fetch = () => Promise.resolve({ got: false, why: 'unreachable' } as never)
  const parts = { dataDir, read, call, now: () => newsroom.now(), images, fetch, unseal: keys.unseal, holder: 'test' }
  return continueRun(parts, runId, () => undefined).then(
    () => 'done',
    (error: unknown) => (error as { code?: string }).code ?? String(error),
  )
}

function stagedNames({ dataDir }: TestNewsroom): string[] {
  const folder = join(dataDir, 'import', 'uploads')
  return existsSync(folder) ? readdirSync(folder) : []
}

eachDatabase('moving in', (newsroom) => {
  let desk: TestDesk
  let token: string
  beforeEach(async () => {
    desk = testDesk(newsroom())
    token = (await desk.staff('editor-in-chief')).token
  })

  const upload = async (bytes: Uint8Array): Promise<string> =>
    (await desk.send('imports.upload', {}, { token, bytes })).body.file
  const rehearse = async (input: Omit<RehearseInput, 'choices' | 'name'> & Partial<RehearseInput>): Promise<number> => {
    const asked = { name: 'صحيفة.xml', choices: CHOICES, ...input }
    return (await desk.send('imports.rehearse', asked, { token })).body.id
  }
  const view = async (id: number) => (await desk.send('imports.read', {}, { token, params: { id } })).body

  test('a file is uploaded, rehearsed, brought in, reported and taken back', async () => {
    const file = await upload(exportOf(14))
    const rehearsal = await rehearse({ kind: 'wordpress', file })
    expect((await view(rehearsal)).state).toBe('waiting')
    expect(await work(newsroom(), rehearsal)).toBe('done')
    const seen = await view(rehearsal)
    expect([seen.state, seen.rehearsal, seen.samples.length]).toEqual(['done', true, 10])
    expect(seen.samples[0]?.paragraphs.join(' ')).toMatch(/\p{Script=Arabic}{3}/u)
    expect(JSON.stringify(seen.samples)).not.toMatch(/<p>|<script/u)
    expect(await newsroom().read.selectFrom('article').select('id').execute()).toEqual([])
    const drawn = await desk.raw(`/imports/${rehearsal}/samples/1`, { headers: { cookie: `warraq-desk=${token}` } })
    expect([drawn.status, await drawn.text()]).toEqual([200, expect.stringContaining(seen.samples[0]?.title ?? '')])

    const start = { choices: CHOICES }
    const sent = { token, params: { id: rehearsal }, key: 'start-it-once' }
    const { id } = (await desk.send('imports.start', start, sent)).body
    expect((await desk.send('imports.start', start, sent)).body.id).toBe(id)
    expect(await work(newsroom(), id)).toBe('done')
    const done = await view(id)
    expect([done.state, done.madeCounts['article']]).toEqual(['done', 14])
    for (const line of done.report?.counts ?? []) {
      const explained = line.written + line.joined + line.changed + line.kept + line.unchanged + line.leftOut
      expect([line.bucket, explained]).toEqual([line.bucket, line.read])
    }
    expect(done.totals.read).toBeGreaterThan(40)
    expect(done.made.length).toBeGreaterThan(0)
    expect(stagedNames(newsroom())).toEqual([])

    const preview = (await desk.send('imports.undoPreview', {}, { token, params: { id } })).body
    expect([preview.made['article'], preview.keptCount]).toEqual([14, 0])
    expect((await desk.send('imports.undo', {}, { token, params: { id } })).status).toBe(200)
    expect((await view(id)).state).toBe('undoing')
    const again = await desk.send('imports.undo', {}, { token, params: { id } })
    expect([again.status, again.error.code]).toEqual([409, 'import-busy'])
    await undoRun({ call: newsroom().call, actor: { kind: 'operator' } }, id, () => undefined)
    expect((await view(id)).state).toBe('undone')
    expect(await newsroom().read.selectFrom('article').select('id').execute()).toEqual([])
    const list = (await desk.send('imports.list', {}, { token })).body.rows
    expect(list.map(({ state, startedBy }) => [state, startedBy])).toEqual([
      ['undone', 'عضو editor-in-chief'],
      ['done', 'عضو editor-in-chief'],
    ])
  })

  test('all come in as drafts, and what has no section into the chosen one, when somebody wants it so', async () => {
    const section = { name: 'الأرشيف', slug: 'archive-old', parentId: null }
    const sectionId = (await desk.send('sections.create', section, { token })).body.id
    const file = await upload(
      Buffer.from(
        '<?xml version="1.0"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>ق</title><link>https://one.example</link><wp:wxr_version>1.2</wp:wxr_version><item><title>بلا قسم</title><content:encoded><![CDATA[<p>متن.</p>]]></content:encoded><wp:post_id>5</wp:post_id><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_date_gmt>2015-02-03 04:05:06</wp:post_date_gmt></item></channel></rss>',
      ),
    )
    const rehearsal = await rehearse({ kind: 'wordpress', file })
    expect(await work(newsroom(), rehearsal)).toBe('done')
    const choices = { ...CHOICES, states: 'drafts' as const, sectionId }
    const { id } = (await desk.send('imports.start', { choices }, { token, params: { id: rehearsal } })).body
    expect(await work(newsroom(), id)).toBe('done')
    const rows = await newsroom().read.selectFrom('article').select(['state', 'section_id']).execute()
    expect(rows).toEqual([{ state: 'draft', section_id: sectionId }])
  })

  test('it is for those who run the site; others are refused and leave nothing', async () => {
    const before = stagedNames(newsroom())
    for (const role of ROLES.filter((one) => one !== 'admin' && one !== 'editor-in-chief')) {
      const other = (await desk.staff(role)).token
      const bytes = exportOf(1)
      const tried = [
        await desk.send('imports.upload', {}, { token: other, bytes }),
        await desk.send('imports.list', {}, { token: other }),
        await desk.send(
          'imports.rehearse',
          { kind: 'feed', name: 'x', address: 'a.example', choices: CHOICES },
          { token: other },
        ),
        await desk.send('imports.undo', {}, { token: other, params: { id: 1 } }),
      ]
      expect([role, ...tried.map(({ status }) => status)]).toEqual([role, 403, 403, 403, 403])
    }
    expect(stagedNames(newsroom())).toEqual(before)
  })

  test('a refused file says line, item and code, and nothing is written', async () => {
    const whole = exportOf(3)
    const before = await newsroom().read.selectFrom('article').select('id').execute()
    const files: readonly [Uint8Array, string, string][] = [
      [Buffer.from('<!DOCTYPE rss [<!ENTITY a "b">]><rss/>'), 'import-refused', 'doctype'],
      [whole.subarray(0, whole.length - 200), 'import-refused', 'truncated'],
      [Buffer.from('%PDF-1.7 not an export'), 'import-refused', ''],
    ]
    for (const [bytes, code, reason] of files) {
      const id = await rehearse({ kind: 'wordpress', file: await upload(bytes) })
      expect(await work(newsroom(), id)).toBe(code)
      const { state, failure, goesOn } = await view(id)
      expect([state, failure?.code, goesOn]).toEqual(['failed', code, true])
      expect(failure?.line).toBeGreaterThan(0)
      expect(failure?.reason ?? '').toContain(reason)
    }
    expect(await newsroom().read.selectFrom('article').select('id').execute()).toEqual(before)
  })

  test('archives that lead out, hide or burst are refused before anything of them is kept', async () => {
    const html = '<!doctype html><title>س</title><h1>عنوان</h1><p>متن</p>'
    const bomb = Buffer.alloc(8 * 1024 * 1024, 0x61)
    const archives: readonly [Uint8Array, string][] = [
      [zipOf([{ name: '../../evil.html', text: html }]), 'archive-path'],
      [zipOf([{ name: '/etc/evil.html', text: html }]), 'archive-path'],
      [zipOf([{ name: 'bomb.html', text: bomb }]), 'archive-ratio'],
    ]
    for (const [bytes, reason] of archives) {
      for (const kind of ['page', 'substack'] as const) {
        const id = await rehearse({ kind, file: await upload(bytes) })
        await work(newsroom(), id)
        expect([kind, (await view(id)).failure?.reason]).toEqual([kind, reason])
      }
    }
    expect(stagedNames(newsroom()).filter((name) => name.includes('.'))).toEqual([])
    expect(existsSync(join(newsroom().dataDir, '..', 'evil.html'))).toBe(false)
  })

  test('what is too large, empty, of another type or breaks off leaves nothing', async () => {
    const cookie = { ...PAGE_HEADERS, cookie: `warraq-desk=${token}` }
    const send = (headers: Record<string, string>, body: ReadableStream | string) =>
      desk.raw('/imports/files', { method: 'POST', headers: { ...cookie, ...headers }, body, duplex: 'half' } as never)
    const before = stagedNames(newsroom())
    const octets = { 'content-type': 'application/octet-stream' }
    const statuses = [
      (await send({ ...octets, 'content-length': String(3 * 1024 ** 3) }, 'x')).status,
      (await send(octets, '')).status,
      (await send({ 'content-type': 'text/html' }, 'x')).status,
      (await send({ ...octets, 'sec-fetch-site': 'cross-site' }, 'x')).status,
      (await send(octets, brokenOff())).status,
    ]
    expect(statuses).toEqual([413, 400, 400, 403, 400])
    expect(stagedNames(newsroom())).toEqual(before)
  })

  test('names from outside are never paths', async () => {
    const { dataDir } = newsroom()
    await mkdir(join(dataDir, 'import', 'pictures', 'صور'), { recursive: true })
    await writeFile(join(dataDir, 'import', 'secret.txt'), 'x')
    expect((await desk.send('imports.folders', {}, { token })).body.rows).toEqual(['صور'])
    const file = await upload(exportOf(1))
    for (const picturesFolder of ['..', '../..', 'صور/..', '/etc', '.']) {
      const asked = { kind: 'wordpress', name: 'x', file, picturesFolder, choices: CHOICES } as const
      expect((await desk.send('imports.rehearse', asked, { token })).status).toBe(400)
    }
    for (const name of ['../../../etc/passwd', '..', 'C:\\boot.ini', '\u202Egnp.xml'])
      expect((await view(await rehearse({ kind: 'wordpress', file, name }))).state).toBe('waiting')
    for (const bad of ['../../keys.json', 'x'.repeat(32)])
      expect((await desk.send('imports.drop', { file: bad }, { token })).status).toBe(400)
    const gone = { kind: 'wordpress', name: 'x', file: 'a'.repeat(32), choices: CHOICES } as const
    expect((await desk.send('imports.rehearse', gone, { token })).error.code).toBe('import-file-gone')
  })

  test('an application password is nowhere in clear and is forgotten with the run', async () => {
    const secret = 'abcd EFGH ijkl MNOP'
    const id = await rehearse({ kind: 'wordpress-live', address: 'old.example', user: 'salma', password: secret })
    const dump = async (): Promise<string> =>
      JSON.stringify([
        await newsroom().read.selectFrom('import_run').selectAll().execute(),
        await newsroom().read.selectFrom('audit_event').selectAll().execute(),
        await newsroom().read.selectFrom('event').selectAll().execute(),
        await view(id),
      ])
    expect(await dump()).not.toContain(secret)
    expect(JSON.stringify(await view(id))).not.toContain('sealed')
    await work(newsroom(), id)
    expect((await view(id)).failure?.code).toBe('source-refused')
    expect(await dump()).not.toContain(secret)
    const half = { kind: 'wordpress-live', name: 'x', address: 'old.example', user: 'salma', choices: CHOICES } as const
    expect((await desk.send('imports.rehearse', half, { token })).status).toBe(400)
    const inAddress = { kind: 'feed', name: 'x', address: 'https://a:b@old.example/feed', choices: CHOICES } as const
    expect((await desk.send('imports.rehearse', inAddress, { token })).status).toBe(400)
  })

  test('a run is stopped and goes on; what is done does not', async () => {
    const id = await rehearse({ kind: 'wordpress', file: await upload(exportOf(2)) })
    const asked = { token, params: { id } }
    expect((await desk.send('imports.resume', {}, asked)).error.code).toBe('import-busy')
    expect((await desk.send('imports.stop', {}, asked)).status).toBe(200)
    expect(await view(id)).toMatchObject({ state: 'stopped', goesOn: true })
    expect((await desk.send('imports.stop', {}, asked)).error.code).toBe('import-busy')
    expect((await desk.send('imports.resume', {}, asked)).status).toBe(200)
    expect(await work(newsroom(), id)).toBe('done')
    expect((await desk.send('imports.resume', {}, asked)).error.code).toBe('import-busy')
  })
})

function brokenOff(): ReadableStream {
  return new ReadableStream({
    pull(controller) {
      controller.enqueue(new Uint8Array(1000))
      controller.error(new Error('the line is down'))
    },
  })
}
