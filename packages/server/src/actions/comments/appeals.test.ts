import { beforeAll, expect, test } from 'vitest'
import { FIRST_MODERATION } from '@warraq/core/comments/first-moderation.table'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import type { TestNewsroom } from '../../../../../test/harness/newsroom.ts'
import { memoryMailer } from '../../ports/mail/memory.ts'
import { readerMail } from '../../jobs/letters/reader-mail.ts'
import { openDatabase } from '../../store/database.ts'
import { databaseAddress } from '../../config/config.ts'
import { statedDecision } from '../../store/reader/appeals.ts'
import { openDiscussion, operator, post, SALMA, withCookie } from './fixtures/discussion.ts'
import type { Reader } from './fixtures/discussion.ts'
import { statementToken } from './statements.ts'

const guest = { actor: { kind: 'guest' } } as const
const job = { actor: { kind: 'job', job: 'test' } } as const
const as = (accountId: number) => ({ actor: { kind: 'account', accountId } }) as const
const WEEK = 7 * 24 * 3600

async function moderator(newsroom: TestNewsroom, name: string, role: 'moderator' | 'admin' = 'moderator') {
  const email = `${role}-${name.length}-${newsroom.keys.token().slice(0, 6)}@example.org`
  const { accountId } = await newsroom.call('people/add-account', { email, name, role, passwordHash: 'x' }, operator)
  return accountId
}

interface Removed {
  readonly reader: Reader
  readonly commentId: number
  readonly decisionId: number
}

/** A comment that was published, then removed by this account. */
async function removed(newsroom: TestNewsroom, articleId: number, by: number, clause = 'CL2'): Promise<Removed> {
  const body = `تعليق يُعترض على إزالته ${newsroom.keys.token().slice(0, 8)}`
  const posted = await post(newsroom, { ...SALMA, net: newsroom.keys.token() }, { articleId, body })
  const reader = withCookie(newsroom, SALMA, posted)
  const { commentId } = posted
  const decide = async (decision: 'approve' | 'remove') => {
    const row = await newsroom.read
      .selectFrom('comment')
      .select(['latest_revision_id', 'lock_version'])
      .where('id', '=', commentId)
      .executeTakeFirstOrThrow()
    const target = { commentId, revisionId: row.latest_revision_id ?? 0, lockVersion: row.lock_version }
    await newsroom.call(
      'comments/decide-comment',
      decision === 'approve'
        ? { ...target, decision }
        : { ...target, decision, clauses: [clause], facts: 'لفظ مهين لموظف' },
      as(by),
    )
  }
  await decide('approve')
  await decide('remove')
  const { id } = await newsroom.read
    .selectFrom('decision')
    .select('id')
    .where('comment_id', '=', commentId)
    .where('effect', '=', 'remove')
    .executeTakeFirstOrThrow()
  return { reader, commentId, decisionId: id }
}

const file = (newsroom: TestNewsroom, { reader, decisionId }: Removed, text = 'نقلت كلام المادة نفسها ولم أصف أحدًا.') =>
  newsroom.call('comments/file-appeal', { decisionId, identityToken: reader.token, key: null, text, rates: [] }, guest)

const appealRow = (newsroom: TestNewsroom, id: number) =>
  newsroom.read.selectFrom('appeal').selectAll().where('id', '=', id).executeTakeFirstOrThrow()

const caseOf = (newsroom: TestNewsroom, commentId: number) =>
  newsroom.read.selectFrom('comment_case').selectAll().where('comment_id', '=', commentId).executeTakeFirstOrThrow()

