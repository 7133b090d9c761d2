import type { FrontContainer, FrontLayout } from '@warraq/core/site/front-types'
import { FIRST_LAYOUT, newContainer, NO_FILTER } from '@warraq/core/site/front-layout'
import { expect, test } from 'vitest'
import type { TestServer } from '../harness/server.ts'
import { eachServer } from '../harness/server.ts'
import { paragraphs, tell } from '../harness/stories.ts'

const operator = { actor: { kind: 'operator' } } as const
const front = async (server: TestServer) => (await fetch(server.base + '/')).text()
const body = (html: string) => /<main.*<\/main>/s.exec(html)?.[0] ?? ''
/** Headlines by their article's id, in the order of the page. */
const idsOn = (html: string) =>
  [...body(html).matchAll(/<h[23] class="hl"><a href="[^"]*\/(\d+)\//g)].map(([, id]) => Number(id))
const pin = (articleId: number, title = '') => ({ articleId, title, mediaId: null })
const layoutOf = (...containers: FrontContainer[]): FrontLayout => ({ containers })

const made = { ids: [] as number[], tagId: 0, sectionId: 0 }

async function publishLayout({ app }: TestServer, layout: FrontLayout, lockVersion: number): Promise<number> {
  const saved = await app.call('site/save-front', { lang: 'ar', layout, lockVersion }, operator)
  return (await app.call('site/publish-front', { lang: 'ar', ...saved }, operator)).lockVersion
}

eachServer('the front page as editors lay it out', (server) => {
  test('without a layout it is the page by the newest; the first layout published gives the same bytes', async () => {
    const { app } = server()
    made.ids = []
    const section = await app.call('sections/create-section', { name: 'محليات', parentId: null }, operator)
    made.sectionId = section.id
    const person = await app.call('people/create-person', { name: 'سلمى حدّاد' }, operator)
    for (let n = 1; n <= 24; n += 1) {
      const told = await tell(app.call, {
        title: `مادة رقم ${n}`,
        sectionId: section.id,
        bylines: [{ personId: person.id, role: null }],
        tagNames: n <= 2 ? ['ميناء'] : [],
        kind: n % 6 === 0 ? 'opinion' : 'news',
        body: paragraphs('نص.'),
      })
      made.ids.push(told.id)
      server().wait(60)
    }
    made.tagId = (await app.read.selectFrom('tag').select('id').executeTakeFirstOrThrow()).id
    const before = body(await front(server()))
    await publishLayout(server(), FIRST_LAYOUT, 0)
    expect(body(await front(server()))).toBe(before)
    expect(idsOn(before).length).toBeGreaterThan(12)
  })

  test('what is pinned stands in its container and nowhere else, with its own headline; the rest fills by query', async () => {
    const [oldest = 0, second = 0] = made.ids
    const newest = made.ids.at(-2) ?? 0
    await publishLayout(
      server(),
      layoutOf(
        { ...newContainer('lead', 'lead'), pins: [pin(oldest, 'عنوان البطاقة')] },
        { ...newContainer('query', 'port'), title: 'الميناء', filter: { ...NO_FILTER, tagId: made.tagId } },
        { ...newContainer('headlines', 'headlines'), pins: [pin(newest)] },
        newContainer('bands', 'bands'),
      ),
      2,
    )
    const html = await front(server())
    const ids = idsOn(html)
    expect(ids[0]).toBe(oldest)
    expect(html).toContain('عنوان البطاقة')
    expect(html).not.toContain('مادة رقم 1<')
    expect(new Set(ids).size).toBe(ids.length)
    // The tag has the pinned one too; it is shown once, above.
    const port = body(html).slice(body(html).indexOf('الميناء'))
    expect(idsOn(`<main>${port}`)[0]).toBe(second)
    expect(ids).toContain(newest)
  })

  test('a pinned article that is withdrawn leaves its place to the next, by itself', async () => {
    const { app } = server()
    const [oldest = 0] = made.ids
    const { lock_version: lockVersion } = await app.read
      .selectFrom('article')
      .select('lock_version')
      .where('id', '=', oldest)
      .executeTakeFirstOrThrow()
    await app.call('articles/take-step', { id: oldest, step: 'withdraw', reason: 'خطأ', lockVersion }, operator)
    const html = await front(server())
    expect([idsOn(html).includes(oldest), html.includes('عنوان البطاقة'), idsOn(html).length > 5]).toEqual([
      false,
      false,
      true,
    ])
  })

  test('a draft is seen by nobody, a stale save is refused whole, a former page comes back', async () => {
    const { app } = server()
    const live = body(await front(server()))
    const empty = layoutOf(newContainer('most-read', 'most-read'))
    const { lockVersion } = await app.call('site/save-front', { lang: 'ar', layout: empty, lockVersion: 4 }, operator)
    expect(body(await front(server()))).toBe(live)
    const saves = await Promise.allSettled(
      [1, 2, 3].map(() => app.call('site/save-front', { lang: 'ar', layout: empty, lockVersion }, operator)),
    )
    expect(saves.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected', 'rejected'])
    const [first] = await app.read.selectFrom('setting_history').select('id').where('name', '=', 'front:ar').execute()
    const back = await app.call(
      'site/restore-front',
      { lang: 'ar', n: first?.id ?? 0, lockVersion: lockVersion + 1 },
      operator,
    )
    await app.call('site/publish-front', { lang: 'ar', ...back }, operator)
    expect(idsOn(await front(server())).length).toBeGreaterThan(12)
    await expect(
      app.call('site/restore-front', { lang: 'en', n: first?.id ?? 0, lockVersion: 0 }, operator),
    ).rejects.toMatchObject({ code: 'not-found' })
  })

  test('what does not exist cannot be pinned or asked for, and guests lay nothing out', async () => {
    const { app } = server()
    const draft = await app.read
      .selectFrom('setting')
      .select('value')
      .where('name', '=', 'front-draft:ar')
      .executeTakeFirstOrThrow()
    const { lockVersion } = JSON.parse(draft.value) as { lockVersion: number }
    const save = (container: FrontContainer, actor: { kind: 'operator' } | { kind: 'guest' } = { kind: 'operator' }) =>
      app.call('site/save-front', { lang: 'ar', layout: layoutOf(container), lockVersion }, { actor })
    const headlines = newContainer('headlines', 'h')
    await expect(save({ ...headlines, pins: [pin(999_999)] })).rejects.toMatchObject({ code: 'bad-input' })
    await expect(save({ ...headlines, filter: { ...NO_FILTER, tagId: 999_999 } })).rejects.toMatchObject({
      code: 'bad-input',
    })
    await expect(save(newContainer('query', 'q'))).rejects.toMatchObject({ code: 'name-needed' })
    await expect(save(headlines, { kind: 'guest' })).rejects.toMatchObject({ code: 'sign-in-needed' })
  })
})
