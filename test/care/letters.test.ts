import { expect, test } from 'vitest'
import { eachServer } from '../harness/server.ts'
import { tell } from '../harness/stories.ts'

const operator = { actor: { kind: 'operator' } } as const

eachServer('letters to the desk', (server) => {
  const post = (path: string, fields: Readonly<Record<string, string>>, origin = server().base) =>
    fetch(server().base + path, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams(fields),
    })

  test('a reader reports an error without scripts, gets a page of their own, and nobody else finds it', async () => {
    const { call } = server().app
    const { id: sectionId } = await call('sections/create-section', { name: 'محليات', parentId: null }, operator)
    const { id } = await tell(call, { title: 'مادة فيها خطأ', sectionId })
    const form = await (await fetch(`${server().base}/letters/error?article=${id}`)).text()
    expect(form).toContain('أبلغ عن خطأ')
    const refused = await post('/letters/reply', { article: String(id), text: 'ردّي المحفوظ', email: 'x' })
    expect(refused.status).toBe(422)
    expect(await refused.text()).toContain('ردّي المحفوظ')
    expect(
      (await post('/letters/error', { article: String(id), text: 'خطأ' }, 'https://elsewhere.example')).status,
    ).toBe(403)
    const typed = { article: String(id), text: 'الاسم خطأ', email: 'reader@example.org' }
    const sent = await post('/letters/error', typed)
    expect(sent.status).toBe(303)
    const address = sent.headers.get('location') ?? ''
    expect((await post('/letters/error', typed)).headers.get('location')).toBe(address)
    const page = await fetch(server().base + address)
    expect(page.headers.get('cache-control')).toContain('no-store')
    const words = await page.text()
    expect(words).toContain('الاسم خطأ')
    expect(words).not.toContain('reader@example.org')
    expect((await fetch(server().base + address.slice(0, -1))).status).toBe(404)
    expect(
      (await post('/letters/error', { ...typed, text: 'إعلان', website: 'x' })).headers.get('location'),
    ).not.toMatch(/letters/)
    const kept = await server().app.read.selectFrom('reader_letter').select('text').execute()
    expect(kept).toEqual([{ text: 'الاسم خطأ' }])
  })

  test('nobody writes about a draft: its form is not there', async () => {
    const draft = await tell(server().app.call, { title: 'مسودة' }, false)
    expect((await fetch(`${server().base}/letters/error?article=${draft.id}`)).status).toBe(404)
  })

  test('a legal demand turns search engines away, then answers 451 in the name of the authority', async () => {
    const { call, read } = server().app
    const section = await read.selectFrom('section').select('id').limit(1).executeTakeFirstOrThrow()
    const { id } = await tell(call, { title: 'مادة مطلوبة', sectionId: section.id })
    const demand = {
      authority: 'محكمة المدينة',
      reference: '',
      receivedOn: '2017-06-12',
      dueOn: null,
      demanded: 'طلب',
      public: false,
      articleIds: [id],
    }
    const decide = async (outcome: 'unlisted' | 'withdrawn') => {
      const made = await call('legal/save-demand', demand, operator)
      await call('legal/close-demand', { id: made.id, outcome, reason: 'قرار', lockVersion: 1 }, operator)
      await server().settle()
    }
    const page = () => fetch(`${server().base}/article/${id}`)
    expect((await page()).headers.get('x-robots-tag')).toBeNull()
    expect(await (await fetch(`${server().base}/feed.xml`)).text()).toContain('مادة مطلوبة')
    await decide('unlisted')
    const unlisted = await page()
    expect(unlisted.headers.get('x-robots-tag')).toBe('noindex')
    expect(await unlisted.text()).toContain('<meta name="robots" content="noindex"/>')
    expect(await (await fetch(`${server().base}/feed.xml`)).text()).not.toContain('مادة مطلوبة')
    await decide('withdrawn')
    const gone = await page()
    expect(gone.status).toBe(451)
    expect(gone.headers.get('link')).toBe(`<${server().base}/>; rel="blocked-by"`)
    expect(await gone.text()).toContain('محكمة المدينة')
  })
})
