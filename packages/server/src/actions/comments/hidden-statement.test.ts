import { emailKey } from '@warraq/core/people/email'
import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { readerMail } from '../../jobs/letters/reader-mail.ts'
import { memoryMailer } from '../../ports/mail/memory.ts'
import { statedDecision } from '../../store/reader/appeals.ts'
import { newestDecisions } from '../../store/reader/own-comments.ts'
import { decide, setMode } from './fixtures/decided.ts'
import { openDiscussion, post, SALMA, withCookie } from './fixtures/discussion.ts'
import { setModeration } from './fixtures/moderators.ts'

const guest = { actor: { kind: 'guest' } } as const

eachDatabase('a comment hidden by reports', (newsroom) => {
  const state = { articleId: 0 }
  beforeAll(async () => {
    state.articleId = await openDiscussion(newsroom())
    await setMode(newsroom(), 'open')
    await setModeration(newsroom(), { hideAtWeight: 50, burst: null })
  })
  const stateOf = async (id: number) => {
    const rows = newsroom().read.selectFrom('comment').select('state').where('id', '=', id)
    return (await rows.executeTakeFirstOrThrow()).state
  }
  /** Hours lie between the reports: those of a minute count as one. */
  const hide = async (commentId: number, clause: string) => {
    for (let n = 0; n < 2; n += 1) {
      newsroom().wait(7200)
      const words = { kind: 'terms', clause, note: '', law: '', name: '', email: '', goodFaith: false } as const
      const from = { identityToken: null, net: newsroom().keys.token(), rates: [] }
      await newsroom().call('comments/report-comment', { commentId, ...words, ...from }, guest)
    }
    expect(await stateOf(commentId)).toBe('hidden')
  }
  /** By a reader whose address is proved. */
  const write = async (email: string) => {
    const { call, keys } = newsroom()
    const from = { ...SALMA, email, net: keys.token() }
    const posted = await post(newsroom(), from, { articleId: state.articleId, body: `رأي من ${email}` })
    const emailHmac = keys.hmac('email', emailKey(email))
    const made = await call('comments/make-entry-link', { emailHmac }, { actor: { kind: 'job', job: 'test' } })
    const { token } = withCookie(newsroom(), from, posted)
    await call('comments/use-entry', { token: made?.token ?? '', identityToken: token }, guest)
    return posted.commentId
  }
  const letters = async (decisionId: number) => {
    const mailer = memoryMailer()
    const mail = readerMail({ ...newsroom(), publicUrl: newsroom().config.publicUrl, mailer })
    await mail['send-statement']?.({ decisionId })
    return mailer.sent
  }

  test('has a statement on its author’s page and by letter, which ends with a moderator’s decision', async () => {
    const { read } = newsroom()
    const id = await write('hidden@example.org')
    await hide(id, 'CL2')
    const own = (await newestDecisions(read, [id])).get(id)
    expect(own).toMatchObject({ effect: 'hold', hasStatement: true, appeal: null })
    const decisionId = own?.id ?? 0
    expect(await statedDecision(read, decisionId)).toMatchObject({ inForce: true, appealUntil: null })
    const sent = await letters(decisionId)
    expect(sent).toHaveLength(1)
    expect(sent[0]?.text).toContain('حُجب تعليقك المنشور في')
    expect(sent[0]?.text).toContain('البند 2 من شروط التعليق')
    await decide(newsroom(), id, 'approve')
    expect((await statedDecision(read, decisionId))?.inForce).toBe(false)
    expect(await letters(decisionId)).toEqual([])
  })

  test('under a clause about the sacred: the statement names no clause, the letter not even that', async () => {
    const { read } = newsroom()
    const id = await write('quiet@example.org')
    await hide(id, 'CL4')
    const decisionId = (await newestDecisions(read, [id])).get(id)?.id ?? 0
    const stated = await statedDecision(read, decisionId)
    expect(stated?.textAr).toContain('حُجب تعليقك')
    expect(stated?.textAr).not.toContain('البند')
    const sent = await letters(decisionId)
    expect(sent).toHaveLength(1)
    expect(sent[0]?.text).not.toContain('البند')
  })
})
