import { expect, test } from 'vitest'
import { eachServer } from '../harness/server.ts'
import { tell } from '../harness/stories.ts'

const operator = { actor: { kind: 'operator' } } as const
const FIELDS = ['email', 'password_hash', 'author.password_hash', 'state', '__proto__'] as const
const SHAPES: readonly ((field: string) => string)[] = [
  (field) => `filter=${field}:draft`,
  (field) => `filter[${field}][$startsWith]=a`,
  (field) => `where[${field}][like]=a%25`,
  (field) => `where=${encodeURIComponent(JSON.stringify({ [field]: { $ne: null } }))}`,
  (field) => `sort=${field}`,
  (field) => `order=${field}+desc`,
  (field) => `fields=*,${field}`,
  (field) => `select=${field}`,
  (field) => `include=${field}`,
  (field) => `populate=${field}`,
  (field) => `with[]=${field}&limit=all`,
  (field) => `status=draft&preview=true&${field}=1`,
]

eachServer(
  'a page has no query language',
  (server) => {
    test('sixty shapes of filters, sortings and fields of other systems change no byte of a page', async () => {
      const { call } = server().app
      const sectionId = (await call('sections/create-section', { name: 'محليات', parentId: null }, operator)).id
      const personId = (await call('people/create-person', { name: 'ليلى العطّار' }, operator)).id
      const bylines = [{ personId, role: null }]
      const told = await tell(call, { title: 'افتتاح المكتبة', sectionId, bylines })
      await tell(call, { title: 'مسودة لا تُقرأ', sectionId, bylines }, false)
      await server().settle()
      const section = `/${encodeURIComponent('محليات')}`
      const pages = [
        '/',
        section,
        `${section}/${told.id}/${encodeURIComponent('افتتاح-المكتبة')}`,
        '/feed.xml',
        '/search?q=zzz',
      ]
      const wrong: string[] = []
      for (const page of pages) {
        const plain = await answer(page)
        expect([page, plain.status]).toEqual([page, 200])
        for (const query of FIELDS.flatMap((field) => SHAPES.map((shape) => shape(field)))) {
          const asked = await answer(`${page}${page.includes('?') ? '&' : '?'}${query}`)
          const isSame = asked.status === plain.status && asked.body === plain.body
          if (!isSame && asked.status !== 400) wrong.push(`${page} ${query}: ${asked.status}`)
        }
      }
      expect(wrong).toEqual([])
    }, 60_000)

    async function answer(path: string): Promise<{ status: number; body: string }> {
      const got = await fetch(server().base + path)
      return { status: got.status, body: await got.text() }
    }
  },
  { WARRAQ_RATE_LIMITS: 'off' },
)
