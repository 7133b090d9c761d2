import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { ArticleContent } from '@warraq/core/articles/content'
import { expect, test } from 'vitest'
import type { TestNewsroom } from '../../../../test/harness/newsroom.ts'
import { eachDatabase } from '../../../../test/harness/newsroom.ts'
import { content, paragraphs, tell } from '../../../../test/harness/stories.ts'
import { addModerator, as, targetOf } from '../actions/comments/fixtures/moderators.ts'
import { diskBlobs } from '../ports/blobs/disk.ts'
import { shownTerms } from '../store/reader/clauses.ts'
import { foundSite, loadSampleInto } from './prepare-site.ts'

const operator = { actor: { kind: 'operator' } } as const
const sampleFolder = join(import.meta.dirname, '../../sample')
const sampleArticles = readdirSync(join(sampleFolder, 'articles')).map(
  (name) =>
    JSON.parse(readFileSync(join(sampleFolder, 'articles', name), 'utf8')) as {
      key: string
      state: string
      publishedMinutesAgo: number | null
    },
)

type Table =
  | 'article'
  | 'public_article'
  | 'section'
  | 'person'
  | 'media'
  | 'tag'
  | 'comment'
  | 'identity'
  | 'page'
  | 'clause'
  | 'short_code'
  | 'import_item'
  | 'search_document'
  | 'article_view'

