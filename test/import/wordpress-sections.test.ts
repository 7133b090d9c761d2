import { expect, test } from 'vitest'
import { eachServer } from '../harness/server.ts'
import { arabicFile, bringIn, dumpOf, unexplained, visit } from './import-site.ts'
import { wpSlug } from './arabic-wxr.ts'

const FILE = arabicFile({ posts: 40, commentsPerPost: 0, traps: true })
const all = { all: 'أرشيف الضفة', rules: [] }

eachServer('everything of an import in one section', (server) => {
  test('articles are in it, their categories are tags, and addresses of the categories lead to it', async () => {
    const report = await bringIn(server(), FILE, { choices: { sections: all } })
    await server().settle()
    expect(unexplained(report)).toEqual([])
    expect(report.counts.categories).toMatchObject({ read: 6, written: 1, 'left-out': 5 })
    expect(report.leftOut.filter(({ bucket }) => bucket === 'categories').map(({ what }) => what)).toEqual([
      'into-section',
    ])
    const { read } = server().app
    const places = await read
      .selectFrom('public_article')
      .innerJoin('section', 'section.id', 'public_article.section_id')
      .select(['section.name', 'section.slug'])
      .distinct()
      .execute()
    expect(places).toEqual([{ name: 'أرشيف الضفة', slug: 'أرشيف-الضفة' }])
    const tags = await read.selectFrom('tag').select('name').execute()
    expect(tags.map(({ name }) => name)).toContain('اقتصاد')
    for (const old of ['/category/economy/', `/category/${wpSlug('محليات')}/${wpSlug('بلديات')}/`, '/?cat=10']) {
      const { statuses, path } = await visit(server().base, old)
      expect([old, statuses, decodeURI(path)]).toEqual([old, [301, 200], '/أرشيف-الضفة'])
    }
  })

  test('the second run changes nothing', async () => {
    const before = await dumpOf(server().app.read)
    server().wait(3600)
    const report = await bringIn(server(), FILE, { choices: { sections: all } })
    await server().settle()
    expect(unexplained(report)).toEqual([])
    expect(await dumpOf(server().app.read)).toEqual(before)
  })
})

eachServer('some categories in other sections', (server) => {
  test('a rule names a category by its name or by its address; what lies in it stays in it', async () => {
    const rules = [
      { category: 'economy', section: 'مال وأعمال' },
      { category: 'محليّات', section: 'البلد' },
    ]
    const report = await bringIn(server(), FILE, { choices: { sections: { all: null, rules } } })
    await server().settle()
    expect(unexplained(report)).toEqual([])
    const { read } = server().app
    const rows = await read.selectFrom('section').select(['id', 'name', 'parent_id']).execute()
    const above = rows.map(({ name, parent_id }) => [name, rows.find(({ id }) => id === parent_id)?.name ?? null])
    expect(above).toContainEqual(['مال وأعمال', null])
    expect(above).toContainEqual(['بلديات', 'البلد'])
    expect(above.map(([name]) => name)).not.toContain('اقتصاد')
    expect((await visit(server().base, '/category/economy/')).path).toBe(`/${encodeURI('مال-وأعمال')}`)
    const tags = await read.selectFrom('tag').select('name').execute()
    expect(tags.map(({ name }) => name)).not.toContain('محليات')
  })

  test('a rule about a category that is not there is refused before anything is written', async () => {
    const before = await dumpOf(server().app.read)
    const rules = [{ category: 'رياضة', section: 'ملاعب' }]
    const sections = { all: null, rules }
    await expect(bringIn(server(), FILE, { choices: { sections } })).rejects.toMatchObject({
      code: 'import-refused',
      details: { reason: 'no-such-category', detail: 'رياضة' },
    })
    expect(await dumpOf(server().app.read)).toEqual(before)
  })
})
