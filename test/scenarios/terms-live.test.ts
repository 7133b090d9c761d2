import { readTerms } from '../../packages/server/src/actions/comments/terms-file.ts'
import { expect, test } from 'vitest'
import { eachServer } from '../harness/server.ts'
import { tell } from '../harness/stories.ts'

const operator = { actor: { kind: 'operator' } } as const

eachServer('the comment terms that readers are shown', (server) => {
  test('item 18: new words of a clause are on the article and on the page of the terms at once', async () => {
    const { call, read } = server().app
    const section = await call('sections/create-section', { name: 'محليات', parentId: null }, operator)
    const article = await tell(call, { title: 'افتتاح مكتبة', sectionId: section.id })
    const shown = async () => {
      const { slug } = await read
        .selectFrom('page')
        .select('slug')
        .where('role', '=', 'terms')
        .executeTakeFirstOrThrow()
      const pages = await Promise.all(
        [`/page/${encodeURIComponent(slug)}`, `/news/${article.id}/x`].map(async (path) => {
          const answer = await fetch(server().base + path)
          return { status: answer.status, body: await answer.text() }
        }),
      )
      expect(pages.map(({ status }) => status)).toEqual([200, 200])
      return pages.map(({ body }) => body)
    }
    const before = await shown()
    for (const html of before) expect(html).toContain('الإساءة إلى الأشخاص')
    expect(before[0]).toContain('نقد المسؤولين وأدائهم مهما اشتد')
    const clause = readTerms().find(({ code }) => code === 'CL2')
    if (!clause) throw new Error('no such clause')
    const saved = { ...clause, title: { ar: 'إهانة الناس', en: 'Degrading people' }, version: 1, active: true }
    await call('comments/save-clause', saved, operator)
    for (const html of await shown()) {
      expect(html).toContain('إهانة الناس')
      expect(html).not.toContain('الإساءة إلى الأشخاص')
    }
    await call('comments/save-clause', { ...saved, version: 2, active: false }, operator)
    for (const html of await shown()) expect(html).not.toContain('إهانة الناس')
  })
})
