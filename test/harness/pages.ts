import type { TestServer } from './server.ts'
import { paragraphs, tell } from './stories.ts'

const operator = { actor: { kind: 'operator' } } as const

/** A small newspaper with a page of every kind; tells the address of one of each. */
export async function makePages({ app }: TestServer): Promise<Record<string, string>> {
  const section = await app.call('sections/create-section', { name: 'محليات', parentId: null }, operator)
  const person = await app.call('people/create-person', { name: 'سلمى حدّاد', bio: 'محررة.' }, operator)
  const shared = { sectionId: section.id, bylines: [{ personId: person.id, role: null }], tagNames: ['ميناء'] }
  const other = await tell(app.call, { ...shared, title: 'مادة أخرى في القسم' })
  for (let n = 1; n <= 20; n += 1) await tell(app.call, { ...shared, title: `مادة رقم ${n}` })
  const body = paragraphs('نص أول.', 'نص ثانٍ.')
  const told = await tell(app.call, {
    ...shared,
    title: 'مادة كاملة',
    body: { ...body, content: [...body.content, { type: 'related', attrs: { articleId: other.id } }] },
  })
  await app.call('articles/correct-article', { id: told.id, text: 'ورد رقم خاطئ.' }, operator)
  const at = (...parts: string[]) => `/${parts.map(encodeURIComponent).join('/')}`
  return {
    front: '/',
    section: at('محليات'),
    article: at('محليات', String(told.id), 'مادة-كاملة'),
    author: at('author', String(person.id), 'سلمى-حداد'),
    tag: at('tag', 'ميناء'),
    corrections: '/corrections',
    feed: '/feed.xml',
    search: `/search`,
    'short-link': `/s/${told.shortCode}`,
  }
}
