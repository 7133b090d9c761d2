import { expect, test } from 'vitest'
import { eachServer } from '../harness/server.ts'
import { paragraphs, tell } from '../harness/stories.ts'

const operator = { actor: { kind: 'operator' } } as const

eachServer('what search quotes', (server) => {
  test('of an article with a care flag is its standfirst; its words are found all the same', async () => {
    const { call } = server().app
    const { id: sectionId } = await call('sections/create-section', { name: 'محليات', parentId: null }, operator)
    const body = paragraphs('كلمة قنديلية لا تُقتبس خارج المادة.')
    const story = { sectionId, body, standfirst: 'مقدمة المادة.' }
    await tell(call, { ...story, title: 'مادة بلا تنبيه' })
    await tell(call, { ...story, title: 'مادة عليها تنبيه', flags: ['suicide'] })
    await server().settle()
    const page = await (await fetch(`${server().base}/search?q=${encodeURIComponent('قنديلية')}`)).text()
    const main = /<main[\s\S]*<\/main>/.exec(page)?.[0] ?? ''
    const results = main.split('<article').slice(1)
    expect(results).toHaveLength(2)
    const of = (title: string) =>
      results.find((one) => one.replaceAll(/<[^>]+>/gu, '').includes(title))?.replaceAll(/<[^>]+>/gu, '') ?? ''
    expect(of('مادة بلا تنبيه')).toContain('لا تُقتبس خارج المادة')
    expect(of('مادة عليها تنبيه')).toContain('مقدمة المادة.')
    expect(of('مادة عليها تنبيه')).not.toContain('تُقتبس')
    const bare = await tell(call, { sectionId, body, standfirst: '', title: 'بلا مقدمة', flags: ['suicide'] })
    const article = await (await fetch(`${server().base}/article/${bare.id}`)).text()
    expect(/<head>[\s\S]*<\/head>/.exec(article)?.[0]).not.toContain('قنديلية')
  })
})
