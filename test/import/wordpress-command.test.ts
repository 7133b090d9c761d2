import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { ImportReport } from '../../packages/server/src/import/wordpress/import-report.ts'
import type { TestServer } from '../harness/server.ts'
import { eachServer } from '../harness/server.ts'
import { unexplained, visit, writtenFile } from './import-site.ts'
import type { Ran } from './warraq-command.ts'
import { warraq, warraqBeside } from './warraq-command.ts'
import { handWxr } from './wxr-text.ts'

const OLD = 'https://old.example'
const FILE = writtenFile(
  handWxr({
    items: [
      {
        id: 1,
        title: 'افتتاح السوق القديم',
        link: `${OLD}/2020/01/market/`,
        categories: ['محليات'],
        comments: [{ id: 1, content: 'خبر سار' }],
      },
      { id: 2, status: 'private', title: 'ملاحظات التحرير' },
      { id: 3, type: 'product' },
    ],
  }),
)

function importing(server: TestServer, ...words: string[]): Promise<Ran> {
  return warraqBeside(server, ['import', 'wordpress', ...words])
}

eachServer('warraq import wordpress beside a running server', (server) => {
  test('readers see it at once, also where a page was kept', async () => {
    server().wait((Date.UTC(2026, 0, 15) - Date.parse(server().app.now())) / 1000)
    expect((await visit(server().base, '/')).body).not.toContain('افتتاح السوق القديم')
    const rehearsal = await importing(server(), FILE, '--dry-run', '--json')
    expect(rehearsal.error).toBeNull()
    expect((await visit(server().base, `${OLD}/2020/01/market/`)).statuses).toEqual([404])
    const { out, error } = await importing(server(), FILE, '--json')
    expect(error).toBeNull()
    const report = JSON.parse(out) as ImportReport
    expect(unexplained(report)).toEqual([])
    expect({ ...(JSON.parse(rehearsal.out) as ImportReport), dryRun: false }).toEqual(report)
    expect((await visit(server().base, '/')).body).toContain('افتتاح السوق القديم')
    const { statuses, body } = await visit(server().base, `${OLD}/2020/01/market/`)
    expect([statuses, body.includes('خبر سار')]).toEqual([[301, 200], true])
  })

  test('says in words what came in, what did not and why', async () => {
    const { out } = await importing(server(), FILE)
    expect(out.split('\n')).toEqual(
      expect.arrayContaining([
        'المواد: في الملف 2 · دخل من قبل 2',
        'التعليقات: في الملف 1 · دخل من قبل 1',
        'أنواع أخرى: في الملف 1 · لم يدخل 1',
      ]),
    )
    expect(out).toContain('product')
  })

  test('a file that cannot be read is refused with its place; nothing is written', async () => {
    const before = await server().app.read.selectFrom('import_run').select('id').execute()
    const broken = join(mkdtempSync(join(tmpdir(), 'warraq-wxr-')), 'broken.xml')
    writeFileSync(broken, handWxr({ items: [{ id: 9 }] }).slice(0, -40))
    const { error, out } = await importing(server(), broken)
    expect(error).toMatchObject({
      code: 'import-refused',
      details: { line: expect.any(Number), column: expect.any(Number) },
    })
    expect(out).toBe('')
    expect(await server().app.read.selectFrom('import_run').select('id').execute()).toEqual(before)
  })

  test('what is not there, and a rule that cannot be read, are mistakes in the command', async () => {
    for (const words of [['/nowhere/site.xml'], [FILE, '--type', 'movie=film'], [FILE, '--type', 'movie'], []])
      expect((await importing(server(), ...words)).error).toMatchObject({ code: 'bad-command' })
    expect((await importing(server(), FILE, '--media', '/nowhere')).error).not.toBeNull()
  })
})

test('a rehearsal needs no newsroom and makes none; neither does a refused file', async () => {
  const dataDir = join(mkdtempSync(join(tmpdir(), 'warraq-none-')), 'data')
  const { out, error } = await warraq(dataDir, ['import', 'wordpress', FILE, '--dry-run', '--json'])
  expect(error).toBeNull()
  expect((JSON.parse(out) as ImportReport).counts.posts).toMatchObject({ read: 2, written: 2 })
  const empty = writtenFile('')
  expect((await warraq(dataDir, ['import', 'wordpress', empty])).error).toMatchObject({ code: 'import-refused' })
  expect(existsSync(dataDir)).toBe(false)
})
