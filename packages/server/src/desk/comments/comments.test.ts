import { expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { HANI, openDiscussion, post, SALMA } from '../../actions/comments/fixtures/discussion.ts'
import { testDesk } from '../fixtures/test-desk.ts'

eachDatabase('moderating from the newsroom', (newsroom) => {
  test('the queue, one comment, and a decision that only one moderator takes', async () => {
    const articleId = await openDiscussion(newsroom())
    const desk = testDesk(newsroom())
    const [moderator, second] = [await desk.staff('moderator', { name: 'رنا' }), await desk.staff('moderator')]
    await post(newsroom(), SALMA, { articleId, body: 'مكتبة تليق بالحي' })
    await post(newsroom(), HANI, { articleId, body: 'متى تفتح أبوابها؟' })

    const { rows } = (await desk.send('comments.list', { state: 'held' }, { token: moderator.token })).body
    expect(rows.map(({ text }) => text).toSorted()).toEqual(['متى تفتح أبوابها؟', 'مكتبة تليق بالحي'])
    expect((await desk.send('desk.counts', {}, { token: moderator.token })).body).toMatchObject({
      heldComments: 2,
      failedJobs: null,
    })
    expect(JSON.stringify(rows)).not.toContain('@example.org')

    const row = rows.find(({ text }) => text.startsWith('مكتبة'))!
    const params = { id: row.id }
    const { revisionId, lockVersion } = (await desk.send('comments.read', {}, { token: moderator.token, params })).body
    const approve = (token: string) =>
      desk.send('comments.decide', { decision: 'approve', revisionId, lockVersion }, { token, params })
    const answers = await Promise.all([approve(moderator.token), approve(second.token)])
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.error.code).toBe('comment-decided')
    const view = (await desk.send('comments.read', {}, { token: moderator.token, params })).body
    expect(view).toMatchObject({ state: 'public', decisions: [{ decision: 'approve' }] })
    expect(view.publicUrl).toBe(`http://127.0.0.1:8080/comments/${row.id}`)

    const { body: after } = await desk.send('comments.read', {}, { token: moderator.token, params })
    const remove = (more: object) =>
      desk.send(
        'comments.decide',
        { decision: 'remove', revisionId, lockVersion: after.lockVersion, ...more },
        { token: moderator.token, params },
      )
    expect((await remove({})).error.code).toBe('clause-needed')
    expect(
      (await desk.send('clauses.list', {}, { token: moderator.token })).body.rows.map(({ code }) => code),
    ).toContain('CL6')
    expect((await remove({ clauses: ['CL6'], facts: 'شتم كاتب المقال' })).body.state).toBe('removed')
    expect((await desk.send('comments.read', {}, { token: moderator.token, params: { id: 999_999 } })).status).toBe(404)
  })
})
