import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../../../../test/harness/newsroom.ts'
import { commentWayOf } from '../../../store/reader/comment-way.ts'
import { readModeration } from '../../../store/reader/moderation.ts'
import { readSiteSettings } from '../../../store/reader/site.ts'
import { HANI, openDiscussion, operator, post, SALMA, withCookie } from '../fixtures/discussion.ts'
import { byHand, moderateWith, refused, revisionOf, takeComments } from '../fixtures/moderating.ts'
import type { PostComment } from '../post-comment.ts'

eachDatabase('how comments are taken', (newsroom) => {
  const state = { articleId: 0, sent: 0 }
  beforeAll(async () => {
    state.articleId = await openDiscussion(newsroom(), 'ما له وضعه')
    await takeComments(newsroom(), { mode: 'post' })
  })

  /** A reader nobody has seen, with words of their own, so that no test stands in another's way. */
  const send = (body: string, more: Partial<PostComment> = {}) => {
    state.sent += 1
    const reader = { ...SALMA, net: `net-${state.sent}`, name: `قارئ ${state.sent}` }
    return post(newsroom(), reader, { articleId: state.articleId, body, ...more })
  }

  describe('ways of taking comments', () => {
    const modeOf = async (articleId: number) => {
      const { settings: site } = await readSiteSettings(newsroom().read)
      const { settings: moderation } = await readModeration(newsroom().read)
      const row = await newsroom()
        .read.selectFrom('public_article')
        .select(['section_id', 'published_at'])
        .where('id', '=', articleId)
        .executeTakeFirstOrThrow()
      const facts = {
        id: articleId,
        sectionId: row.section_id,
        commentsOpen: true,
        publishedAt: row.published_at as never,
      }
      return commentWayOf(newsroom().read, { site, moderation }, facts, newsroom().now())
    }
    const set = (change: object) =>
      newsroom().call(
        'comments/set-mode',
        {
          scope: 'article',
          id: state.articleId,
          mode: null,
          closeAfterDays: null,
          slowSeconds: null,
          hours: null,
          release: false,
          why: '',
          ...change,
        },
        operator,
      )

    test('an article’s own way counts, for as long as it was set; the section’s beneath it', async () => {
      const section = await newsroom()
        .read.selectFrom('public_article')
        .select('section_id')
        .where('id', '=', state.articleId)
        .executeTakeFirstOrThrow()
      await set({ mode: 'pre', hours: 1 })
      await set({ scope: 'section', id: section.section_id, mode: 'closed' })
      expect((await send('وضع المادة قبل القسم.')).state).toBe('held')
      newsroom().wait(3601)
      expect((await refused(send('انتهى وضع المادة.'))).code).toBe('comments-closed')
      await set({ scope: 'section', id: section.section_id })
      expect((await send('لا وضع للقسم الآن.')).state).toBe('published')
      expect(await newsroom().read.selectFrom('comment_mode').select('scope').execute()).toEqual([{ scope: 'article' }])
      await set({})
      expect(await newsroom().read.selectFrom('comment_mode').select('scope').execute()).toEqual([])
    })

    test('the first comments of a reader wait, those after them do not', async () => {
      await set({ mode: 'first' })
      const here = { articleId: state.articleId }
      const first = await post(newsroom(), { ...SALMA, net: 'first' }, { ...here, body: 'تعليقي الأول هنا.' })
      expect(first.state).toBe('held')
      const reader = withCookie(newsroom(), { ...SALMA, net: 'first' }, first)
      await moderateWith(newsroom(), { firstHeld: 1 })
      const { lock_version: lockVersion } = await newsroom()
        .read.selectFrom('comment')
        .select('lock_version')
        .where('id', '=', first.commentId)
        .executeTakeFirstOrThrow()
      const revisionId = await revisionOf(newsroom(), first.commentId)
      const approve = { commentId: first.commentId, decision: 'approve', revisionId, lockVersion } as const
      await newsroom().call('comments/decide-comment', approve, operator)
      expect((await post(newsroom(), reader, { ...here, body: 'تعليقي الثاني هنا.' })).state).toBe('published')
      await moderateWith(newsroom(), { firstHeld: 3 })
      await set({})
    })

    test('slow mode asks for so many seconds between two comments of a reader', async () => {
      await set({ slowSeconds: 60 })
      const here = { articleId: state.articleId }
      const first = await post(newsroom(), { ...HANI, net: 'slow' }, { ...here, body: 'أول كلامي هنا.' })
      const reader = withCookie(newsroom(), { ...HANI, net: 'slow' }, first)
      const { code, details } = await refused(post(newsroom(), reader, { ...here, body: 'وثانيه بعده.' }))
      expect([code, details['retryAfter']]).toEqual(['comments-slow', 60])
      newsroom().wait(61)
      expect((await post(newsroom(), reader, { ...here, body: 'وثالثه بعده.' })).state).toBe('published')
      await set({})
    })

    test('a rush brings the brake, which holds all until it ends or is released, and leaves the article its way', async () => {
      const other = await openDiscussion(newsroom(), 'مادة يزدحم عليها')
      await set({ id: other, mode: 'open' })
      await moderateWith(newsroom(), { burst: { comments: 5, minutes: 10, holdMinutes: 30 } })
      const rush = async (n: number) => (await send(`الرأي رقم ${n} في الازدحام.`, { articleId: other })).state
      const states: string[] = []
      for (let n = 0; n < 6; n += 1) states.push(await rush(n))
      expect(states).toEqual(['published', 'published', 'published', 'published', 'published', 'held'])
      expect(await modeOf(other)).toMatchObject({ mode: 'pre', brakedUntil: expect.any(String) })
      newsroom().wait(30 * 60 + 1)
      expect(await modeOf(other)).toMatchObject({ mode: 'open', brakedUntil: null })
      for (let n = 6; n < 11; n += 1) await rush(n)
      expect(await modeOf(other)).toMatchObject({ mode: 'pre' })
      await set({ id: other, mode: 'open', release: true })
      expect(await modeOf(other)).toMatchObject({ mode: 'open', brakedUntil: null })
      await moderateWith(newsroom(), { burst: null })
    })

    test('in the protection mode nothing of network, browser or address is kept', async () => {
      await moderateWith(newsroom(), { protection: true })
      const { commentId, identityId } = await send('تعليق في وضع الحماية.')
      const { read } = newsroom()
      const trace = await read
        .selectFrom('trace')
        .selectAll()
        .where('revision_id', '=', await revisionOf(newsroom(), commentId))
        .execute()
      const contact = await read.selectFrom('contact').selectAll().where('identity_id', '=', identityId).execute()
      expect([trace, contact]).toEqual([[], []])
      await moderateWith(newsroom(), { protection: false })
    })
  })

  describe('a reader under sanction', () => {
    test('is refused until it ends; one whose network is under it waits', async () => {
      const here = { articleId: state.articleId }
      const first = await post(newsroom(), { ...SALMA, net: 'muted' }, { ...here, body: 'قبل الإيقاف.' })
      const reader = withCookie(newsroom(), { ...SALMA, net: 'muted' }, first)
      const until = new Date(Date.parse(newsroom().now()) + 3_600_000).toISOString()
      const clause = await newsroom().read.selectFrom('clause_version').select('id').executeTakeFirstOrThrow()
      const at = newsroom().now()
      await byHand(
        newsroom(),
        `INSERT INTO decision (subject_kind, identity_id, effect, clause_version_ids, facts, source_type, automated_detection, automated_decision, starts_at, ends_at, at)
         VALUES ('identity', ${first.identityId}, 'mute', '[${clause.id}]', 'تكرار', 'own-initiative', 0, 0, '${at}', '${until}', '${at}')`,
      )
      const decision = await newsroom()
        .read.selectFrom('decision')
        .select((e) => e.fn.max('id').as('id'))
        .executeTakeFirstOrThrow()
      const sanction = (kind: string, target: string) =>
        byHand(
          newsroom(),
          `INSERT INTO sanction (kind, target_kind, target, weight, decision_id, starts_at, ends_at)
           VALUES ('mute', '${kind}', '${target}', 1, ${decision.id}, '${at}', '${until}')`,
        )
      await sanction('identity', String(first.identityId))
      await sanction('net', 'trace net-banned')
      const { code, details } = await refused(post(newsroom(), reader, { ...here, body: 'أثناء الإيقاف.' }))
      expect([code, details['until']]).toEqual(['comment-sanctioned', until])
      const neighbour = await post(newsroom(), { ...HANI, net: 'net-banned' }, { ...here, body: 'من الشبكة نفسها.' })
      expect(neighbour.state).toBe('held')
      newsroom().wait(3601)
      expect((await post(newsroom(), reader, { ...here, body: 'بعد الإيقاف.' })).state).toBe('published')
    })
  })
})
