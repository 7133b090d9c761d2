import { expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { openDiscussion, post, SALMA, withCookie } from '../../actions/comments/fixtures/discussion.ts'
import { testDesk } from '../fixtures/test-desk.ts'

eachDatabase('appeals in the newsroom', (newsroom) => {
  test('item 17: the first decider reads it and does not decide; the second decides; a reporter sees nothing', async () => {
    const articleId = await openDiscussion(newsroom())
    const desk = testDesk(newsroom())
    const first = await desk.staff('moderator', { name: 'مها' })
    const owner = await desk.staff('admin', { name: 'المالكة' })
    const reporter = await desk.staff('reporter')
    const posted = await post(newsroom(), SALMA, { articleId, body: 'تعليق يُعترض على إزالته' })
    const params = { id: posted.commentId }
    const read = async (token: string) => (await desk.send('appeals.read', {}, { token, params })).body.appeal
    expect(await read(first.token)).toBeNull()

    const { revisionId, lockVersion } = (await desk.send('comments.read', {}, { token: first.token, params })).body
    await desk.send(
      'comments.decide',
      { decision: 'remove', revisionId, lockVersion, clauses: ['CL2'], facts: 'لفظ مهين' },
      { token: first.token, params },
    )
    const decision = await newsroom()
      .read.selectFrom('decision')
      .select('id')
      .where('comment_id', '=', posted.commentId)
      .where('effect', '=', 'remove')
      .executeTakeFirstOrThrow()
    const { appealId } = await newsroom().call(
      'comments/file-appeal',
      {
        decisionId: decision.id,
        identityToken: withCookie(newsroom(), SALMA, posted).token,
        key: null,
        text: 'نقلت كلام المادة.',
        rates: [],
      },
      { actor: { kind: 'guest' } },
    )
    expect(await read(first.token)).toMatchObject({
      id: appealId,
      state: 'open',
      text: 'نقلت كلام المادة.',
      ownDecision: true,
      outside: false,
      mayLink: false,
      first: { effect: 'remove', by: 'مها', facts: 'لفظ مهين', clauses: [{ code: 'CL2' }] },
    })
    expect((await desk.send('appeals.read', {}, { token: reporter.token, params })).status).toBe(403)

    const decide = (token: string, answer = 'السياق يوضح القصد.') =>
      desk.send('appeals.decide', { decision: 'overturn', answer }, { token, params: { id: appealId } })
    expect((await decide(first.token)).error.code).toBe('own-decision')
    expect((await decide(reporter.token)).status).toBe(403)
    expect((await decide(owner.token, ' ')).error.code).toBe('appeal-invalid')
    const link = (token: string) => desk.send('appeals.link', {}, { token, params: { id: appealId } })
    expect((await link(owner.token)).error.code).toBe('appeal-has-hearer')
    expect((await link(first.token)).status).toBe(403)
    // Sessions are over as well by then.
    newsroom().wait(7 * 24 * 3600 + 1)
    const later = await desk.staff('admin', { name: 'المالكة' })
    expect(await read(later.token)).toMatchObject({ overdue: true, outside: true, mayLink: true, ownDecision: false })
    expect((await link(later.token)).body.url).toMatch(/^http:\/\/127\.0\.0\.1:8080\/comments\/appeal\/[\w-]{43}$/)
    expect((await decide(later.token)).body).toEqual({ state: 'overturned' })
    expect(await read(later.token)).toMatchObject({
      state: 'overturned',
      answer: 'السياق يوضح القصد.',
      decidedBy: 'المالكة',
    })
    expect((await decide(later.token)).error.code).toBe('appeal-decided')
  })
})