async function count(newsroom: TestNewsroom, table: Table): Promise<number> {
  return (
    await newsroom.read
      .selectFrom(table)
      .select((e) => e.fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow()
  ).n
}

async function load(newsroom: TestNewsroom): Promise<void> {
  await foundSite(newsroom)
  await loadSampleInto({ ...newsroom, blobs: diskBlobs(join(newsroom.dataDir, 'media')) }, () => undefined)
}

const remove = (newsroom: TestNewsroom) => newsroom.call('sample/remove-sample', null, operator)

async function stored(
  newsroom: TestNewsroom,
  title: string,
): Promise<{ id: number; lockVersion: number; content: ArticleContent }> {
  const row = await newsroom.read
    .selectFrom('article')
    .select(['id', 'lock_version', 'content'])
    .where('title', 'like', `%${title}%`)
    .executeTakeFirstOrThrow()
  return { id: row.id, lockVersion: row.lock_version, content: JSON.parse(row.content) as ArticleContent }
}

async function pageBody(newsroom: TestNewsroom, role: string): Promise<string> {
  return (await newsroom.read.selectFrom('page').select('body').where('role', '=', role).executeTakeFirstOrThrow()).body
}

eachDatabase('a new site', (newsroom) => {
  test('has terms, static pages and a footer, and is founded once', async () => {
    await foundSite(newsroom())
    const pages = await newsroom().read.selectFrom('page').select(['role', 'published']).orderBy('id').execute()
    expect(pages.map(({ role }) => role)).toEqual([
      'about',
      'staff',
      'contact',
      'corrections-policy',
      'terms',
      'privacy',
    ])
    expect(await count(newsroom(), 'clause')).toBe(15)
    const menus = await newsroom().read.selectFrom('menu').select(['place', 'items']).execute()
    expect(
      Object.fromEntries(menus.map(({ place, items }) => [place, (JSON.parse(items) as unknown[]).length])),
    ).toEqual({ main: 0, footer: 7 })
    for (const { body } of await newsroom().read.selectFrom('page').select('body').execute())
      expect(JSON.parse(body)).toMatchObject({ type: 'doc' })
    // The clauses are shown as they are in force; the page has the words around them.
    expect(await pageBody(newsroom(), 'terms')).toContain('كيف نقرأ التعليقات')
    expect(JSON.stringify(await shownTerms(newsroom().read, 'ar'))).toContain('الشماتة بالضحايا')
    const again = await newsroom().call('site/found-site', { settings: null, withoutSample: false }, operator)
    expect(again).toEqual({ founded: false })
    expect(await count(newsroom(), 'page')).toBe(6)
  })

  test('that was made without the sample never gets it', async () => {
    await newsroom().call('site/found-site', { settings: null, withoutSample: true }, operator)
    await load(newsroom())
    expect(await count(newsroom(), 'article')).toBe(0)
  })
})

eachDatabase('the sample newsroom', (newsroom) => {
  test('fills an empty site within seconds, every article in its state', async () => {
    const started = performance.now()
    await load(newsroom())
    // One second on two idle cores; the rest is room for the other tests that run meanwhile.
    expect(performance.now() - started).toBeLessThan(12_000)
    const states = await newsroom()
      .read.selectFrom('article')
      .select((e) => ['state', e.fn.countAll<number>().as('n')])
      .groupBy('state')
      .execute()
    const wanted = Object.groupBy(sampleArticles, ({ state }) => state)
    expect(Object.fromEntries(states.map(({ state, n }) => [state, n]))).toEqual(
      Object.fromEntries(Object.entries(wanted).map(([state, list]) => [state, list?.length])),
    )
    expect(await count(newsroom(), 'public_article')).toBe(wanted['published']?.length)
    expect(await count(newsroom(), 'media')).toBe(21)
    const indexed = await newsroom().read.selectFrom('search_document').select('id').where('scope', '=', 0).execute()
    expect(indexed).toHaveLength(wanted['published']?.length ?? 0)
    expect(await count(newsroom(), 'comment')).toBe(28)
  })

  test('was published at the times its files say, the newest minutes ago', async () => {
    const rows = await newsroom()
      .read.selectFrom('public_article')
      .select('published_at')
      .orderBy('published_at', 'desc')
      .execute()
    const minutes = rows.map(({ published_at }) => (Date.parse(newsroom().now()) - Date.parse(published_at)) / 60_000)
    const wanted = sampleArticles
      .filter(({ state }) => state === 'published')
      .map(({ publishedMinutesAgo }) => publishedMinutesAgo ?? 0)
    expect(minutes).toEqual(wanted.toSorted((a, b) => a - b))
  })

  test('has threads, held comments, corrections, translations, related articles, portraits and readings', async () => {
    const { read } = newsroom()
    const counts = await read
      .selectFrom('comment')
      .select((e) => ['state', e.fn.countAll<number>().as('n')])
      .groupBy('state')
      .execute()
    expect(Object.fromEntries(counts.map(({ state, n }) => [state, n]))).toEqual({ published: 26, held: 2 })
    const cases = await newsroom().read.selectFrom('comment_case').select(['queue', 'state']).execute()
    expect(cases).toEqual(Array.from({ length: 2 }, () => ({ queue: 'pending', state: 'open' })))
    const depths = await read.selectFrom('comment').select('depth').execute()
    expect(Math.max(...depths.map(({ depth }) => depth))).toBeGreaterThanOrEqual(2)
    expect((await read.selectFrom('correction').select('id').execute()).length).toBeGreaterThan(0)
    const pair = await read
      .selectFrom('public_article')
      .select('lang')
      .where('translation_group', 'is not', null)
      .execute()
    expect(pair.map(({ lang }) => lang).toSorted()).toEqual(['ar', 'en'])
    const bodies = await read.selectFrom('public_article').select('body').execute()
    expect(bodies.some(({ body }) => /"type":"related","attrs":\{"articleId":\d+\}/.test(body))).toBe(true)
    expect(await read.selectFrom('person').select('id').where('portrait_id', 'is not', null).execute()).toHaveLength(5)
    expect(await count(newsroom(), 'article_view')).toBe(await count(newsroom(), 'public_article'))
    const { comment_count: shown } = await read
      .selectFrom('public_article')
      .select('comment_count')
      .orderBy('published_at', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(shown).toBe(5)
  })

  test('shows the further sizes of a picture on the pages that were kept with one', async () => {
    const { call, read } = newsroom()
    const lead = await read
      .selectFrom('public_article')
      .select(['id', 'section_id', 'lead_media_id'])
      .where('lead_media_id', 'is not', null)
      .limit(1)
      .executeTakeFirstOrThrow()
    const { id: before } = await read
      .selectFrom('page_notice')
      .select((e) => e.fn.max('id').as('id'))
      .executeTakeFirstOrThrow()
    const variants = [{ format: 'jpeg', width: 480, height: 320, key: `${'0'.repeat(64)}.jpg`, bytes: 1 }] as const
    const mediaId = lead.lead_media_id ?? 0
    const { blob_key: blobKey, ...cutBy } = await read
      .selectFrom('media')
      .select(['blob_key', 'crops', 'focal_x', 'focal_y'])
      .where('id', '=', mediaId)
      .executeTakeFirstOrThrow()
    await call(
      'media/set-variants',
      { mediaId, blobKey, cutBy, variants },
      { actor: { kind: 'job', job: 'make-variants' } },
    )
    const notices = await read.selectFrom('page_notice').select('tag').where('id', '>', before).execute()
    const tags = notices.map(({ tag }) => tag)
    expect(tags).toEqual(expect.arrayContaining(['front', 'lists', `article:${lead.id}`, `section:${lead.section_id}`]))
    expect(tags).not.toContain('site')
  })

  test('is loaded once', async () => {
    const before = await count(newsroom(), 'article')
    await load(newsroom())
    expect(await count(newsroom(), 'article')).toBe(before)
  })

  test('goes in one go and leaves nothing behind, and everything of the user stays', async () => {
    const { call, read } = newsroom()
    // The user's own: an article in a section, by a person, with a picture and a tag of the sample; another about nothing of it.
    const model = await stored(newsroom(), 'العبّارة')
    const ownTag = 'وسم المستخدم'
    const leaning = await tell(call, {
      ...content({}),
      title: 'مادتي الأولى',
      sectionId: model.content.sectionId,
      bylines: model.content.bylines,
      lead: model.content.lead,
      tagNames: [model.content.tagNames[0]!, ownTag],
    })
    const { id: ownSection } = await call('sections/create-section', { name: 'قسمي', parentId: null }, operator)
    const free = await tell(call, { title: 'مادتي الثانية', sectionId: ownSection })
    // The user wrote into one of the sample's drafts.
    const draft = await stored(newsroom(), 'مسرح الميناء')
    await call(
      'articles/save-working',
      {
        id: draft.id,
        content: { ...draft.content, body: paragraphs('كلامي أنا') },
        lockVersion: draft.lockVersion,
        auto: false,
      },
      operator,
    )
    // A reader commented on a sample article.
    const post = {
      articleId: model.id,
      parentId: null,
      name: 'قارئ',
      email: 'reader@example.org',
      body: 'تعليق قارئ حقيقي على مادة من النماذج',
      identityToken: null,
      net: 'n',
      agentFamily: '',
      nonce: null,
      trapFilled: false,
      rates: [],
    }
    await call('comments/post-comment', post, { actor: { kind: 'guest' } })

    const report = await remove(newsroom())
    expect(report).toMatchObject({
      removed: true,
      counts: { articles: sampleArticles.length - 1, comments: 29, pages: 5 },
    })
    const kept = Object.groupBy(report.kept, ({ kind }) => kind)
    expect(kept.article).toEqual([{ kind: 'article', id: draft.id, name: draft.content.title, why: 'edited' }])
    const ids = (things: { id: number }[] | undefined) => new Set(things?.map(({ id }) => id))
    const authors = [model, draft].flatMap(({ content: { bylines } }) => bylines.map(({ personId }) => personId))
    expect(ids(kept.person)).toEqual(new Set(authors))
    expect(ids(kept.section)).toEqual(new Set([model.content.sectionId, draft.content.sectionId]))
    expect(kept.picture?.map(({ id }) => id)).toEqual([model.content.lead?.mediaId])

    const left = await read.selectFrom('article').select('id').orderBy('id').execute()
    expect(left.map(({ id }) => id)).toEqual([draft.id, leaning.id, free.id].toSorted((a, b) => a - b))
    expect(await read.selectFrom('public_article').select('id').orderBy('id').execute()).toEqual([
      { id: leaning.id },
      { id: free.id },
    ])
    for (const table of ['comment', 'identity', 'import_item'] as const)
      expect(await count(newsroom(), table), table).toBe(0)
    expect(await count(newsroom(), 'short_code')).toBe(3)
    const tags = await read.selectFrom('tag').select('name').execute()
    // Of the draft's tags only one had been published before, so only that one had an address.
    expect(tags.map(({ name }) => name).toSorted()).toEqual(['الميناء', model.content.tagNames[0]!, ownTag].toSorted())
    expect(await pageBody(newsroom(), 'about')).toContain('لم تُكتب بعد')
    const settings = await read
      .selectFrom('setting')
      .select('value')
      .where('name', '=', 'site')
      .executeTakeFirstOrThrow()
    expect(settings.value).not.toContain('مرسى الريحان')
    const main = await read.selectFrom('menu').select('items').where('place', '=', 'main').executeTakeFirstOrThrow()
    const targets = (JSON.parse(main.items) as { target: { id: number } }[]).map(({ target }) => target.id)
    const sections = await read.selectFrom('section').select('id').execute()
    expect(targets.every((id) => sections.some((section) => section.id === id))).toBe(true)
  })

  test('does not go twice, and does not come back', async () => {
    expect(await remove(newsroom())).toMatchObject({ removed: false, kept: [] })
    await load(newsroom())
    expect(await count(newsroom(), 'article')).toBe(3)
  })
})

eachDatabase('a sample that nobody touched', (newsroom) => {
  test('leaves the site as it was founded', async () => {
    await foundSite(newsroom())
    const tables = [
      'article',
      'public_article',
      'section',
      'person',
      'media',
      'tag',
      'comment',
      'identity',
      'short_code',
      'import_item',
      'article_view',
      'search_document',
    ] as const
    const pages = await newsroom()
      .read.selectFrom('page')
      .select(['role', 'title', 'slug', 'body'])
      .orderBy('id')
      .execute()
    await load(newsroom())
    const report = await remove(newsroom())
    expect(report.kept).toEqual([])
    for (const table of tables) expect(await count(newsroom(), table), table).toBe(0)
    expect(
      await newsroom().read.selectFrom('page').select(['role', 'title', 'slug', 'body']).orderBy('id').execute(),
    ).toEqual(pages)
    const waiting = await newsroom()
      .read.selectFrom('job')
      .select('kind')
      .where('state', '=', 'waiting')
      .where('kind', '=', 'publish-scheduled')
      .execute()
    expect(waiting).toEqual([])
  })
})

eachDatabase('a sample whose comments were moderated', (newsroom) => {
  test('goes with its reports, decisions, strikes and notes; what they ended stays ended', async () => {
    await load(newsroom())
    const { call, read } = newsroom()
    const maha = await addModerator(newsroom(), 'مها')
    const rows = await read.selectFrom('comment').select(['id', 'state']).orderBy('id').execute()
    const [first] = rows.filter(({ state }) => state === 'published')
    if (!first) throw new Error('no published comment in the sample')
    const { revisionId } = await targetOf(newsroom(), first.id)
    const terms = { kind: 'terms', clause: 'CL2', note: '', law: '', name: '', email: '', goodFaith: false } as const
    const report = { ...terms, commentId: first.id, revisionId, identityToken: null, net: 'net', rates: [] }
    await call('comments/report-comment', report, { actor: { kind: 'guest' } })
    await call('comments/note-case', { commentId: first.id, text: 'انظروا فيه', escalate: true }, as(maha))
    const why = { clauses: ['CL2'], facts: 'لفظ مهين' }
    const decided = await call(
      'comments/decide-many',
      { items: [await targetOf(newsroom(), first.id)], decision: 'remove', ...why },
      as(maha),
    )
    await call('comments/undo-many', { batchId: decided.batchId ?? 0 }, as(maha))
    await call(
      'comments/decide-comment',
      { ...(await targetOf(newsroom(), first.id)), decision: 'remove', ...why },
      as(maha),
    )
    await remove(newsroom())
    for (const table of ['comment', 'comment_case', 'case_note', 'report', 'decision', 'sanction'] as const)
      expect(
        await read
          .selectFrom(table)
          .select((e) => e.fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow(),
        table,
      ).toEqual({ n: 0 })
  })
})
