import type { WorkingContent } from '@warraq/core/contract/articles'
import { expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import type { TestDesk } from '../fixtures/test-desk.ts'
import { testDesk } from '../fixtures/test-desk.ts'

eachDatabase('sections', (newsroom) => {
  test('are named in any script, have site-wide addresses, and never a reserved one', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('managing-editor')
    const add = (name: string, slug?: string, parentId: number | null = null) =>
      desk.send('sections.create', { name, parentId, ...(slug === undefined ? {} : { slug }) }, { token })
    const economy = (await add('اقتصاد وأعمال')).body
    const list = async () => (await desk.send('sections.list', {}, { token })).body.rows
    expect(await list()).toMatchObject([
      {
        id: economy.id,
        slug: 'اقتصاد-وأعمال',
        parentId: null,
        articleCount: 0,
        publicUrl: `http://127.0.0.1:8080/${encodeURIComponent('اقتصاد-وأعمال')}`,
      },
    ])
    expect((await add('غيره', 'اقتصاد-واعمال')).error).toMatchObject({
      code: 'slug-taken',
      fields: { slug: expect.any(String) },
    })
    expect((await add('غيره', 'اقتصــاد-وأعمالٌ')).error.code).toBe('slug-taken')
    for (const slug of ['search', 'Media', 'AR', '2017', '٢٠١٧', 'corrections', 'wp-admin'])
      expect([slug, (await add('محجوز', slug)).error.code]).toEqual([slug, 'slug-reserved'])
    await add('اقتصاد وأعمال')
    await add('Search')
    await add('🙂')
    expect((await list()).map(({ slug }) => slug)).toEqual([
      'اقتصاد-وأعمال',
      'اقتصاد-وأعمال-2',
      'search-2',
      'section-2',
    ])
    expect((await add('تحته', 'below', economy.id)).status).toBe(200)
    expect((await add('لا أصل له', 'orphan', 999_999)).error).toMatchObject({ fields: { parentId: expect.any(String) } })
    expect((await add('\u202e ')).error.code).toBe('name-needed')
  })

  test('a new address leads on from the old one, and an address in use again leads nowhere else', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('managing-editor')
    const { id } = (await desk.send('sections.create', { name: 'رياضة', slug: 'sport', parentId: null }, { token }))
      .body
    const change = (patch: object) => desk.send('sections.change', patch, { token, params: { id } })
    await change({ slug: 'sports', name: 'الرياضة' })
    const old = () =>
      newsroom()
        .read.selectFrom('old_address')
        .select(['path_key', 'target_id'])
        .where('kind', '=', 'section')
        .orderBy('path_key')
        .execute()
    expect(await old()).toEqual([{ path_key: '/sport', target_id: id }])
    await change({ slug: null })
    expect((await old()).map(({ path_key }) => path_key)).toEqual(['/sport', '/sports'])
    await desk.send('sections.create', { name: 'Sport', slug: 'sport', parentId: null }, { token })
    expect((await old()).map(({ path_key }) => path_key)).toEqual(['/sports'])
    expect((await change({ slug: 'search' })).error.code).toBe('slug-reserved')
    expect((await desk.send('sections.change', { name: 'x' }, { token, params: { id: 999_999 } })).status).toBe(404)
  })

  test('are ordered as a whole: a loop, a missing and a doubled one are refused', async () => {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('managing-editor')
    const ids = (await desk.send('sections.list', {}, { token })).body.rows.map(({ id }) => id)
    const order = (items: { id: number; parentId: number | null }[]) =>
      desk.send('sections.order', { items }, { token })
    const flat = ids.toReversed().map((id) => ({ id, parentId: null as number | null }))
    expect((await order(flat)).status).toBe(200)
    expect((await desk.send('sections.list', {}, { token })).body.rows.map(({ id }) => id)).toEqual(ids.toReversed())
    const [a, b, c] = ids as [number, number, number]
    const nest = (pairs: Record<number, number>) => flat.map(({ id }) => ({ id, parentId: pairs[id] ?? null }))
    expect((await order(nest({ [a]: b, [b]: c, [c]: a }))).error.code).toBe('section-loop')
    expect((await order(nest({ [a]: a }))).error.code).toBe('section-loop')
    expect((await order(flat.slice(1))).error.code).toBe('list-changed')
    expect((await order([...flat, flat[0]!])).error.code).toBe('bad-input')
    expect((await order(nest({ [a]: 999_999 }))).error.code).toBe('bad-input')
    expect((await order(nest({ [a]: b, [b]: c }))).status).toBe(200)
    expect((await desk.send('sections.list', {}, { token })).body.rows.find(({ id }) => id === a)?.parentId).toBe(b)
  })
})

async function publish(
  desk: TestDesk,
  token: string,
  sectionId: number,
  tagNames: string[],
  publishIt = true,
): Promise<number> {
  const { id, lockVersion } = (await desk.send('articles.create', { title: 'مادة موسومة' }, { token })).body
  const params = { id }
  const { working } = (await desk.send('articles.read', {}, { token, params })).body
  const body: WorkingContent['body'] = {
    ...working.body,
    content: [{ type: 'paragraph', attrs: { dir: null }, content: [{ type: 'text', text: 'نص' }] }],
  }
  const saved = (
    await desk.send(
      'articles.save',
      { content: { ...working, sectionId, tagNames, body }, lockVersion, auto: false },
      { token, params },
    )
  ).body
  if (publishIt) await desk.send('articles.step', { to: 'publish', lockVersion: saved.lockVersion }, { token, params })
  return id
}

