import { writeFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { gzipSync } from 'node:zlib'
import { MOST_DEPTH } from '@warraq/core/comments/thread'
import { expect, test } from 'vitest'
import type { TestNewsroom } from '../harness/newsroom.ts'
import { eachDatabase } from '../harness/newsroom.ts'
import type { Importing } from './import-site.ts'
import { arabicFile, bringIn, dumpOf, unexplained, writtenFile } from './import-site.ts'
import { handWxr } from './wxr-text.ts'

const OLD = 'https://old.example'
function siteOf(newsroom: TestNewsroom): Importing {
  return { app: newsroom, wait: newsroom.wait }
}

eachDatabase('files that strain', (newsroom) => {
  test(
    'ten thousand comments, each an answer to the one before, the last one first',
    { timeout: 120_000 },
    async () => {
      const comments = Array.from({ length: 10_000 }, (_, index) => ({
        id: index + 1,
        parent: index,
        content: `جواب ${index}`,
      })).toReversed()
      const file = writtenFile(handWxr({ items: [{ id: 1, link: `${OLD}/long/`, categories: ['محليات'], comments }] }))
      const site = siteOf(newsroom())
      const report = await bringIn(site, file)
      expect(unexplained(report)).toEqual([])
      expect(report.counts.comments).toMatchObject({ read: 10_000, written: 10_000 })
      const rows = await newsroom()
        .read.selectFrom('comment')
        .select(['id', 'parent_id', 'root_id', 'depth'])
        .orderBy('id')
        .execute()
      expect(new Set(rows.map(({ root_id }) => root_id)).size).toBe(1)
      expect(Math.max(...rows.map(({ depth }) => depth))).toBe(MOST_DEPTH)
      for (const [index, row] of rows.entries()) expect(row.parent_id).toBe(rows[index - 1]?.id ?? null)
    },
  )

  test('hundreds of sections among thousands of categories; what is empty stays out', { timeout: 60_000 }, async () => {
    const categories = Array.from({ length: 3000 }, (_, index) => ({
      slug: `c-${index}`,
      name: `باب ${index % 1500}`,
      parent: index < 10 ? '' : `c-${index % 10}`,
    }))
    const items = Array.from({ length: 50 }, (_, post) => ({
      id: 20_000 + post,
      categories: Array.from({ length: 10 }, (__, n) => `c-${post * 10 + n}`),
    }))
    const site = siteOf(newsroom())
    const report = await bringIn(site, writtenFile(handWxr({ site: 'https://many.example', categories, items })))
    expect(unexplained(report)).toEqual([])
    expect(report.counts.categories).toMatchObject({ read: 3000, written: 500, 'left-out': 2500 })
    const again = await bringIn(site, writtenFile(handWxr({ site: 'https://many.example', categories, items })))
    expect(again.counts.categories).toMatchObject({ written: 0, joined: 0, changed: 0 })
  })

  test('people go on writing while a newspaper comes in', { timeout: 120_000 }, async () => {
    const { call } = newsroom()
    const actor = { kind: 'operator' } as const
    const state = { coming: true, made: 0 }
    const goOn = async (pause: number, make: (n: number) => Promise<unknown>): Promise<void> => {
      // On a fast machine the newspaper is in before the second person is: both go on until they have made a few.
      for (let n = 0; state.coming || n < 5; n += 1) {
        await make(n)
        if (state.coming) state.made += 1
        await sleep(pause)
      }
    }
    const section = (n: number) => call('sections/create-section', { name: `ملف ${n}`, parentId: null }, { actor })
    const people = [
      goOn(20, (n) => call('people/create-person', { name: `محرر ${n}` }, { actor })),
      // A batch of articles asks for all sections: on PostgreSQL each new one stands in its way, and it in theirs.
      goOn(100, (n) => section(n).catch(() => null)),
    ]
    const report = await bringIn(siteOf(newsroom()), arabicFile({ posts: 300, commentsPerPost: 3 }))
    state.coming = false
    await Promise.all(people)
    expect(unexplained(report)).toEqual([])
    expect(report.counts.posts.written).toBe(300)
    expect(state.made).toBeGreaterThan(2)
  })

  test('an address that a hidden article and a public one had leads to the public one', async () => {
    const link = `${OLD}/2019/05/05/same/`
    const items = [
      { id: 701, title: 'خلف كلمة مرور', password: 'x', link },
      { id: 702, title: 'منشورة', link },
      { id: 703, title: 'وحدها', password: 'x', link: `${OLD}/2019/05/05/alone/` },
    ]
    const report = await bringIn(siteOf(newsroom()), writtenFile(handWxr({ items })))
    expect(unexplained(report)).toEqual([])
    const rows = await newsroom()
      .read.selectFrom('old_address as o')
      .innerJoin('article as a', 'a.id', 'o.target_id')
      .select(['o.path_key', 'a.title'])
      .where('o.path_key', 'like', '/2019/05/05/%')
      .orderBy('o.path_key')
      .execute()
    expect(rows.map(({ path_key, title }) => [path_key, title])).toEqual([
      ['/2019/05/05/alone', 'وحدها'],
      ['/2019/05/05/same', 'منشورة'],
    ])
  })

  test('a packed export is refused by name and changes nothing', async () => {
    const before = await dumpOf(newsroom().read)
    const whole = gzipSync(handWxr({ items: [{ id: 1 }] }))
    for (const bytes of [whole, whole.subarray(0, whole.length / 2)]) {
      const file = writtenFile('')
      writeFileSync(file, bytes)
      await expect(bringIn(siteOf(newsroom()), file)).rejects.toMatchObject({
        code: 'import-refused',
        details: { reason: expect.stringMatching(/^wxr-/u) },
      })
    }
    expect(await dumpOf(newsroom().read)).toEqual(before)
  })
})