eachDatabase('appeals in a newsroom of two moderators', (newsroom) => {
  const state = { articleId: 0, maha: 0, rana: 0 }
  beforeAll(async () => {
    state.articleId = await openDiscussion(newsroom())
    state.maha = await moderator(newsroom(), 'مها')
    state.rana = await moderator(newsroom(), 'رنا')
  })
  const decide = (
    accountId: number,
    appealId: number,
    decision: 'uphold' | 'overturn',
    answer = 'السياق يغيّر المعنى.',
  ) => newsroom().call('comments/decide-appeal', { appealId, decision, answer }, as(accountId))

  test('item 17: the guest without e-mail proved appeals by the cookie, once, and it goes before the moderators', async () => {
    const target = await removed(newsroom(), state.articleId, state.maha)
    const { appealId } = await file(newsroom(), target)
    expect(await appealRow(newsroom(), appealId)).toMatchObject({
      state: 'open',
      first_account_id: state.maha,
      outside: 0,
      due_at: '2017-06-20T09:05:00.000Z',
    })
    expect(await caseOf(newsroom(), target.commentId)).toMatchObject({ queue: 'appealed', state: 'open' })
    await expect(file(newsroom(), target)).rejects.toMatchObject({
      code: 'appeal-not-taken',
      details: { problem: 'filed-before' },
    })
    const events = await newsroom()
      .read.selectFrom('comment_event')
      .select(['type', 'from_state', 'to_state'])
      .where('comment_id', '=', target.commentId)
      .orderBy('id', 'desc')
      .limit(1)
      .execute()
    expect(events).toEqual([{ type: 'appeal-filed', from_state: 'removed', to_state: 'removed' }])
  })

  test('twenty appeals at once are one', async () => {
    const target = await removed(newsroom(), state.articleId, state.maha)
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => file(newsroom(), target)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(
      await newsroom().read.selectFrom('appeal').select('id').where('decision_id', '=', target.decisionId).execute(),
    ).toHaveLength(1)
  })

  test('by the secret of the statement’s address too; by a wrong one, or a stranger’s cookie, there is nothing', async () => {
    const target = await removed(newsroom(), state.articleId, state.maha)
    const stranger = await removed(newsroom(), state.articleId, state.maha)
    const by = (identityToken: string | null, key: string | null) =>
      newsroom().call(
        'comments/file-appeal',
        { decisionId: target.decisionId, identityToken, key, text: 'اعتراض', rates: [] },
        guest,
      )
    for (const [cookie, key] of [
      [null, null],
      [stranger.reader.token, null],
      [null, 'x'.repeat(64)],
    ] as const)
      await expect(by(cookie, key)).rejects.toMatchObject({ code: 'not-found' })
    await by(null, statementToken(newsroom().keys, target.decisionId))
  })

  test('I3: who decided first does not hear the appeal, by the action and by the database', async () => {
    const target = await removed(newsroom(), state.articleId, state.maha)
    const { appealId } = await file(newsroom(), target)
    await expect(decide(state.maha, appealId, 'uphold')).rejects.toMatchObject({ code: 'own-decision' })
    const open = openDatabase(databaseAddress(newsroom().config), 'write')
    try {
      await expect(
        open.db
          .updateTable('appeal')
          .set({ state: 'upheld', reviewer_account_id: state.maha, decided_at: newsroom().now() })
          .where('id', '=', appealId)
          .execute(),
      ).rejects.toThrow(/check|somebody else/i)
      await expect(
        open.db
          .updateTable('appeal')
          .set({ state: 'upheld', decided_at: newsroom().now() })
          .where('id', '=', appealId)
          .execute(),
      ).rejects.toThrow(/check|somebody else/i)
    } finally {
      await open.close()
    }
    expect((await appealRow(newsroom(), appealId)).state).toBe('open')
  })

  test('item 17: overturned, the comment stands again, the decision is superseded and its strikes are lifted', async () => {
    const target = await removed(newsroom(), state.articleId, state.maha)
    const open = openDatabase(databaseAddress(newsroom().config), 'write')
    await open.db
      .insertInto('sanction')
      .values({
        kind: 'strike',
        target_kind: 'identity',
        target: '1',
        weight: 1,
        decision_id: target.decisionId,
        starts_at: newsroom().now(),
        ends_at: '2018-01-01T00:00:00.000Z',
        lifted_at: null,
        lifted_by: null,
      })
      .execute()
    await open.close()
    const { appealId } = await file(newsroom(), target)
    expect(await decide(state.rana, appealId, 'overturn')).toEqual({ state: 'overturned' })
    const row = await appealRow(newsroom(), appealId)
    expect(row).toMatchObject({ state: 'overturned', reviewer_account_id: state.rana, answer: 'السياق يغيّر المعنى.' })
    const { read } = newsroom()
    expect(
      await read.selectFrom('comment').select('state').where('id', '=', target.commentId).executeTakeFirstOrThrow(),
    ).toEqual({ state: 'published' })
    expect(
      await read
        .selectFrom('decision')
        .select(['effect', 'supersedes_id', 'source_type', 'account_id'])
        .where('id', '=', row.result_decision_id ?? 0)
        .executeTakeFirstOrThrow(),
    ).toEqual({
      effect: 'restore',
      supersedes_id: target.decisionId,
      source_type: 'appeal',
      account_id: state.rana,
    })
    const strikes = await read
      .selectFrom('sanction')
      .select(['lifted_by', 'lifted_at'])
      .where('decision_id', '=', target.decisionId)
      .execute()
    expect(strikes.every(({ lifted_by }) => lifted_by === row.result_decision_id)).toBe(true)
    expect(strikes.length).toBeGreaterThan(0)
    expect((await caseOf(newsroom(), target.commentId)).state).toBe('closed')
    const stated = await statedDecision(read, target.decisionId)
    expect(stated).toMatchObject({ inForce: false, appeal: { state: 'overturned' } })
    await expect(decide(state.rana, appealId, 'uphold')).rejects.toMatchObject({ code: 'appeal-decided' })
  })

  test('upheld, it stays removed, with one event and no further decision', async () => {
    const target = await removed(newsroom(), state.articleId, state.maha)
    const { appealId } = await file(newsroom(), target)
    await expect(decide(state.rana, appealId, 'uphold', ' ')).rejects.toMatchObject({ code: 'appeal-invalid' })
    expect(await decide(state.rana, appealId, 'uphold')).toEqual({ state: 'upheld' })
    const { read } = newsroom()
    expect(
      await read
        .selectFrom('decision')
        .select('effect')
        .where('comment_id', '=', target.commentId)
        .orderBy('id')
        .execute(),
    ).toEqual([{ effect: 'publish' }, { effect: 'remove' }])
    expect(
      await read
        .selectFrom('comment_event')
        .select('type')
        .where('comment_id', '=', target.commentId)
        .orderBy('id', 'desc')
        .limit(1)
        .execute(),
    ).toEqual([{ type: 'appeal-upheld' }])
  })

  test('a comment that was taken back meanwhile stays away when its appeal succeeds', async () => {
    const target = await removed(newsroom(), state.articleId, state.maha)
    const { appealId } = await file(newsroom(), target)
    const restored = await removed(newsroom(), state.articleId, state.maha)
    await newsroom().call('comments/erase-reader', { identityToken: target.reader.token }, guest)
    expect(restored.commentId).not.toBe(target.commentId)
    await decide(state.rana, appealId, 'overturn')
    const { read } = newsroom()
    expect(
      await read.selectFrom('comment').select('state').where('id', '=', target.commentId).executeTakeFirstOrThrow(),
    ).toEqual({ state: 'erased' })
    expect(
      await read
        .selectFrom('decision')
        .select('effect')
        .where('supersedes_id', '=', target.decisionId)
        .executeTakeFirstOrThrow(),
    ).toEqual({ effect: 'lift' })
  })

  test('refused are an empty text, one of 2,001 letters, one too late, and nobody’s', async () => {
    const target = await removed(newsroom(), state.articleId, state.maha)
    for (const text of ['', ' \u200b ', 'ن'.repeat(2001)])
      await expect(file(newsroom(), target, text)).rejects.toMatchObject({ code: 'appeal-invalid' })
    await expect(decide(state.rana, 999_999, 'uphold')).rejects.toMatchObject({ code: 'not-found' })
    newsroom().wait(184 * 24 * 3600)
    await expect(file(newsroom(), target)).rejects.toMatchObject({ details: { problem: 'too-late' } })
  })

  test('overdue: the case is escalated, the owners are written to, and it is planned again until it is decided', async () => {
    const owner = await moderator(newsroom(), 'المالك', 'admin')
    const target = await removed(newsroom(), state.articleId, state.maha)
    const { appealId } = await file(newsroom(), target)
    newsroom().wait(WEEK + 1)
    await newsroom().call('comments/remind-appeal', { appealId, time: 1 }, job)
    expect(await caseOf(newsroom(), target.commentId)).toMatchObject({ state: 'escalated', queue: 'appealed' })
    const mailer = memoryMailer()
    const letters = readerMail({ ...newsroom(), publicUrl: newsroom().config.publicUrl, mailer })
    await letters['send-overdue-appeal']?.({ appealId, time: 1 })
    expect(mailer.sent).toHaveLength(1)
    expect(mailer.sent[0]?.text).toContain('/newsroom/')
    const planned = await newsroom()
      .read.selectFrom('job')
      .select('run_at')
      .where('unique_key', '=', `appeal:${appealId}:2`)
      .execute()
    expect(planned).toHaveLength(1)
    await decide(owner, appealId, 'uphold')
    await letters['send-overdue-appeal']?.({ appealId, time: 2 })
    expect(mailer.sent).toHaveLength(1)
  })
})

