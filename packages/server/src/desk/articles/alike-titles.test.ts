import { expect, test } from 'vitest'
import type { TestNewsroom } from '../../../../../test/harness/newsroom.ts'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { testDesk } from '../fixtures/test-desk.ts'

const operator = { actor: { kind: 'operator' } } as const
const TEXT = {
  type: 'doc',
  attrs: { version: 1 },
  content: [{ type: 'paragraph', attrs: { dir: null }, content: [{ type: 'text', text: 'فُتحت الأبواب صباحًا.' }] }],
} as const

/** A number in the title keeps the tests of one database apart. */
const titled = (newsroom: TestNewsroom) => `إعادة افتتاح المكتبة الوطنية ${newsroom.keys.below(2 ** 30)}`
const misspelt = (title: string) => title.replaceAll('إ', 'ا').replaceAll('ة', 'ه').replace('المكتب', 'مكتب')

async function published(newsroom: TestNewsroom, title: string, daysAgo: number): Promise<number> {
  const publishedAt = new Date(Date.parse(newsroom.now()) - daysAgo * 86_400_000).toISOString()
  const section = `محليات ${newsroom.keys.below(2 ** 30)}`
  const input = { title, body: TEXT, section, authors: ['هيئة التحرير'], tagNames: [], publishedAt, publish: true }
  return (await newsroom.call('articles/add-article', input, operator)).id
}

eachDatabase('a headline like one of the last thirty days', (newsroom) => {
  test('is told, whatever way it is spelt, with its state and its day', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('reporter')
    const title = titled(newsroom())
    const id = await published(newsroom(), title, 3)
    const mine = (await desk.send('articles.create', { title: 'عمل' }, { token })).body
    const { body } = await desk.send('articles.alike', { title: misspelt(title) }, { token, params: { id: mine.id } })
    expect(body.rows).toMatchObject([{ id, title, state: 'published' }])
    expect(body.rows[0]?.at.slice(0, 10)).toBe(
      new Date(Date.parse(newsroom().now()) - 3 * 86_400_000).toISOString().slice(0, 10),
    )
  })

  test('is not told of itself, of an older one, or of another story', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('editor-in-chief')
    const title = titled(newsroom())
    await published(newsroom(), title, 40)
    const { id } = (await desk.send('articles.create', { title }, { token })).body
    expect((await desk.send('articles.alike', { title }, { token, params: { id } })).body.rows).toEqual([])
    await published(newsroom(), title.replace('إعادة افتتاح', 'إغلاق'), 1)
    expect((await desk.send('articles.alike', { title }, { token, params: { id } })).body.rows).toEqual([])
  })

  test('a draft of somebody else is told only to those who may open it', async () => {
    const desk = testDesk(newsroom())
    const title = titled(newsroom())
    const [writer, stranger, reviewer] = await Promise.all([
      desk.staff('contributor'),
      desk.staff('contributor'),
      desk.staff('reviewer'),
    ])
    const draft = (await desk.send('articles.create', { title }, { token: writer.token })).body
    const asked = async (token: string) => {
      const { id } = (await desk.send('articles.create', { title: 'عمل' }, { token })).body
      const { body } = await desk.send('articles.alike', { title: misspelt(title) }, { token, params: { id } })
      return body.rows.map((row) => row.id)
    }
    expect(await asked(writer.token)).toEqual([draft.id])
    expect(await asked(stranger.token)).toEqual([])
    const chief = await desk.staff('editor-in-chief')
    expect(await asked(chief.token)).toEqual([draft.id])
    expect(
      (await desk.send('articles.alike', { title }, { token: stranger.token, params: { id: draft.id } })).status,
    ).toBe(403)
    expect(
      (await desk.send('articles.alike', { title }, { token: reviewer.token, params: { id: draft.id } })).body.rows,
    ).toEqual([])
  })

  test('at most three are told, newest first', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('editor-in-chief')
    const title = titled(newsroom())
    const ids = []
    for (const days of [9, 2, 5, 20]) ids.push(await published(newsroom(), title, days))
    const { id } = (await desk.send('articles.create', { title: 'عمل' }, { token })).body
    const { body } = await desk.send('articles.alike', { title }, { token, params: { id } })
    expect(body.rows.map((row) => row.id)).toEqual([ids[1], ids[2], ids[0]])
  })
})
