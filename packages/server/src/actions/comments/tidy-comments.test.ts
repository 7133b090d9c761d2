import { beforeAll, expect, test } from 'vitest'
import { FIRST_MODERATION } from '@warraq/core/comments/first-moderation.table'
import { plusSeconds } from '@warraq/core/time'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { databaseAddress } from '../../config/config.ts'
import { openDatabase } from '../../store/database.ts'
import { HANI, openDiscussion, operator, post, SALMA } from './fixtures/discussion.ts'

const job = { actor: { kind: 'job', job: 'tidy-up' } } as const
const DAY = 24 * 3600

eachDatabase('what has served its time', (newsroom) => {
  const state = { articleId: 0 }
  beforeAll(async () => {
    state.articleId = await openDiscussion(newsroom())
  })

  const write = async (work: (db: ReturnType<typeof openDatabase>['db']) => Promise<unknown>): Promise<void> => {
    const open = openDatabase(databaseAddress(newsroom().config), 'write')
    try {
      await work(open.db)
    } finally {
      await open.close()
    }
  }
  const tidy = () => newsroom().call('comments/tidy-comments', null, job)
  const ago = (days: number) => plusSeconds(newsroom().now(), -days * DAY)
  /** A comment that was sent so many days ago. */
  const sent = async (days: number, reader = SALMA, more: object = {}) => {
    const { commentId } = await post(newsroom(), reader, {
      articleId: state.articleId,
      body: `كلام قبل ${days} يومًا من ${reader.name}`,
      ...more,
    })
    await write(async (db) => {
      await db
        .updateTable('comment')
        .set({ created_at: ago(days) })
        .where('id', '=', commentId)
        .execute()
      await db
        .updateTable('comment_revision')
        .set({ submitted_at: ago(days) })
        .where('comment_id', '=', commentId)
        .execute()
      await db
        .updateTable('comment_case')
        .set({ opened_at: ago(days) })
        .where('comment_id', '=', commentId)
        .execute()
    })
    return commentId
  }
  const row = (id: number) => newsroom().read.selectFrom('comment').selectAll().where('id', '=', id).executeTakeFirst()
  const stateOf = async (id: number) => (await row(id))?.state ?? 'gone'
  const caseOf = async (id: number) =>
    (await newsroom().read.selectFrom('comment_case').select('state').where('comment_id', '=', id).executeTakeFirst())
      ?.state
  const traces = async () => (await newsroom().read.selectFrom('trace').select('revision_id').execute()).length

  test('spam goes after its days, with everything of it; what waits is put before everybody, then expires', async () => {
    const [oldSpam, newSpam] = [await sent(16, HANI, { trapFilled: true }), await sent(3, HANI, { trapFilled: true })]
    const [waiting, forgotten, old] = [await sent(2), await sent(8), await sent(31)]
    expect(await Promise.all([oldSpam, newSpam, waiting, forgotten, old].map(stateOf))).toEqual([
      'quarantined',
      'quarantined',
      'held',
      'held',
      'held',
    ])
    expect(await tidy()).toMatchObject({ spam: 1, expired: 1, more: false })
    expect(await Promise.all([oldSpam, newSpam, waiting, forgotten, old].map(stateOf))).toEqual([
      'gone',
      'quarantined',
      'held',
      'held',
      'expired',
    ])
    expect(await Promise.all([waiting, forgotten, old].map(caseOf))).toEqual(['open', 'escalated', 'closed'])
    expect(await tidy()).toMatchObject({ spam: 0, expired: 0, escalated: 0, purged: 0 })
  })

  test('digests of networks go after their days, everywhere', async () => {
    const [old, fresh] = [await sent(31, HANI), await sent(1, HANI)]
    await tidy()
    const kept = await newsroom()
      .read.selectFrom('trace as t')
      .innerJoin('comment_revision as r', 'r.id', 't.revision_id')
      .select('r.comment_id')
      .execute()
    expect(kept.map(({ comment_id }) => comment_id)).toContain(fresh)
    expect(kept.map(({ comment_id }) => comment_id)).not.toContain(old)
  })

  test('a removal that quotes the sacred loses text and facts when nobody can appeal any more, and not before', async () => {
    const { commentId } = await post(newsroom(), SALMA, { articleId: state.articleId, body: 'نص لا يُحفظ' })
    const comment = await row(commentId)
    await newsroom().call(
      'comments/decide-comment',
      {
        commentId,
        revisionId: comment?.latest_revision_id ?? 0,
        lockVersion: comment?.lock_version ?? 0,
        decision: 'remove',
        clauses: ['CL3'],
        facts: 'وقائع لا تُحفظ',
      },
      operator,
    )
    const text = async () => {
      const [revision, decision] = await Promise.all([
        newsroom()
          .read.selectFrom('comment_revision')
          .select('body')
          .where('comment_id', '=', commentId)
          .executeTakeFirst(),
        newsroom().read.selectFrom('decision').select('facts').where('comment_id', '=', commentId).executeTakeFirst(),
      ])
      return [revision?.body, decision?.facts]
    }
    expect(await tidy()).toMatchObject({ purged: 0 })
    expect(await text()).toEqual(['نص لا يُحفظ', 'وقائع لا تُحفظ'])
    const end = (at: string) =>
      write((db) => db.updateTable('statement').set({ purge_at: at }).where('purge_at', 'is not', null).execute())
    await end(ago(1))
    expect(await tidy()).toMatchObject({ purged: 1 })
    expect(await text()).toEqual(['', '…'])
    expect(await stateOf(commentId)).toBe('removed')
  })

  test('in «وضع الحماية» what could tell who wrote from where goes at once, and nothing new is kept', async () => {
    await sent(0, HANI)
    expect(await traces()).toBeGreaterThan(0)
    const settings = { ...FIRST_MODERATION, protection: true }
    await newsroom().call('comments/save-moderation', { settings, lockVersion: 0 }, operator)
    await sent(0, { ...HANI, email: '' }, { email: null })
    await tidy()
    expect(await traces()).toBe(0)
  })
})
