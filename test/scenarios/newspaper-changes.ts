import type { ArticleContent } from '@warraq/core/articles/content'
import type { Transition } from '@warraq/core/articles/workflow'
import type { CommentState } from '@warraq/core/comments/states'
import { randomOf } from '../harness/random.ts'
import type { TestServer } from '../harness/server.ts'
import { content, paragraphs, picture } from '../harness/stories.ts'

const operator = { actor: { kind: 'operator' } } as const

/**
 * A small newspaper in two languages and every kind of change a newsroom makes to it, each by the same action as the
 * newsroom's. A change picks what it changes by chance and says what it did.
 */
export class Newspaper {
  readonly #server: TestServer
  readonly #below: (limit: number) => number
  #count = 0

  constructor(server: TestServer, seed: number) {
    this.#server = server
    this.#below = randomOf(seed)
  }

  get #call() {
    return this.#server.app.call
  }

  get #read() {
    return this.#server.app.read
  }

  async begin(): Promise<void> {
    const section = async (name: string, parentId: number | null) =>
      (await this.#call('sections/create-section', { name, parentId }, operator)).id
    const city = await section('المدينة', null)
    await section('المرفأ', city)
    await section('ثقافة', null)
    for (const name of ['سلمى حداد', 'كريم عطية', 'ليلى منصور'])
      await this.#call('people/create-person', { name, kind: 'columnist', bio: 'من هيئة التحرير.' }, operator)
    for (const n of [1, 2, 3]) await this.#call('media/add-media', picture(n), operator)
    const { id } = await this.#call('site/add-page', { title: 'من نحن' }, operator)
    for (let n = 0; n < 6; n += 1) await this.#newArticle('ar')
    await this.#newArticle('en')
    await this.#call(
      'site/save-page',
      {
        id,
        lockVersion: 1,
        content: { title: 'من نحن', slug: 'about', published: true, body: await this.#body('صحيفة المرفأ.') },
      },
      operator,
    )
  }

  /** Names of all kinds of change, for a test that wants each of them at least once. */
  readonly kinds = [
    'section renamed',
    'section moved',
    'section address',
    'sections ordered',
    'menu',
    'settings',
    'person renamed',
    'person hidden or shown',
    'person portrait',
    'tag renamed',
    'tags merged',
    'comment approved',
    'comment removed',
    'picture described',
    'picture sizes',
    'article new',
    'article rewritten',
    'article renamed',
    'article moved between sections',
    'article retagged',
    'article signed by somebody else',
    'article withdrawn',
    'article back',
    'article archived or reopened',
    'article corrected',
    'article scheduled, its time comes',
    'static page',
    'English article',
  ] as const

  async change(kind: Newspaper['kinds'][number]): Promise<void> {
    const name = `${kind} ${(this.#count += 1)}`
    switch (kind) {
      case 'section renamed':
        return void (await this.#call(
          'sections/change-section',
          { id: await this.#section(), name: `قسم ${this.#count}` },
          operator,
        ))
      case 'section address':
        return void (await this.#call(
          'sections/change-section',
          { id: await this.#section(), slug: `عنوان-${this.#count}` },
          operator,
        ))
      case 'section moved':
      case 'sections ordered':
        return this.#orderSections(kind === 'section moved')
      case 'menu':
        return this.#saveMenu()
      case 'settings':
        return this.#changeSettings()
      case 'person renamed':
        return void (await this.#call(
          'people/change-person',
          { id: await this.#person(), name: `كاتبة ${this.#count}` },
          operator,
        ))
      case 'person hidden or shown':
        return this.#hideOrShow()
      case 'person portrait':
        return void (await this.#call(
          'people/change-person',
          { id: await this.#person(), portraitMediaId: await this.#picture() },
          operator,
        ))
      case 'tag renamed':
        return void (await this.#call(
          'tags/rename-tag',
          { id: await this.#tag(), name: `وسم ${this.#count}` },
          operator,
        ))
      case 'tags merged':
        return this.#mergeTags()
      case 'comment approved':
      case 'comment removed':
        return this.#decide(kind === 'comment approved' ? 'approve' : 'remove')
      case 'picture described':
        return void (await this.#call(
          'media/describe-media',
          { id: await this.#picture(), alt: name, credit: name },
          operator,
        ))
      case 'picture sizes':
        return this.#setSizes()
      case 'article new':
        return this.#newArticle('ar')
      case 'English article':
        return this.#newArticle('en')
      case 'article rewritten':
        return this.#rewrite({ body: await this.#body(`نص جديد ${this.#count}.`) })
      case 'article renamed':
        return this.#rewrite({ title: `عنوان بديل ${this.#count}` })
      case 'article moved between sections':
        return this.#rewrite({ sectionId: await this.#section() })
      case 'article retagged':
        return this.#rewrite({ tagNames: [`موضوع ${this.#below(3)}`, `حدث ${this.#below(3)}`] })
      case 'article signed by somebody else':
        return this.#rewrite({ bylines: [{ personId: await this.#person(), role: null }] })
      case 'article withdrawn':
        return this.#step('withdraw', ['published', 'archived'])
      case 'article back':
        return this.#step('republish', ['withdrawn'])
      case 'article archived or reopened':
        return this.#below(2) === 0 ? this.#step('archive', ['published']) : this.#step('reopen', ['archived'])
      case 'article corrected':
        return this.#correct()
      case 'article scheduled, its time comes':
        return this.#schedule()
      case 'static page':
        return this.#savePage()
    }
  }

  async #one<Row>(rows: readonly Row[]): Promise<Row> {
    const row = rows[this.#below(rows.length)]
    if (row === undefined) throw new Error('nothing to choose from')
    return Promise.resolve(row)
  }

  async #section(): Promise<number> {
    return (await this.#one(await this.#read.selectFrom('section').select('id').orderBy('id').execute())).id
  }

  async #person(): Promise<number> {
    return (await this.#one(await this.#read.selectFrom('person').select('id').orderBy('id').execute())).id
  }

  async #picture(): Promise<number> {
    return (await this.#one(await this.#read.selectFrom('media').select('id').orderBy('id').execute())).id
  }

  async #tag(): Promise<number> {
    return (await this.#one(await this.#read.selectFrom('tag').select('id').orderBy('id').execute())).id
  }

  /** Null where no article is in one of these states. */
  async #article(states: readonly string[]) {
    const rows = await this.#read
      .selectFrom('article')
      .select(['id', 'content', 'lock_version', 'state'])
      .where('state', 'in', states as never)
      .orderBy('id')
      .execute()
    return rows.length === 0 ? null : this.#one(rows)
  }

  async #body(text: string): Promise<ArticleContent['body']> {
    const written = paragraphs(text, `وهذا سطر ثانٍ ${this.#count}.`)
    const other = await this.#article(['published'])
    const more = [
      { type: 'image' as const, attrs: { mediaId: await this.#picture(), alt: '', caption: '', credit: '' } },
      ...(other ? [{ type: 'related' as const, attrs: { articleId: other.id } }] : []),
    ]
    return { ...written, content: [...written.content, ...more] }
  }

  async #newArticle(lang: 'ar' | 'en'): Promise<void> {
    const { id, lockVersion } = await this.#call('articles/create-article', { title: 'جديد' }, operator)
    const written = content({
      title: lang === 'ar' ? `خبر رقم ${(this.#count += 1)}` : `Story ${(this.#count += 1)}`,
      lang,
      kind: this.#below(4) === 0 ? 'opinion' : 'news',
      sectionId: await this.#section(),
      bylines: [{ personId: await this.#person(), role: null }],
      tagNames: [`موضوع ${this.#below(3)}`],
      lead: this.#below(2) === 0 ? { mediaId: await this.#picture(), alt: 'صورة', caption: '', credit: 'أرشيف' } : null,
      body: await this.#body('نص أول.'),
    })
    const saved = await this.#call(
      'articles/save-working',
      { id, content: written, lockVersion, auto: false },
      operator,
    )
    await this.#call('articles/take-step', { id, step: 'publish', lockVersion: saved.lockVersion }, operator)
  }

  async #rewrite(change: Partial<ArticleContent>): Promise<void> {
    const article = await this.#article(['published'])
    if (!article) return
    const { id } = article
    const written = { ...(JSON.parse(article.content) as ArticleContent), ...change }
    const save = { id, content: written, lockVersion: article.lock_version, auto: false }
    const { lockVersion } = await this.#call('articles/save-working', save, operator)
    await this.#call('articles/take-step', { id, step: 'publish', lockVersion }, operator)
  }

  async #step(step: Transition, from: readonly string[]): Promise<void> {
    const article = await this.#article(from)
    if (!article) return
    const lockVersion = article.lock_version
    await this.#call('articles/take-step', { id: article.id, step, lockVersion, reason: 'سبب' }, operator)
  }

  async #correct(): Promise<void> {
    const article = await this.#article(['published', 'archived'])
    if (article)
      await this.#call('articles/correct-article', { id: article.id, text: `تصويب ${this.#count}` }, operator)
  }

  async #schedule(): Promise<void> {
    const { id, lockVersion } = await this.#call('articles/create-article', { title: 'مجدول' }, operator)
    const written = content({ title: `مجدول ${this.#count}`, sectionId: await this.#section(), sourceLine: 'وكالات' })
    const saved = await this.#call(
      'articles/save-working',
      { id, content: written, lockVersion, auto: false },
      operator,
    )
    const at = new Date(Date.parse(this.#server.app.now()) + 1000).toISOString()
    const step = { id, step: 'schedule' as const, lockVersion: saved.lockVersion, at }
    await this.#call('articles/take-step', step, operator)
    this.#server.wait(1)
    await this.#server.settle()
  }

  async #orderSections(nest: boolean): Promise<void> {
    const rows = await this.#read.selectFrom('section').select(['id', 'parent_id']).orderBy('position').execute()
    const items = rows.map(({ id, parent_id }) => ({ id, parentId: parent_id })).reverse()
    const last = items.at(-1)
    const first = items[0]
    if (nest && first && last && last.parentId !== first.id) {
      const moved = items.map((item) => ({ ...item, parentId: item.id === first.id ? last.id : null }))
      await this.#call('sections/order-sections', { items: moved }, operator)
    } else
      await this.#call(
        'sections/order-sections',
        { items: items.map((item) => ({ ...item, parentId: null })) },
        operator,
      )
  }

  async #saveMenu(): Promise<void> {
    const name = this.#below(2) === 0 ? 'main' : 'footer'
    const row = await this.#read.selectFrom('menu').select('lock_version').where('place', '=', name).executeTakeFirst()
    const items = [
      { label: `بند ${this.#count}`, target: { kind: 'front' as const } },
      { label: '', target: { kind: 'section' as const, id: await this.#section() } },
      { label: '', target: { kind: 'corrections' as const } },
    ]
    await this.#call('site/save-menu', { name, items, lockVersion: row?.lock_version ?? 0 }, operator)
  }

  async #changeSettings(): Promise<void> {
    const row = await this.#read.selectFrom('setting').select('value').where('name', '=', 'site').executeTakeFirst()
    const { settings, lockVersion } = row
      ? JSON.parse(row.value)
      : { settings: (await this.#server.web.sites.get(null)).facts.settings, lockVersion: 0 }
    const changed = {
      ...settings,
      names: { ...settings.names, ar: `صحيفة ${this.#count}` },
      digits: this.#below(2) === 0 ? 'latn' : 'arab',
      country: ['EG', 'SY', 'DZ'][this.#below(3)],
    }
    await this.#call('site/change-settings', { settings: changed, lockVersion }, operator)
  }

  async #hideOrShow(): Promise<void> {
    const id = await this.#person()
    const row = await this.#read.selectFrom('person').select('byline_hidden').where('id', '=', id).executeTakeFirst()
    await this.#call('people/change-person', { id, bylineHidden: row?.byline_hidden === 0 }, operator)
  }

  async #mergeTags(): Promise<void> {
    const [id, intoId] = [await this.#tag(), await this.#tag()]
    if (id !== intoId) await this.#call('tags/merge-tags', { id, intoId }, operator)
  }

  async #decide(decision: 'approve' | 'remove'): Promise<void> {
    const article = await this.#article(['published'])
    if (!article) return
    const shown = JSON.parse(article.content) as ArticleContent
    if (decision === 'approve' && shown.commentsOpen) await this.#comment(article.id)
    const states: CommentState[] = decision === 'approve' ? ['held'] : ['published', 'held']
    const row = await this.#read
      .selectFrom('comment')
      .select(['id', 'latest_revision_id', 'lock_version'])
      .where('state', 'in', states)
      .orderBy('id', 'desc')
      .executeTakeFirst()
    if (!row) return
    const { id: commentId, lock_version: lockVersion } = row
    const input = { commentId, revisionId: row.latest_revision_id ?? 0, lockVersion, decision }
    const because = decision === 'remove' ? { clauses: ['CL6'], facts: 'شتيمة.' } : {}
    await this.#call('comments/decide-comment', { ...input, ...because }, operator)
  }

  async #comment(articleId: number): Promise<void> {
    const comment = {
      articleId,
      parentId: null,
      name: `قارئ ${this.#count}`,
      email: 'reader@example.org',
      body: `تعليق ${this.#count}`,
      identityToken: null,
      net: 'net',
      agentFamily: 'Firefox',
      nonce: null,
      trapFilled: false,
      rates: [],
    }
    await this.#call('comments/post-comment', comment, { actor: { kind: 'guest' } })
  }

  async #setSizes(): Promise<void> {
    const mediaId = await this.#picture()
    const sizes = [480, 960, 1200].slice(0, 1 + this.#below(3))
    const variants = sizes.map((width) => ({
      format: 'jpeg' as const,
      width,
      height: width + this.#count,
      key: `${mediaId}`.repeat(64),
      bytes: 10,
    }))
    const { blob_key: blobKey, ...cutBy } = await this.#read
      .selectFrom('media')
      .select(['blob_key', 'crops', 'focal_x', 'focal_y'])
      .where('id', '=', mediaId)
      .executeTakeFirstOrThrow()
    await this.#call('media/set-variants', { mediaId, blobKey, cutBy, variants }, operator)
  }

  async #savePage(): Promise<void> {
    const row = await this.#one(
      await this.#read
        .selectFrom('page')
        .select(['id', 'slug', 'body', 'lock_version', 'title'])
        .orderBy('id')
        .execute(),
    )
    const body = this.#below(2) === 0 ? await this.#body(`صفحة ${this.#count}.`) : JSON.parse(row.body)
    const title = this.#below(2) === 0 ? `صفحة ${this.#count}` : row.title
    const page = { title, slug: row.slug, body, published: this.#below(5) > 0 }
    await this.#call('site/save-page', { id: row.id, content: page, lockVersion: row.lock_version }, operator)
  }
}