eachDatabase('appeals in a newsroom of one', (newsroom) => {
  const state = { articleId: 0, owner: 0 }
  beforeAll(async () => {
    state.articleId = await openDiscussion(newsroom())
    state.owner = await moderator(newsroom(), 'المالكة', 'admin')
  })

  test('nothing waits for nobody: somebody outside hears it by a link that the owner hands over', async () => {
    const target = await removed(newsroom(), state.articleId, state.owner)
    const { appealId } = await file(newsroom(), target)
    expect((await appealRow(newsroom(), appealId)).outside).toBe(1)
    await expect(
      newsroom().call('comments/decide-appeal', { appealId, decision: 'uphold', answer: 'لا' }, as(state.owner)),
    ).rejects.toMatchObject({ code: 'own-decision' })
    const { token: old } = await newsroom().call('comments/make-outside-link', { appealId }, as(state.owner))
    const { token } = await newsroom().call('comments/make-outside-link', { appealId }, as(state.owner))
    const hear = (secret: string) =>
      newsroom().call(
        'comments/decide-appeal-outside',
        { token: secret, decision: 'overturn', answer: 'لم أجد فيه إساءة.' },
        guest,
      )
    await expect(hear(old)).rejects.toMatchObject({ code: 'not-found' })
    expect(await hear(token)).toEqual({ state: 'overturned' })
    await expect(hear(token)).rejects.toMatchObject({ code: 'appeal-decided' })
    expect(await appealRow(newsroom(), appealId)).toMatchObject({
      state: 'overturned',
      reviewer_account_id: null,
      outside: 1,
    })
    expect(
      await newsroom()
        .read.selectFrom('audit_event')
        .select(['actor', 'action'])
        .where('subject', '=', `appeal:${appealId}`)
        .orderBy('seq')
        .execute(),
    ).toEqual([
      { actor: 'guest', action: 'appeal.filed' },
      { actor: `account:${state.owner}`, action: 'appeal.link-made' },
      { actor: `account:${state.owner}`, action: 'appeal.link-made' },
      { actor: 'guest', action: 'appeal.overturned' },
    ])
  })

  test('where the owner has named «محكّم القراء» the link goes to them by letter, and by nobody’s hand', async () => {
    const outside = { name: 'نادية', email: 'arbiter@example.org' }
    const settings = { ...FIRST_MODERATION, appeals: { ...FIRST_MODERATION.appeals, outside } }
    const open = openDatabase(databaseAddress(newsroom().config), 'write')
    const value = JSON.stringify({ settings, lockVersion: 1 })
    await open.db
      .insertInto('setting')
      .values({ name: 'moderation', value, changed_at: newsroom().now(), changed_by: null })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute()
    await open.close()
    const target = await removed(newsroom(), state.articleId, state.owner)
    const { appealId } = await file(newsroom(), target)
    const planned = await newsroom()
      .read.selectFrom('job')
      .select('payload')
      .where('kind', '=', 'send-outside-appeal')
      .orderBy('id', 'desc')
      .executeTakeFirstOrThrow()
    expect(JSON.parse(planned.payload)).toEqual({ appealId })
    const mailer = memoryMailer()
    await readerMail({ ...newsroom(), publicUrl: newsroom().config.publicUrl, mailer })['send-outside-appeal']?.({
      appealId,
    })
    expect(mailer.sent[0]?.to).toBe('arbiter@example.org')
    expect(mailer.sent[0]?.text).toMatch(/نادية.*\n?.*محكّمًا للقراء/)
    const token = /\/comments\/appeal\/([\w-]{43})/.exec(mailer.sent[0]?.text ?? '')?.[1] ?? ''
    expect(
      await newsroom().call(
        'comments/decide-appeal-outside',
        { token, decision: 'uphold', answer: 'القرار في محله.' },
        guest,
      ),
    ).toEqual({ state: 'upheld' })
  })

  test('a moderator who comes hears it; one who goes leaves it to somebody outside', async () => {
    const target = await removed(newsroom(), state.articleId, state.owner)
    const { appealId } = await file(newsroom(), target)
    const second = await moderator(newsroom(), 'الثانية')
    await expect(newsroom().call('comments/make-outside-link', { appealId }, as(state.owner))).rejects.toMatchObject({
      code: 'appeal-has-hearer',
    })
    const other = await removed(newsroom(), state.articleId, state.owner)
    const { appealId: left } = await file(newsroom(), other)
    expect((await appealRow(newsroom(), left)).outside).toBe(0)
    await newsroom().call(
      'comments/decide-appeal',
      { appealId, decision: 'uphold', answer: 'القرار في محله.' },
      as(second),
    )
    await newsroom().call('people/change-account', { accountId: second, status: 'disabled' }, operator)
    newsroom().wait(WEEK + 1)
    await newsroom().call('comments/remind-appeal', { appealId: left, time: 1 }, job)
    expect((await appealRow(newsroom(), left)).outside).toBe(1)
  })
})
