import { beforeAll, describe, expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { ownStatement } from '../../store/reader/comments.ts'
import type { DecideComment } from './decide-comment.ts'
import { HANI, openDiscussion, operator, post, SALMA } from './fixtures/discussion.ts'
import { statementToken } from './statements.ts'
import { readTerms } from './terms-file.ts'

const removal = { decision: 'remove', clauses: ['CL2'], facts: 'وصف موظفًا مذكورًا بالاسم بلفظ مهين' } as const

eachDatabase('deciding on a comment', (newsroom) => {
  const state = { articleId: 0, moderator: 0, second: 0, reporter: 0, body: 0 }
  const account = async (name: string, role: 'moderator' | 'reporter') =>
    (
      await newsroom().call(
        'people/add-account',
        { email: `${role}${name.length}${state.body++}@example.org`, name, role, passwordHash: 'x' },
        operator,
      )
    ).accountId
  const as = (accountId: number) => ({ actor: { kind: 'account', accountId } }) as const

  beforeAll(async () => {
    state.articleId = await openDiscussion(newsroom())
    state.moderator = await account('مها', 'moderator')
    state.second = await account('رنا', 'moderator')
    state.reporter = await account('زياد', 'reporter')
  })

  const held = async (): Promise<{ commentId: number; revisionId: number; lockVersion: number }> => {
    const { commentId } = await post(newsroom(), SALMA, {
      articleId: state.articleId,
      body: `تعليق رقم ${state.body++}`,
    })
    const row = await newsroom()
      .read.selectFrom('comment')
      .select(['latest_revision_id', 'lock_version'])
      .where('id', '=', commentId)
      .executeTakeFirstOrThrow()
    return { commentId, revisionId: row.latest_revision_id ?? 0, lockVersion: row.lock_version }
  }
  const decide = (input: DecideComment, accountId = state.moderator) =>
    newsroom().call('comments/decide-comment', input, as(accountId))
  const comment = (id: number) =>
    newsroom().read.selectFrom('comment').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  const count = async () =>
    (
      await newsroom()
        .read.selectFrom('public_article')
        .select('comment_count')
        .where('id', '=', state.articleId)
        .executeTakeFirstOrThrow()
    ).comment_count
  const decisions = (id: number) =>
    newsroom().read.selectFrom('decision').selectAll().where('comment_id', '=', id).orderBy('id').execute()

  test('approval publishes, counts, drops the article’s pages and is written down', async () => {
    const target = await held()
    const before = await count()
    expect(await decide({ ...target, decision: 'approve' })).toMatchObject({
      state: 'public',
      lockVersion: 2,
      proposalId: null,
    })
    expect(await comment(target.commentId)).toMatchObject({
      state: 'published',
      lock_version: 2,
      published_revision_id: target.revisionId,
    })
    expect(await count()).toBe(before + 1)
    const [decision] = await decisions(target.commentId)
    expect(decision).toMatchObject({
      effect: 'publish',
      account_id: state.moderator,
      revision_id: target.revisionId,
      automated_decision: 0,
      clause_version_ids: '[]',
      facts: '',
    })
    const { read } = newsroom()
    expect(
      await read
        .selectFrom('comment_event')
        .select(['type', 'from_state', 'to_state', 'account_id', 'decision_id'])
        .where('comment_id', '=', target.commentId)
        .orderBy('id')
        .execute(),
    ).toEqual([
      { type: 'posted', from_state: null, to_state: 'held', account_id: null, decision_id: null },
      {
        type: 'publish',
        from_state: 'held',
        to_state: 'published',
        account_id: state.moderator,
        decision_id: decision?.id,
      },
    ])
    expect(await read.selectFrom('page_notice').select('tag').orderBy('id', 'desc').limit(1).execute()).toEqual([
      { tag: `article:${state.articleId}` },
    ])
    const audit = await read
      .selectFrom('audit_event')
      .select(['actor', 'action', 'subject', 'payload'])
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(audit).toMatchObject({
      actor: `account:${state.moderator}`,
      action: 'comment.publish',
      subject: `comment:${target.commentId}`,
    })
    expect(
      await read
        .selectFrom('statement')
        .selectAll()
        .where('decision_id', '=', decision?.id ?? 0)
        .execute(),
    ).toEqual([])
  })

  test('removal takes it off the page and leaves a statement with clause, reason and a way to appeal', async () => {
    const target = await held()
    await decide({ ...target, decision: 'approve' })
    const before = await count()
    expect(await decide({ ...target, lockVersion: 2, ...removal })).toMatchObject({ state: 'removed', lockVersion: 3 })
    expect(await count()).toBe(before - 1)
    const { read, keys } = newsroom()
    const decision = (await decisions(target.commentId)).at(-1)
    const cited = await read
      .selectFrom('clause_version')
      .select(['code', 'title_ar'])
      .where('id', 'in', JSON.parse(decision?.clause_version_ids ?? '[]') as number[])
      .execute()
    expect(cited).toEqual([{ code: 'CL2', title_ar: 'الإساءة إلى الأشخاص' }])
    expect(await ownStatement(read, target.commentId)).toEqual({
      ar: 'أُزيل تعليقك المنشور في 13 يونيو 2017 لمخالفته البند 2 من شروط التعليق: الإساءة إلى الأشخاص. السبب: وصف موظفًا مذكورًا بالاسم بلفظ مهين. اتخذ القرار أحد المشرفين. يمكنك الاعتراض حتى 13 ديسمبر 2017، وسيراجعه شخص آخر: {link}',
      en: expect.stringMatching(
        /^Your comment published on 13 June 2017 was removed because it goes against clause 2 of the comment terms: Insulting persons\./,
      ) as string,
    })
    const statement = await read
      .selectFrom('statement')
      .selectAll()
      .where('decision_id', '=', decision?.id ?? 0)
      .executeTakeFirstOrThrow()
    const token = statementToken(keys, decision?.id ?? 0)
    expect(statement.access_token_hash).toBe(keys.tokenHash(token))
    expect(JSON.stringify(statement)).not.toContain(token)
    expect(statement.purge_at).toBeNull()
  })

  test('for the sacred, religions and God the statement says the clause and nothing else, and is purged', async () => {
    const target = await held()
    await decide({ ...target, ...removal, clauses: ['CL4'] })
    const { read } = newsroom()
    expect((await ownStatement(read, target.commentId))?.ar).toBe('لا يوافق البند 4')
    const statement = await read
      .selectFrom('statement as s')
      .innerJoin('decision as d', 'd.id', 's.decision_id')
      .select('s.purge_at')
      .where('d.comment_id', '=', target.commentId)
      .executeTakeFirstOrThrow()
    expect(statement.purge_at).toBe('2017-12-13T09:05:00.000Z')
  })

  test('without clause or facts nothing is removed, by the action or by the database', async () => {
    const target = await held()
    for (const change of [{ clauses: [] }, { facts: ' ' }, { clauses: ['CL77'] }]) {
      await expect(decide({ ...target, ...removal, ...change })).rejects.toMatchObject({ code: 'clause-needed' })
    }
    expect((await comment(target.commentId)).state).toBe('held')
    expect(await decisions(target.commentId)).toEqual([])
  })

  test('restoring says which removal it undoes', async () => {
    const target = await held()
    await decide({ ...target, ...removal })
    expect(
      await newsroom().call('comments/restore-comment', { ...target, lockVersion: 2 }, as(state.second)),
    ).toMatchObject({
      state: 'public',
      lockVersion: 3,
    })
    const [removed, restored] = await decisions(target.commentId)
    expect(restored).toMatchObject({ effect: 'restore', supersedes_id: removed?.id, account_id: state.second })
    expect((await comment(target.commentId)).state).toBe('published')
  })

  test('two moderators on one comment: the second hears what the first decided', async () => {
    const target = await held()
    await decide({ ...target, decision: 'approve' }, state.second)
    await expect(decide({ ...target, ...removal })).rejects.toMatchObject({
      code: 'comment-decided',
      details: { state: 'public', lockVersion: 2, effect: 'publish', by: 'رنا' },
    })
  })

  test('200 races of two moderators: 200 single decisions, and everybody else is told', async () => {
    const targets = []
    for (let n = 0; n < 200; n++) targets.push(await held())
    const outcomes = await Promise.all(
      targets.map((target) =>
        Promise.allSettled([
          decide({ ...target, decision: 'approve' }),
          decide({ ...target, ...removal }, state.second),
        ]),
      ),
    )
    for (const [n, race] of outcomes.entries()) {
      expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
      for (const one of race)
        if (one.status === 'rejected') expect((one.reason as { code: string }).code).toBe('comment-decided')
      expect(await decisions(targets[n]?.commentId ?? 0)).toHaveLength(1)
    }
  }, 120_000)

  describe('who may', () => {
    test('neither guests, nor reporters, nor nobody', async () => {
      const target = await held()
      await expect(decide({ ...target, decision: 'approve' }, state.reporter)).rejects.toMatchObject({
        code: 'not-allowed',
      })
      await expect(
        newsroom().call('comments/decide-comment', { ...target, decision: 'approve' }, { actor: { kind: 'guest' } }),
      ).rejects.toMatchObject({ code: 'sign-in-needed' })
      await expect(decide({ ...target, commentId: 999_999, decision: 'approve' })).rejects.toMatchObject({
        code: 'not-found',
      })
    })
  })

  describe('terms', () => {
    test('publishing the same terms again changes nothing', async () => {
      expect(await newsroom().call('comments/publish-terms', { clauses: readTerms() }, operator)).toEqual({
        changed: 0,
      })
      const { read } = newsroom()
      expect(
        await read.selectFrom('clause').select('code').where('active', '=', 1).orderBy('position').execute(),
      ).toEqual(Array.from({ length: 15 }, (_, n) => ({ code: `CL${n + 1}` })))
      expect(await read.selectFrom('clause_version').select('n').where('n', '>', 1).execute()).toEqual([])
    })

    test('a clause that changes today binds tomorrow’s comments; yesterday’s keep the text they were shown', async () => {
      const old = await held()
      const changed = readTerms().map((clause) =>
        clause.code === 'CL2' ? { ...clause, title: { ar: 'إهانة الأشخاص', en: 'Degrading persons' } } : clause,
      )
      expect(await newsroom().call('comments/publish-terms', { clauses: changed }, operator)).toEqual({ changed: 1 })
      const fresh = await held()
      await decide({ ...old, ...removal })
      await decide({ ...fresh, ...removal })
      const { read } = newsroom()
      expect((await ownStatement(read, old.commentId))?.ar).toContain('الإساءة إلى الأشخاص')
      expect((await ownStatement(read, fresh.commentId))?.ar).toContain('إهانة الأشخاص')
      expect(
        await read
          .selectFrom('clause_version')
          .select(['n', 'effective_to'])
          .where('code', '=', 'CL2')
          .orderBy('n')
          .execute(),
      ).toEqual([
        { n: 1, effective_to: newsroom().now() },
        { n: 2, effective_to: null },
      ])
    })

    test('a clause that is left out is not cited any more, and comes back with a new version', async () => {
      const without = readTerms().filter(({ code }) => code !== 'CL15')
      await newsroom().call('comments/publish-terms', { clauses: without }, operator)
      const target = await held()
      await expect(decide({ ...target, ...removal, clauses: ['CL15'] })).rejects.toMatchObject({
        code: 'clause-needed',
      })
      await newsroom().call('comments/publish-terms', { clauses: readTerms() }, operator)
      await decide({ ...(await held()), ...removal, clauses: ['CL15'] })
    })

    test('readers do not publish terms', async () => {
      await expect(
        newsroom().call('comments/publish-terms', { clauses: readTerms() }, as(state.moderator)),
      ).rejects.toMatchObject({ code: 'not-allowed' })
      await expect(newsroom().call('comments/publish-terms', { clauses: [] }, operator)).rejects.toMatchObject({
        code: 'bad-input',
      })
    })
  })

  test('answers stay when what they answer is removed', async () => {
    const parent = await held()
    await decide({ ...parent, decision: 'approve' })
    const reply = await post(newsroom(), HANI, {
      articleId: state.articleId,
      body: 'رد قبل الإزالة',
      parentId: parent.commentId,
    })
    await decide({ ...parent, lockVersion: 2, ...removal })
    expect(await comment(reply.commentId)).toMatchObject({
      state: 'held',
      parent_id: parent.commentId,
      root_id: parent.commentId,
      depth: 1,
    })
  })
})
