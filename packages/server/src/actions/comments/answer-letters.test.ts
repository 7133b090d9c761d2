import { beforeAll, expect, test } from 'vitest'
import { emailKey } from '@warraq/core/people/email'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { readerMail } from '../../jobs/letters/reader-mail.ts'
import { quickHandlers } from '../../jobs/quick-handlers.ts'
import { startJobRunner } from '../../jobs/runner.ts'
import { memoryMailer } from '../../ports/mail/memory.ts'
import { readSiteSettings } from '../../store/reader/site.ts'
import { HANI, openDiscussion, operator, post, SALMA, withCookie } from './fixtures/discussion.ts'
import { lettersToken } from './letters-token.ts'

const guest = { actor: { kind: 'guest' } } as const
const entry = { actor: { kind: 'job', job: 'send-entry-link' } } as const

eachDatabase('letters about answers', (newsroom) => {
  const state = { articleId: 0, n: 0 }
  const mailer = memoryMailer()
  beforeAll(async () => {
    state.articleId = await openDiscussion(newsroom())
    await mode('open')
  })

  const mode = async (wanted: 'open' | 'pre') => {
    const { settings, lockVersion } = await readSiteSettings(newsroom().read)
    const comments = { ...settings.comments, mode: wanted }
    await newsroom().call('site/change-settings', { settings: { ...settings, comments }, lockVersion }, operator)
  }
  const settle = async () => {
    const { read, call, log, now } = newsroom()
    const blobs = { get: () => Promise.resolve(null), put: () => Promise.resolve(), delete: () => Promise.resolve() }
    const mail = readerMail({ ...newsroom(), mailer, publicUrl: new URL('https://news.example/') })
    const handlers = { ...quickHandlers({ read, call, blobs: blobs as never }), ...mail }
    const runner = startJobRunner({ read, call, log, now, worker: `letters ${state.n++}`, handlers })
    await runner.drain()
    await runner.stop()
  }
  /** Letters that came since the last look, a while later. */
  const letters = async (seconds: number) => {
    const before = mailer.sent.length
    await settle()
    newsroom().wait(seconds)
    await settle()
    return mailer.sent.slice(before)
  }
  /** A reader who wrote something and proved their address. */
  const proved = async (email: string) => {
    const posted = await post(
      newsroom(),
      { ...SALMA, email },
      { articleId: state.articleId, body: `أول كلام ${state.n++}` },
    )
    const reader = withCookie(newsroom(), { ...SALMA, email }, posted)
    const { call, keys } = newsroom()
    const made = await call('comments/make-entry-link', { emailHmac: keys.hmac('email', emailKey(email)) }, entry)
    await call('comments/use-entry', { token: made?.token ?? '', identityToken: reader.token }, guest)
    return { reader, commentId: posted.commentId, identityId: posted.identityId }
  }
  const choose = (token: string | null, often: string) =>
    newsroom().call('comments/choose-letters', { identityToken: token, often }, guest)
  const answer = (parentId: number, reader = HANI) =>
    post(newsroom(), reader, { articleId: state.articleId, parentId, body: `رد رقم ${state.n++}` })

  test('only who proved an address can choose, and hears of nothing without having chosen', async () => {
    const typed = await post(newsroom(), SALMA, { articleId: state.articleId, body: 'كلام بلا إثبات' })
    const stranger = withCookie(newsroom(), SALMA, typed)
    await expect(choose(stranger.token, 'each')).rejects.toMatchObject({ code: 'not-found' })
    const { commentId } = await proved('noor@example.org')
    await answer(commentId)
    expect(await letters(3600)).toEqual([])
  })

  test('answers of a while come in one letter that says where and nothing of what; the next one waits', async () => {
    const { reader, commentId } = await proved('reem@example.org')
    await choose(reader.token, 'each')
    const first = await answer(commentId)
    await answer(commentId)
    const [letter, ...more] = await letters(90)
    expect(more).toEqual([])
    expect(letter).toMatchObject({ to: 'reem@example.org', lang: 'ar' })
    expect(letter?.text).toContain('ردّان على تعليقاتك')
    expect(letter?.html).toContain('dir="rtl"')
    expect(`${letter?.text}${letter?.html}${letter?.subject}`).not.toContain('رد رقم')
    expect(letter?.unsubscribe).toMatch(/^https:\/\/news\.example\/comments\/mine\/letters\/stop\?reader=\d+&key=/)
    const third = await answer(commentId)
    expect(third.commentId).toBeGreaterThan(first.commentId)
    expect(await letters(300)).toEqual([])
    expect((await letters(400)).length).toBe(1)
  })

  test('never about one’s own answer, and never before an answer is public', async () => {
    const { reader, commentId } = await proved('dima@example.org')
    await choose(reader.token, 'each')
    await answer(commentId, reader)
    await mode('pre')
    const held = await answer(commentId)
    expect(await letters(3600)).toEqual([])
    const row = await newsroom()
      .read.selectFrom('comment')
      .selectAll()
      .where('id', '=', held.commentId)
      .executeTakeFirstOrThrow()
    const target = { commentId: row.id, revisionId: row.latest_revision_id ?? 0, lockVersion: row.lock_version }
    await newsroom().call('comments/decide-comment', { ...target, decision: 'approve' }, operator)
    expect((await letters(3600)).length).toBe(1)
    await mode('open')
  })

  test('a daily letter waits for its day; an answer that is gone by then is not told of', async () => {
    const { reader, commentId } = await proved('hala@example.org')
    await choose(reader.token, 'daily')
    const { commentId: gone } = await answer(commentId)
    expect(await letters(3600)).toEqual([])
    const row = await newsroom().read.selectFrom('comment').selectAll().where('id', '=', gone).executeTakeFirstOrThrow()
    const target = { commentId: gone, revisionId: row.latest_revision_id ?? 0, lockVersion: row.lock_version }
    await newsroom().call(
      'comments/decide-comment',
      { ...target, decision: 'remove', clauses: ['CL8'], facts: 'لفظ' },
      operator,
    )
    expect(await letters(24 * 3600)).toEqual([])
    await answer(commentId)
    expect((await letters(24 * 3600 + 60)).length).toBe(1)
  })

  test('one click stops them, with the right key alone', async () => {
    const { reader, commentId, identityId } = await proved('lina@example.org')
    await choose(reader.token, 'each')
    await answer(commentId)
    await newsroom().call('comments/stop-letters', { identityId, token: 'wrong' }, guest)
    expect((await letters(90)).length).toBe(1)
    await answer(commentId)
    const token = lettersToken(newsroom().keys, identityId)
    await newsroom().call('comments/stop-letters', { identityId, token }, guest)
    expect(await letters(3600)).toEqual([])
  })
})
