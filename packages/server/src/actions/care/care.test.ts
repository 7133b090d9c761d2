import type { ArticleContent } from '@warraq/core/articles/content'
import { FIRST_CARE } from '@warraq/core/care/care-settings'
import { plusSeconds } from '@warraq/core/time'
import { expect, test } from 'vitest'
import type { TestNewsroom } from '../../../../../test/harness/newsroom.ts'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { tell } from '../../../../../test/harness/stories.ts'

const operator = { actor: { kind: 'operator' } } as const
const guest = { actor: { kind: 'guest' } } as const
const clock = { actor: { kind: 'job', job: 'publish-scheduled' } } as const
type Role = 'reporter' | 'reviewer' | 'editor-in-chief' | 'admin'

async function account({ call }: TestNewsroom, name: string, role: Role) {
  const { accountId: id } = await call(
    'people/add-account',
    { name, email: `${name}@example.org`, role, passwordHash: 'x' },
    operator,
  )
  return { actor: { kind: 'account', accountId: id } as const }
}

async function draft(newsroom: TestNewsroom, wanted: Partial<ArticleContent>) {
  const { call, read } = newsroom
  const section = await read.selectFrom('section').select('id').limit(1).executeTakeFirst()
  const sectionId =
    section?.id ?? (await call('sections/create-section', { name: 'أخبار', parentId: null }, operator)).id
  const { id } = await tell(call, { title: 'مادة بعناية', sectionId, ...wanted }, false)
  const version = async () =>
    (await read.selectFrom('article').select('lock_version').where('id', '=', id).executeTakeFirstOrThrow())
      .lock_version
  const publish = async (as: Parameters<typeof call>[2] = operator) =>
    call('articles/take-step', { id, step: 'publish', lockVersion: await version() }, as)
  const shown = () => read.selectFrom('public_article').selectAll().where('id', '=', id).executeTakeFirst()
  return { id, version, publish, shown }
}

