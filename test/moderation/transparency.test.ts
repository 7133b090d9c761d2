import { expect, test } from 'vitest'
import {
  HANI,
  openDiscussion,
  operator,
  post,
  SALMA,
} from '../../packages/server/src/actions/comments/fixtures/discussion.ts'
import { eachServer } from '../harness/server.ts'

/** Figures made anew from the events alone, which are only ever added. */
async function recount(read: Parameters<Parameters<typeof eachServer>[1]>[0] extends () => infer S ? S : never) {
  const { app } = read
  const taken = await app.read
    .selectFrom('comment_event as e')
    .innerJoin('decision as d', 'd.id', 'e.decision_id')
    .select('d.supersedes_id')
    .where('e.type', '=', 'undo')
    .execute()
  const undone = new Set(taken.map(({ supersedes_id }) => supersedes_id))
  const rows = await app.read
    .selectFrom('comment_event as e')
    .innerJoin('decision as d', 'd.id', 'e.decision_id')
    .select(['e.type', 'e.at', 'd.id', 'd.clause_version_ids'])
    .where('e.type', 'in', ['remove', 'restore'])
    .execute()
    .then((all) => all.filter(({ id }) => !undone.has(id)))
  const codes = new Map(
    (await app.read.selectFrom('clause_version').select(['id', 'code']).execute()).map(({ id, code }) => [id, code]),
  )
  const removals = rows.filter(({ type }) => type === 'remove')
  const clauses = new Map<string, number>()
  for (const { clause_version_ids } of removals)
    for (const id of JSON.parse(clause_version_ids) as number[])
      clauses.set(codes.get(id) ?? '', (clauses.get(codes.get(id) ?? '') ?? 0) + 1)
  return { removed: removals.length, restored: rows.length - removals.length, clauses }
}

eachServer('figures of moderation for everybody', (server) => {
  test('equal a recount from the events, in page and file, and name nobody', async () => {
    const { app } = server()
    const newsroom = { ...app, kind: 'transparency' } as never
    const articleId = await openDiscussion(newsroom)
    const moderator = await app.call(
      'people/add-account',
      { email: 'maha@example.org', name: 'مها القيسي', role: 'moderator', passwordHash: 'x' },
      operator,
    )
    const as = { actor: { kind: 'account', accountId: moderator.accountId } } as const
    const CLAUSES = [['CL8'], ['CL8', 'CL2'], ['CL6'], ['CL9'], ['CL8']]
    const removed: number[] = []
    for (const [n, clauses] of CLAUSES.entries()) {
      const { commentId } = await post(newsroom, n % 2 === 0 ? SALMA : HANI, { articleId, body: `كلام رقم ${n}` })
      const row = await app.read.selectFrom('comment').selectAll().where('id', '=', commentId).executeTakeFirstOrThrow()
      const target = { commentId, revisionId: row.latest_revision_id ?? 0, lockVersion: row.lock_version }
      await app.call('comments/decide-comment', { ...target, decision: 'remove', clauses, facts: 'لفظ مهين' }, as)
      removed.push(commentId)
    }
    // A slip of the hand, taken back at once, and the mute that the strikes of so many removals came to: neither is a removal.
    const { commentId: slip } = await post(newsroom, HANI, { articleId, body: 'كلام أزيل سهوًا وأعيد' })
    const slipped = await app.read.selectFrom('comment').selectAll().where('id', '=', slip).executeTakeFirstOrThrow()
    const of = { commentId: slip, revisionId: slipped.latest_revision_id ?? 0, lockVersion: slipped.lock_version }
    const why = { decision: 'remove', clauses: ['CL6'], facts: 'سهو' } as const
    const { decisionId } = await app.call('comments/decide-comment', { ...of, ...why }, as)
    await app.call('comments/undo-decision', { decisionId: decisionId ?? 0 }, as)

    const last = await app.read
      .selectFrom('comment')
      .selectAll()
      .where('id', '=', removed.at(-1) ?? 0)
      .executeTakeFirstOrThrow()
    await app.call(
      'comments/decide-comment',
      {
        commentId: last.id,
        revisionId: last.latest_revision_id ?? 0,
        lockVersion: last.lock_version,
        decision: 'restore',
      },
      as,
    )

    const response = await fetch(`${server().base}/transparency.csv`)
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8'])
    const lines = (await response.text()).trimEnd().split('\r\n')
    const figure = (measure: string, clause = '') =>
      Number(lines.find((line) => line.startsWith(`total,${measure},${clause},`))?.split(',')[3] ?? 0)
    const counted = await recount(server())
    expect([figure('removed'), figure('restored')]).toEqual([counted.removed, counted.restored])
    expect(counted.removed).toBe(5)
    for (const [code, count] of counted.clauses) expect(figure('removed', code), code).toBe(count)

    const html = await (await fetch(`${server().base}/transparency`)).text()
    expect(html).toContain('الإشراف على التعليقات بالأرقام')
    for (const secret of ['القيسي', 'example.org', 'سلمى', 'لفظ مهين']) expect(html).not.toContain(secret)
    expect((await fetch(`${server().base}/en/transparency`)).status).toBe(200)
  })
})