eachDatabase('tags', (newsroom) => {
  async function place() {
    const desk = testDesk(newsroom())
    const { token } = await desk.staff('admin')
    const { id: sectionId } = (await desk.send('sections.create', { name: 'محليات', parentId: null }, { token })).body
    const tag = async (q: string) => (await desk.send('tags.list', { q }, { token })).body.rows
    const shown = async (id: number) =>
      JSON.parse(
        (
          await newsroom()
            .read.selectFrom('public_article')
            .select('tags')
            .where('id', '=', id)
            .executeTakeFirstOrThrow()
        ).tags,
      ) as { id: number; name: string }[]
    const written = async (id: number) =>
      (await desk.send('articles.read', {}, { token, params: { id } })).body.working.tagNames
    const drops = async (since: number) =>
      (await newsroom().read.selectFrom('page_notice').select('tag').where('id', '>', since).execute()).map(
        (row) => row.tag,
      )
    const lastNotice = async () =>
      (
        await newsroom()
          .read.selectFrom('page_notice')
          .select((e) => e.fn.max('id').as('id'))
          .executeTakeFirst()
      )?.id ?? 0
    return { desk, token, sectionId, tag, shown, written, drops, lastNotice }
  }

  test('a new name shows on public articles and in working copies, and the old address leads to it', async () => {
    const { desk, token, sectionId, tag, shown, written, drops, lastNotice } = await place()
    const out = await publish(desk, token, sectionId, ['التّعليم', 'مدارس'])
    const draft = await publish(desk, token, sectionId, ['التعليم'], false)
    const [education] = await tag('تعليم')
    expect(education).toMatchObject({ name: 'التّعليم', articleCount: 1 })
    const since = await lastNotice()
    const params = { id: education!.id }
    expect((await desk.send('tags.rename', { name: 'التربية والتعليم' }, { token, params })).status).toBe(200)
    expect((await shown(out)).map(({ name }) => name)).toEqual(['التربية والتعليم', 'مدارس'])
    expect([await written(out), await written(draft)]).toEqual([['التربية والتعليم', 'مدارس'], ['التربية والتعليم']])
    expect(await drops(since)).toEqual(expect.arrayContaining([`article:${out}`, `tag:${education!.id}`, 'lists']))
    expect(
      await newsroom()
        .read.selectFrom('old_address')
        .select(['path_key', 'target_id'])
        .where('kind', '=', 'tag')
        .execute(),
    ).toEqual([{ path_key: '/tag/التعليم', target_id: education!.id }])
    const [schools] = await tag('مدارس')
    expect(
      (await desk.send('tags.rename', { name: 'التربيه والتعليم' }, { token, params: { id: schools!.id } })).error,
    ).toMatchObject({ code: 'name-taken' })
    expect((await desk.send('tags.rename', { name: '\u202e ' }, { token, params })).error.code).toBe('name-needed')
  })

  test('merging moves articles without doubling, and the words of working copies with them', async () => {
    const { desk, token, sectionId, tag, shown, written } = await place()
    const both = await publish(desk, token, sectionId, ['كرة القدم', 'كرة قدم'])
    const one = await publish(desk, token, sectionId, ['كرة قدم', 'دوري'])
    const draft = await publish(desk, token, sectionId, ['كُرة قدم', 'كرة القدم'], false)
    // Who looks for one of them finds both.
    const named = async (name: string) => (await tag('كرة قدم')).find((one: { name: string }) => one.name === name)
    const [into, from] = [await named('كرة القدم'), await named('كرة قدم')]
    const merge = (id: number, intoId: number) => desk.send('tags.merge', { intoId }, { token, params: { id } })
    expect((await merge(from!.id, from!.id)).error.code).toBe('bad-input')
    expect((await merge(from!.id, 999_999)).status).toBe(404)
    expect((await merge(from!.id, into!.id)).status).toBe(200)
    expect(await named('كرة قدم')).toBeUndefined()
    expect(await tag('كرة القدم')).toMatchObject([{ id: into!.id, articleCount: 2 }])
    expect((await shown(both)).map(({ name }) => name)).toEqual(['كرة القدم'])
    expect((await shown(one)).map(({ name }) => name)).toEqual(['كرة القدم', 'دوري'])
    expect([await written(one), await written(draft)]).toEqual([['كرة القدم', 'دوري'], ['كرة القدم']])
    expect(
      await newsroom()
        .read.selectFrom('old_address')
        .select('target_id')
        .where('path_key', '=', '/tag/كرة-قدم')
        .execute(),
    ).toEqual([{ target_id: into!.id }])
    // Publishing again does not bring the tag back.
    const view = (await desk.send('articles.read', {}, { token, params: { id: one } })).body
    await desk.send('articles.step', { to: 'publish', lockVersion: view.lockVersion }, { token, params: { id: one } })
    expect(await named('كرة قدم')).toBeUndefined()
  })
})
