import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { databaseAddress } from '../../config/config.ts'
import type { OpenDatabase } from '../../store/database.ts'
import { openDatabase } from '../../store/database.ts'
import { openDiscussion } from './fixtures/discussion.ts'
import { addModerator, as, targetOf, waiting } from './fixtures/moderators.ts'

const reasons = { clauses: ['CL2'], facts: 'وصف موظفًا مذكورًا بالاسم بلفظ مهين' } as const

/** Whoever writes past the program meets the same rules. */
eachDatabase('what the database itself refuses', (newsroom) => {
  const state = { articleId: 0, maha: 0, rana: 0, removed: 0, other: 0, decisionId: 0, appealId: 0 }

  beforeAll(async () => {
    state.articleId = await openDiscussion(newsroom())
    state.maha = await addModerator(newsroom(), 'مها')
    state.rana = await addModerator(newsroom(), 'رنا')
    const { reader, identityId: _, ...target } = await waiting(newsroom(), state.articleId)
    const { call } = newsroom()
    const made = await call('comments/decide-comment', { ...target, decision: 'remove', ...reasons }, as(state.maha))
    state.removed = target.commentId
    state.decisionId = made.decisionId ?? 0
    const filed = {
      decisionId: state.decisionId,
      identityToken: reader.token,
      key: null,
      text: 'لم أصف أحدًا',
      rates: [],
    }
    state.appealId = (await call('comments/file-appeal', filed, { actor: { kind: 'guest' } })).appealId
    state.other = (await waiting(newsroom(), state.articleId)).commentId
  })

  const write = async (work: (db: OpenDatabase['db']) => Promise<unknown>) => {
    const open = openDatabase(databaseAddress(newsroom().config), 'write')
    try {
      await work(open.db)
    } finally {
      await open.close()
    }
  }

  const decision = (more: { clause_version_ids: string; facts: string }) => ({
    subject_kind: 'revision' as const,
    comment_id: state.other,
    effect: 'remove' as const,
    source_type: 'own-initiative' as const,
    automated_detection: 0,
    automated_decision: 0,
    account_id: state.maha,
    starts_at: newsroom().now(),
    at: newsroom().now(),
    ...more,
  })

  test.each([
    ['blank facts', { clause_version_ids: '[1]', facts: ' \n\t' }],
    ['facts of signs that nobody sees', { clause_version_ids: '[1]', facts: '\u200f\u200b\u00a0' }],
    ['the sign of facts that were purged', { clause_version_ids: '[1]', facts: '…' }],
    ['a list of clauses that is empty in another spelling', { clause_version_ids: '[ ]', facts: 'سبب' }],
    ['a clause that does not exist', { clause_version_ids: '[1,999999]', facts: 'سبب' }],
    ['no list of clauses', { clause_version_ids: '{}', facts: 'سبب' }],
  ])('item 16: a removal with %s', async (_what, lacks) => {
    await expect(write((db) => db.insertInto('decision').values(decision(lacks)).execute())).rejects.toThrow(
      /needs a clause and facts|array/,
    )
  })

  test.each(['removed', 'hidden', 'changes-requested'] as const)(
    'I1: a comment that becomes %s without a decision',
    async (to) => {
      await expect(
        write((db) => db.updateTable('comment').set({ state: to }).where('id', '=', state.other).execute()),
      ).rejects.toThrow(/taken away by a decision/)
    },
  )

  test('I1: an event that names the decision about another comment', async () => {
    const event = {
      comment_id: state.other,
      type: 'remove',
      from_state: 'held',
      to_state: 'removed',
      decision_id: state.decisionId,
      actor: 'account',
      account_id: state.maha,
      at: newsroom().now(),
    } as const
    await expect(write((db) => db.insertInto('comment_event').values(event).execute())).rejects.toThrow(/own comment/)
  })

  test('I2: a comment that is published without a text, or with the text of another', async () => {
    const { revisionId } = await targetOf(newsroom(), state.removed)
    for (const published_revision_id of [null, revisionId])
      await expect(
        write((db) =>
          db
            .updateTable('comment')
            .set({ state: 'published', published_revision_id })
            .where('id', '=', state.other)
            .execute(),
        ),
      ).rejects.toThrow(/text of its own/)
  })

  test.each([
    ['supersedes_id', sql`id`],
    ['second_account_id', sql`account_id`],
    ['source_type', sql`'notice'`],
    ['automated_detection', sql`1 - automated_detection`],
    ['starts_at', sql`'2001-01-01T00:00:00.000Z'`],
    ['facts', sql`'سبب آخر'`],
    ['clause_version_ids', sql`'[3]'`],
  ] as const)('a decision whose %s is changed afterwards', async (column, value) => {
    await expect(
      write((db) => sql`UPDATE decision SET ${sql.ref(column)} = ${value} WHERE id = ${state.decisionId}`.execute(db)),
    ).rejects.toThrow(/stays as it was made/)
  })

  test('item 18: a version of a clause, or the terms that an author was shown, written anew', async () => {
    await expect(
      write((db) => db.updateTable('clause_version').set({ definition_ar: 'نص آخر' }).where('id', '=', 1).execute()),
    ).rejects.toThrow(/stays as it was in force/)
    await expect(
      write((db) =>
        db.updateTable('comment_revision').set({ terms_shown: '[1]' }).where('comment_id', '=', state.other).execute(),
      ),
    ).rejects.toThrow(/only ever erased/)
  })

  test('I3: an appeal decided by who made the decision, also when the appeal no longer says who that was', async () => {
    const decided = { state: 'upheld', reviewer_account_id: state.maha, decided_at: newsroom().now() } as const
    for (const first of [{}, { first_account_id: null }])
      await expect(
        write((db) =>
          db
            .updateTable('appeal')
            .set({ ...decided, ...first })
            .where('id', '=', state.appealId)
            .execute(),
        ),
      ).rejects.toThrow(/somebody else|check/i)
  })

  test('item 17: an appeal that was decided once is not decided again', async () => {
    const verdict = { appealId: state.appealId, decision: 'uphold', answer: 'النص يصف شخصًا بعينه' } as const
    await newsroom().call('comments/decide-appeal', verdict, as(state.rana))
    await expect(
      write((db) => db.updateTable('appeal').set({ state: 'overturned' }).where('id', '=', state.appealId).execute()),
    ).rejects.toThrow(/decided once/)
  })
})
