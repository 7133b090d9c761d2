import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { createPostgresDatabase } from '../../../../test/harness/databases.ts'
import type { TestNewsroom } from '../../../../test/harness/newsroom.ts'
import { eachDatabase } from '../../../../test/harness/newsroom.ts'
import { readConfig } from '../config/config.ts'
import { openContext } from '../context.ts'
import { foundSite } from '../sample/prepare-site.ts'

const operator = { kind: 'operator' } as const

eachDatabase('writer', (newsroom) => {
  test('a hundred drafts at once get a hundred ids and short codes', async () => {
    const made = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        newsroom().call('articles/create-article', { title: `مادة ${i}` }, { actor: operator }),
      ),
    )
    expect(new Set(made.map(({ id }) => id)).size).toBe(100)
    expect(new Set(made.map(({ shortCode }) => shortCode)).size).toBe(100)
    const { n } = await newsroom()
      .read.selectFrom('article')
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
    expect(n).toBe(100)
  })

  test('the same retry key gives the first answer and changes nothing more', async () => {
    const calls = Array.from({ length: 5 }, () =>
      newsroom().call('articles/create-article', { title: 'مرة واحدة' }, { actor: operator, retryKeys: ['retry-1'] }),
    )
    const ids = (await Promise.all(calls)).map(({ id }) => id)
    expect(new Set(ids).size).toBe(1)
  })

  test('a refusal undoes its own rows and leaves its neighbours in the same commit', async () => {
    const before = await newsroom().read.selectFrom('article').select('id').execute()
    const results = await Promise.allSettled([
      newsroom().call('articles/create-article', { title: 'قبل' }, { actor: operator }),
      newsroom().call('articles/create-article', { title: 'ممنوع' }, { actor: { kind: 'guest' } }),
      newsroom().call('articles/create-article', { title: 'بعد' }, { actor: operator }),
    ])
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect((results[1] as PromiseRejectedResult).reason).toMatchObject({ name: 'Refusal', code: 'sign-in-needed' })
    expect(await newsroom().read.selectFrom('article').select('id').execute()).toHaveLength(before.length + 2)
  })

  test('fifty audited actions at once leave one chain without a fork', async () => {
    const names = Array.from({ length: 50 }, (_, i) => `قسم ${i}`)
    await Promise.all(
      names.map((name) => newsroom().call('sections/create-section', { name, parentId: null }, { actor: operator })),
    )
    const rows = await auditRows(newsroom())
    expect(rows.filter(({ action }) => action === 'section.created')).toHaveLength(50)
    expect(brokenAt(rows)).toBeNull()
    const altered = rows.map((row, i) => (i === 20 ? { ...row, subject: 'section:999' } : row))
    expect(brokenAt(altered)).toBe(20)
    expect(brokenAt(rows.toSpliced(30, 1))).toBe(30)
  })

  test('reading cannot write', async () => {
    const anyway = newsroom().read as unknown as { deleteFrom(table: 'article'): { execute(): Promise<unknown> } }
    await expect(anyway.deleteFrom('article').execute()).rejects.toThrow(/read-?only/i)
  })
})

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

type AuditRow = Awaited<ReturnType<typeof auditRows>>[number]

function auditRows({ read }: TestNewsroom) {
  return read.selectFrom('audit_event').selectAll().orderBy('seq').execute()
}

/** Index of the first row that does not follow from those before it; null when all do. */
function brokenAt(rows: readonly AuditRow[]): number | null {
  let previous = sha256('warraq audit')
  for (const [index, row] of rows.entries()) {
    const hash = sha256([row.at, row.actor, row.action, row.subject, row.payload].join('\n'))
    if (row.payload_hash !== hash || row.prev_hash !== previous) return index
    previous = sha256(`${previous}\n${hash}`)
  }
  return null
}

describe.skipIf(!process.env['WARRAQ_TEST_POSTGRES_URL'])('several nodes', () => {
  test('that start at once on an empty database make one newsroom', async () => {
    const database = await createPostgresDatabase()
    onTestFinished(() => database.drop())
    const nodes = await Promise.all(
      Array.from({ length: 4 }, async () => {
        const folder = mkdtempSync(join(tmpdir(), 'warraq-node-'))
        onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
        const config = readConfig({ WARRAQ_DATA_DIR: folder, WARRAQ_DATABASE_URL: database.url }, folder)
        return openContext(config, { writeLog: () => undefined })
      }),
    )
    await Promise.all(nodes.map((node) => foundSite(node)))
    const [first] = nodes
    const migrations = await first?.read.selectFrom('clause').select('code').execute()
    expect(migrations).toHaveLength(15)
    expect(await first?.read.selectFrom('menu').select('place').orderBy('place').execute()).toEqual([
      { place: 'footer' },
      { place: 'main' },
    ])
    const pages = await first?.read.selectFrom('page').select('slug').execute()
    expect(new Set(pages?.map(({ slug }) => slug)).size).toBe(pages?.length)
    await Promise.all(nodes.map((node) => node.close()))
  })
})
