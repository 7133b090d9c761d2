import { beforeAll, describe, expect, test } from 'vitest'
import { formNonce } from '@warraq/core/comments/identity-token'
import { retryTextOfForm } from '@warraq/core/comments/retry'
import { toEpoch } from '@warraq/core/time'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { tell } from '../../../../../test/harness/stories.ts'
import { currentClauses } from '../../store/reader/clauses.ts'
import { readSiteSettings } from '../../store/reader/site.ts'
import { HANI, openDiscussion, operator, post, SALMA, withCookie } from './fixtures/discussion.ts'

eachDatabase('posting a comment', (newsroom) => {
  const state = { articleId: 0 }
  beforeAll(async () => {
    state.articleId = await openDiscussion(newsroom())
  })
  const commentsWith = (body: string) =>
    newsroom()
      .read.selectFrom('comment as c')
      .innerJoin('comment_revision as r', 'r.comment_id', 'c.id')
      .selectAll('c')
      .select(['r.body', 'r.terms_shown', 'r.letters', 'r.lang'])
      .where('r.body', '=', body)
      .execute()

  describe('twice', () => {
    test('two readers post the same words from one stored page: two comments', async () => {
      const body = 'شكرًا على هذا الخبر.'
      const [salma, hani] = [
        await post(newsroom(), SALMA, { ...state, body }),
        await post(newsroom(), HANI, { ...state, body }),
      ]
      expect(salma.commentId).not.toBe(hani.commentId)
      expect(salma.identityId).not.toBe(hani.identityId)
      const elsewhere = await post(newsroom(), { ...SALMA, net: 'net-2' }, { ...state, body })
      const otherBrowser = await post(newsroom(), { ...SALMA, agent: 'Safari' }, { ...state, body })
      expect(new Set([salma, hani, elsewhere, otherBrowser].map(({ commentId }) => commentId)).size).toBe(4)
      expect(await commentsWith(body)).toHaveLength(4)
    })

    test('one reader posts twice: one comment, whether the cookie has arrived or not', async () => {
      const body = 'ضغطتُ الزر مرتين.'
      const first = await post(newsroom(), SALMA, { ...state, body })
      expect(await post(newsroom(), SALMA, { ...state, body })).toEqual(first)
      expect(await post(newsroom(), withCookie(newsroom(), SALMA, first), { ...state, body })).toEqual(first)
      expect(await commentsWith(body)).toHaveLength(1)
    })

    test('a reader known by cookie is found again on another network', async () => {
      const known = withCookie(newsroom(), SALMA, await post(newsroom(), SALMA, { ...state, body: 'أول ما كتبت.' }))
      const body = 'انتقلتُ من البيت إلى الحافلة.'
      const first = await post(newsroom(), known, { ...state, body })
      expect(first.identityId).toBe(Number(known.token?.split('.')[0]))
      expect(await post(newsroom(), { ...known, net: 'net-9', agent: 'Other' }, { ...state, body })).toEqual(first)
      expect(await commentsWith(body)).toHaveLength(1)
    })

    test('a form that was answered fresh is found again by its nonce, without cookie and elsewhere', async () => {
      const { keys, call, now } = newsroom()
      const target = { articleId: state.articleId, parentId: null, body: 'من نموذج جديد.' }
      const nonce = formNonce(toEpoch(now()), 'abcdefghijklmnopqrst', (text) => keys.hmac('form', text))
      const input = {
        ...target,
        name: 'سلمى',
        email: 'salma@example.org',
        identityToken: null,
        net: 'x',
        agentFamily: 'x',
        nonce,
        trapFilled: false,
        rates: [],
      }
      const send = (stranger: string) =>
        call('comments/post-comment', input, {
          actor: { kind: 'guest' },
          retryKeys: [stranger, keys.hmac('retry', retryTextOfForm(nonce, target))],
          keepSeconds: 600,
        })
      expect(await send('stranger 1')).toEqual(await send('stranger 2'))
      expect(await commentsWith(target.body)).toHaveLength(1)
    })

    test('other words, another article or an answer to another comment are other comments', async () => {
      const body = 'هل من مزيد؟'
      const other = (
        await tell(newsroom().call, {
          title: 'مادة أخرى',
          sectionId: (await newsroom().read.selectFrom('section').select('id').executeTakeFirstOrThrow()).id,
        })
      ).id
      const posts = [
        await post(newsroom(), SALMA, { ...state, body }),
        await post(newsroom(), SALMA, { ...state, body: `${body}!` }),
        await post(newsroom(), SALMA, { articleId: other, body }),
      ]
      expect(new Set(posts.map(({ commentId }) => commentId)).size).toBe(3)
    })

    test('after ten minutes the same words are a new comment', async () => {
      const body = 'صباح الخير.'
      const first = await post(newsroom(), SALMA, { ...state, body })
      newsroom().wait(599)
      expect(await post(newsroom(), SALMA, { ...state, body })).toEqual(first)
      newsroom().wait(2)
      expect((await post(newsroom(), SALMA, { ...state, body })).commentId).not.toBe(first.commentId)
    })

    test('twenty at once are one comment; forty readers at once are forty', async () => {
      const body = 'عشرون مرة في لحظة.'
      const same = await Promise.all(Array.from({ length: 20 }, () => post(newsroom(), SALMA, { ...state, body })))
      expect(new Set(same.map(({ commentId }) => commentId)).size).toBe(1)
      const rows = await commentsWith(body)
      expect(rows).toHaveLength(1)
      expect(
        await newsroom()
          .read.selectFrom('comment_event')
          .selectAll()
          .where('comment_id', '=', rows[0]?.id ?? 0)
          .execute(),
      ).toHaveLength(1)

      const crowd = await Promise.all(
        Array.from({ length: 40 }, (_, n) =>
          post(
            newsroom(),
            { ...SALMA, email: `reader${n}@example.org` },
            {
              ...state,
              body: 'كلنا معًا.',
              rates: [{ key: `site ${newsroom().kind}`, limit: 1000, seconds: 60 }],
            },
          ),
        ),
      )
      expect(new Set(crowd.map(({ commentId }) => commentId)).size).toBe(40)
    })
  })

  describe('what is kept', () => {
    test('text as typed, terms shown, an event here and in the outbox, a trace that expires; the address apart and sealed', async () => {
      const body = 'قُلۡ \u202eرأيك\u202c بهدوء. https://example.org/'
      const posted = await post(
        newsroom(),
        { ...SALMA, name: ' سل\u200fمى ', email: 'Kept.Apart@Example.org' },
        { ...state, body },
      )
      const { read, keys } = newsroom()
      const [row] = await commentsWith(body)
      expect(row).toMatchObject({
        state: 'held',
        display_name: 'سلمى',
        depth: 0,
        root_id: posted.commentId,
        parent_id: null,
        published_revision_id: null,
        lock_version: 1,
        source: 'native',
        lang: 'ar',
      })
      expect(JSON.parse(row?.terms_shown ?? '')).toEqual((await currentClauses(read)).map(({ versionId }) => versionId))
      expect(
        await read
          .selectFrom('comment_event')
          .select(['type', 'from_state', 'to_state', 'actor'])
          .where('comment_id', '=', posted.commentId)
          .execute(),
      ).toEqual([{ type: 'posted', from_state: null, to_state: 'held', actor: 'guest' }])
      const events = await read.selectFrom('event').select('payload').where('type', '=', 'comment-posted').execute()
      expect(events.map(({ payload }) => JSON.parse(payload) as unknown)).toContainEqual({
        commentId: posted.commentId,
        state: 'held',
      })
      const contact = await read
        .selectFrom('contact')
        .selectAll()
        .where('identity_id', '=', posted.identityId)
        .executeTakeFirstOrThrow()
      expect(contact.email_enc).not.toMatch(/kept|example/i)
      expect(keys.unseal(contact.email_enc)).toBe('Kept.Apart@Example.org')
      expect(contact.email_hmac).toBe(keys.hmac('email', 'kept.apart@example.org'))
      const trace = await read
        .selectFrom('trace')
        .select(['expires_at', 'net_prefix_hmac'])
        .where('revision_id', '=', row?.latest_revision_id ?? 0)
        .executeTakeFirstOrThrow()
      expect(Date.parse(trace.expires_at) - Date.parse(newsroom().now())).toBe(30 * 24 * 3600 * 1000)
      const evidence = await read
        .selectFrom('evidence')
        .select(['detector', 'spans', 'score'])
        .where('revision_id', '=', row?.latest_revision_id ?? 0)
        .orderBy('id')
        .execute()
      expect(evidence.map(({ detector }) => detector)).toEqual([
        'many-links',
        'bidi-controls',
        'first-comment',
        'tag',
        'learner',
      ])
      expect(JSON.parse(evidence[1]?.spans ?? '')).toEqual([
        [5, 6],
        [10, 11],
      ])
    })

    test('the address grants nothing: a stranger who types it is somebody else', async () => {
      const first = await post(newsroom(), SALMA, { ...state, body: 'أنا سلمى.' })
      const stranger = await post(newsroom(), { ...SALMA, net: 'net-7' }, { ...state, body: 'أنا سلمى أيضًا.' })
      expect(stranger.identityId).not.toBe(first.identityId)
    })

    test('a forged cookie is no cookie', async () => {
      const victim = await post(newsroom(), SALMA, { ...state, body: 'صاحبة الهوية.' })
      for (const token of [`${victim.identityId}.${'0'.repeat(64)}`, String(victim.identityId), 'nonsense']) {
        expect(
          (await post(newsroom(), HANI, { ...state, body: `منتحل ${token}`, identityToken: token })).identityId,
        ).not.toBe(victim.identityId)
      }
    })

    test('a name of the house is held and marked, never refused', async () => {
      const { call, read } = newsroom()
      await call('people/create-person', { name: 'ليلى العطّار' }, operator)
      for (const name of ['ليلى العطار', 'لَيلى العطّـــار', 'هيئة التحرير', 'ورّاق']) {
        const { commentId } = await post(newsroom(), { ...HANI, name }, { ...state, body: `بيان من ${name}` })
        const found = await read
          .selectFrom('evidence as e')
          .innerJoin('comment_revision as r', 'r.id', 'e.revision_id')
          .select(['e.detector', 'e.clause_code'])
          .where('r.comment_id', '=', commentId)
          .execute()
        expect(found).toContainEqual({ detector: 'impersonation', clause_code: 'CL12' })
      }
    })
  })

  describe('what is refused', () => {
    test('what the form would not let through', async () => {
      await expect(post(newsroom(), { ...SALMA, email: 'x' }, { ...state, body: '' })).rejects.toMatchObject({
        code: 'comment-invalid',
        details: { fields: { email: 'email-shape', body: 'body-missing' } },
      })
    })

    test('articles that are not public, and answers to what is not published or stands elsewhere', async () => {
      const { call, read } = newsroom()
      const draft = await call('articles/create-article', { title: 'مسودة' }, operator)
      for (const articleId of [draft.id, 999_999])
        await expect(post(newsroom(), SALMA, { articleId, body: 'هل من أحد؟' })).rejects.toMatchObject({
          code: 'not-found',
        })
      const held = await post(newsroom(), SALMA, { ...state, body: 'ينتظر.' })
      const section = await read.selectFrom('section').select('id').executeTakeFirstOrThrow()
      const other = await tell(call, { title: 'مادة ثالثة', sectionId: section.id })
      const revision = await read
        .selectFrom('comment')
        .select('latest_revision_id')
        .where('id', '=', held.commentId)
        .executeTakeFirstOrThrow()
      const parentGone = { code: 'comment-invalid', details: { fields: { form: 'parent-gone' } } }
      await expect(post(newsroom(), HANI, { ...state, body: 'رد', parentId: held.commentId })).rejects.toMatchObject(
        parentGone,
      )
      await call(
        'comments/decide-comment',
        {
          commentId: held.commentId,
          revisionId: revision.latest_revision_id ?? 0,
          lockVersion: 1,
          decision: 'approve',
        },
        operator,
      )
      await expect(
        post(newsroom(), HANI, { articleId: other.id, body: 'رد', parentId: held.commentId }),
      ).rejects.toMatchObject(parentGone)
      expect((await post(newsroom(), HANI, { ...state, body: 'رد', parentId: held.commentId })).state).toBe('held')
    })

    test('what is beyond the limits, without counting it; a repeated post takes nothing', async () => {
      const rates = [{ key: `net ${newsroom().kind}`, limit: 2, seconds: 60 }]
      const first = await post(newsroom(), SALMA, { ...state, body: 'واحد', rates })
      await post(newsroom(), SALMA, { ...state, body: 'اثنان', rates })
      await expect(post(newsroom(), SALMA, { ...state, body: 'ثلاثة', rates })).rejects.toMatchObject({
        code: 'too-many-requests',
        details: { retryAfter: 60 },
      })
      expect(await post(newsroom(), SALMA, { ...state, body: 'واحد', rates })).toEqual(first)
      newsroom().wait(60)
      await post(newsroom(), SALMA, { ...state, body: 'ثلاثة', rates })
    })

    test('a discussion that is closed: everywhere, on the article, by age', async () => {
      const { call, read } = newsroom()
      const change = async (comments: Partial<{ open: boolean; closeAfterDays: number | null }>) => {
        const { settings, lockVersion } = await readSiteSettings(read)
        await call(
          'site/change-settings',
          { settings: { ...settings, comments: { ...settings.comments, ...comments } }, lockVersion },
          operator,
        )
      }
      const closed = { code: 'comments-closed' }
      await change({ open: false })
      await expect(post(newsroom(), SALMA, { ...state, body: 'مغلق؟' })).rejects.toMatchObject(closed)
      await change({ open: true, closeAfterDays: 1 })
      newsroom().wait(24 * 3600)
      await expect(post(newsroom(), SALMA, { ...state, body: 'قديم؟' })).rejects.toMatchObject(closed)
      await change({ closeAfterDays: null })
      const section = await read.selectFrom('section').select('id').executeTakeFirstOrThrow()
      const shut = await tell(call, { title: 'بلا تعليقات', sectionId: section.id, commentsOpen: false })
      await expect(post(newsroom(), SALMA, { articleId: shut.id, body: 'هنا؟' })).rejects.toMatchObject(closed)
      expect((await post(newsroom(), SALMA, { ...state, body: 'مفتوح.' })).state).toBe('held')
    })
  })

  describe('where comments appear at once', () => {
    test('clean ones are published and counted, the page is dropped; evidence holds, traps set aside', async () => {
      const { call, read } = newsroom()
      const { settings, lockVersion } = await readSiteSettings(read)
      await call(
        'site/change-settings',
        { settings: { ...settings, comments: { ...settings.comments, mode: 'post' } }, lockVersion },
        operator,
      )
      const before = await read
        .selectFrom('public_article')
        .select('comment_count')
        .where('id', '=', state.articleId)
        .executeTakeFirstOrThrow()
      const posted = await post(newsroom(), SALMA, { ...state, body: 'رأي هادئ.' })
      expect(posted.state).toBe('published')
      const after = await read
        .selectFrom('public_article')
        .select('comment_count')
        .where('id', '=', state.articleId)
        .executeTakeFirstOrThrow()
      expect(after.comment_count).toBe(before.comment_count + 1)
      const notices = await read.selectFrom('page_notice').select('tag').orderBy('id', 'desc').limit(1).execute()
      expect(notices).toEqual([{ tag: `article:${state.articleId}` }])
      expect((await post(newsroom(), SALMA, { ...state, body: 'a\u202eb' })).state).toBe('held')
      expect((await post(newsroom(), SALMA, { ...state, body: 'اشترِ الآن', trapFilled: true })).state).toBe(
        'quarantined',
      )
    })
  })
})