eachDatabase('care', (newsroom) => {
  test('a statement of a designated group needs its authority and a second editor who neither saved nor publishes it', async () => {
    const { call } = newsroom()
    const chief = await account(newsroom(), 'chief', 'editor-in-chief')
    const second = await account(newsroom(), 'second', 'reviewer')
    const it = await draft(newsroom(), { flags: ['designated-statement'] })
    await expect(it.publish(chief)).rejects.toMatchObject({
      code: 'care-missing',
      details: { parts: ['designated-group', 'designated-authority', 'second-editor'] },
    })
    await call('care/save-care', { id: it.id, group: 'الجماعة', authority: 'مجلس الأمن', names: null }, chief)
    const confirm = async (as: typeof chief) =>
      call('care/confirm-care', { id: it.id, what: 'second-editor', lockVersion: await it.version() }, as)
    await confirm(chief)
    await expect(it.publish(chief)).rejects.toMatchObject({ details: { parts: ['second-editor'] } })
    await confirm(second)
    await it.publish(chief)
    expect(await it.shown()).toMatchObject({ quiet: 1, care: '{"group":"الجماعة","authority":"مجلس الأمن"}' })
  })

  test('names of the protected are sealed, found before publishing, and comments are closed', async () => {
    const { call, read } = newsroom()
    const it = await draft(newsroom(), { flags: ['protected-identity'], tagNames: ['أمينة سالم'] })
    await call('care/save-care', { id: it.id, group: '', authority: '', names: ['امينه سالم'] }, operator)
    const check = async () =>
      call('care/confirm-care', { id: it.id, what: 'checks', lockVersion: await it.version() }, operator)
    await check()
    await expect(it.publish()).rejects.toMatchObject({ details: { parts: ['name-found'] } })
    const row = await read.selectFrom('article').select(['content']).where('id', '=', it.id).executeTakeFirstOrThrow()
    const content = { ...(JSON.parse(row.content) as ArticleContent), tagNames: [] }
    newsroom().wait(1)
    const lockVersion = await it.version()
    await call('articles/save-working', { id: it.id, content, lockVersion, auto: false }, operator)
    // What was ticked counts for the text as it was then.
    await expect(it.publish()).rejects.toMatchObject({ details: { parts: ['checks'] } })
    await check()
    await it.publish()
    expect(await it.shown()).toMatchObject({ comments_open: 0 })
    const care = await read.selectFrom('article_care').select('names_enc').execute()
    expect(JSON.stringify(care)).not.toContain('سالم')
  })

  test('election silence holds publishing at its minutes by itself; the chief lets one through and it is logged', async () => {
    const { call, read } = newsroom()
    const it = await draft(newsroom(), { flags: ['election'] })
    const other = await draft(newsroom(), { flags: ['election'] })
    const at = plusSeconds(newsroom().now(), 600)
    await call('articles/take-step', { id: it.id, step: 'schedule', lockVersion: await it.version(), at }, operator)
    const to = plusSeconds(newsroom().now(), 7200)
    const silence = { from: newsroom().now(), to, comments: 'all' as const }
    await call(
      'care/save-care-settings',
      { settings: { ...FIRST_CARE, silences: [silence] }, lockVersion: 0 },
      operator,
    )
    newsroom().wait(600)
    await call('articles/publish-scheduled', { articleId: it.id, at }, clock)
    expect(await it.shown()).toBeUndefined()
    await expect(other.publish()).rejects.toMatchObject({ code: 'election-silence' })
    const reporter = await account(newsroom(), 'reporter', 'reporter')
    const override = { id: other.id, reason: 'خبر عن سلامة الناخبين' }
    await expect(call('care/override-silence', override, reporter)).rejects.toMatchObject({ code: 'not-allowed' })
    await call('care/override-silence', override, operator)
    await other.publish()
    expect(await read.selectFrom('audit_event').select('action').execute()).toContainEqual({
      action: 'article.silence-overridden',
    })
    newsroom().wait(6600)
    await call('articles/publish-scheduled', { articleId: it.id, at: to }, clock)
    expect(await it.shown()).toBeDefined()
  })

  test('a reply is drafted from its letter, published, and tied to the article both ways; nobody answers a letter twice', async () => {
    const { call, read, keys } = newsroom()
    const it = await draft(newsroom(), {})
    await it.publish()
    const typed = {
      kind: 'reply',
      quote: '',
      text: 'ردّنا هو هذا.',
      standing: 'مدير',
      name: 'ريم',
      email: 'r@example.org',
    } as const
    const { id } = await call('letters/send-letter', { ...typed, articleId: it.id, rates: [] }, guest)
    const row = await read.selectFrom('reader_letter').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
    expect(keys.unseal(row.contact_enc)).toContain('r@example.org')
    expect(JSON.stringify({ ...row, contact_enc: '' })).not.toContain('r@example')
    expect(row.due_at).toBe(plusSeconds(newsroom().now(), 7 * 24 * 3600))
    const act = (step: 'draft-reply' | 'published', lockVersion: number) =>
      call('letters/act-on-letter', { id, act: step, lockVersion }, operator)
    const { articleId } = await act('draft-reply', 1)
    await expect(act('published', 1)).rejects.toMatchObject({ code: 'edited-meanwhile' })
    await expect(act('published', 2)).rejects.toMatchObject({ code: 'reply-not-public' })
    const reply = await read
      .selectFrom('article')
      .select(['lock_version', 'content'])
      .where('id', '=', articleId ?? 0)
      .executeTakeFirstOrThrow()
    const content = { ...(JSON.parse(reply.content) as ArticleContent), sourceLine: 'رد' }
    const saved = await call(
      'articles/save-working',
      { id: articleId ?? 0, content, lockVersion: reply.lock_version, auto: false },
      operator,
    )
    await call('articles/take-step', { id: articleId ?? 0, step: 'publish', lockVersion: saved.lockVersion }, operator)
    await act('published', 2)
    await expect(act('published', 3)).rejects.toMatchObject({ code: 'letter-closed' })
    expect((await it.shown())?.care).toBe(`{"replies":[${articleId}]}`)
    const care = await read
      .selectFrom('public_article')
      .select('care')
      .where('id', '=', articleId ?? 0)
      .execute()
    expect(care).toEqual([{ care: `{"replyTo":${it.id}}` }])
  })

  test('the outcome of a legal demand does what it says', async () => {
    const { call, read } = newsroom()
    const demand = { authority: 'محكمة المدينة', reference: '7', receivedOn: '2017-06-12', dueOn: null, public: true }
    const decide = async (outcome: 'unlisted' | 'withdrawn' | 'corrected' | 'byline-hidden', articleId: number) => {
      const asked = { ...demand, demanded: 'طلب', articleIds: [articleId] }
      const { id } = await call('legal/save-demand', asked, operator)
      await call('legal/close-demand', { id, outcome, reason: 'قرار', lockVersion: 1 }, operator)
      return id
    }
    const it = await draft(newsroom(), {})
    await it.publish()
    await decide('unlisted', it.id)
    expect(await it.shown()).toMatchObject({ unlisted: 1 })
    await it.publish()
    expect(await it.shown()).toMatchObject({ unlisted: 1 })
    await expect(decide('corrected', it.id)).rejects.toMatchObject({ code: 'correction-needed' })
    const id = await decide('withdrawn', it.id)
    expect(await it.shown()).toBeUndefined()
    expect(
      await read.selectFrom('article').select(['state', 'legal_authority']).where('id', '=', it.id).execute(),
    ).toEqual([{ state: 'withdrawn', legal_authority: 'محكمة المدينة' }])
    const again = { id, outcome: 'refused', reason: 'قرار', lockVersion: 2 } as const
    await expect(call('legal/close-demand', again, operator)).rejects.toMatchObject({ code: 'demand-closed' })
    const reviewer = await account(newsroom(), 'clerk', 'reviewer')
    const asked = { ...demand, demanded: 'طلب', articleIds: [] }
    await expect(call('legal/save-demand', asked, reviewer)).rejects.toMatchObject({ code: 'not-allowed' })
  })

  test('a note on sources is opened by its writer, who is named in it and the chief; each reading is logged; it is purged on its day', async () => {
    const { call, read, keys } = newsroom()
    const writer = await account(newsroom(), 'writer', 'reviewer')
    const named = await account(newsroom(), 'named', 'reporter')
    const owner = await account(newsroom(), 'owner', 'admin')
    const it = await draft(newsroom(), {})
    const sealedText = keys.seal('هاتف المصدر')
    const note = { id: it.id, sealedText, purgeOn: '2017-06-14', readers: [named.actor.accountId] }
    await call('care/save-source-note', note, writer)
    await expect(call('care/open-source-note', { id: it.id }, owner)).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(call('care/save-source-note', note, owner)).rejects.toMatchObject({ code: 'not-allowed' })
    expect(keys.unseal((await call('care/open-source-note', { id: it.id }, named)).sealedText)).toBe('هاتف المصدر')
    const logged = await read
      .selectFrom('audit_event')
      .select('actor')
      .where('action', '=', 'source-note.read')
      .execute()
    expect(logged).toHaveLength(1)
    newsroom().wait(2 * 24 * 3600)
    await call('jobs/tidy-up', null, { actor: { kind: 'job', job: 'tidy-up' } })
    expect(await read.selectFrom('source_note').selectAll().execute()).toEqual([])
  })
})
