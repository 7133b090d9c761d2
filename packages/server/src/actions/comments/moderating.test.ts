import * as v from 'valibot'
import { dsaStatement } from '@warraq/core/contract/dsa'
import type { Decision } from '@warraq/core/comments/decide'
import { needsReasons } from '@warraq/core/comments/decide'
import { FIRST_MODERATION } from '@warraq/core/comments/first-moderation.table'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { databaseAddress } from '../../config/config.ts'
import { openDatabase } from '../../store/database.ts'
import { openDiscussion, operator } from './fixtures/discussion.ts'
import type { Target } from './fixtures/moderators.ts'
import { addModerator, as, setModeration, targetOf, waiting } from './fixtures/moderators.ts'
import { readTerms } from './terms-file.ts'

const reasons = { clauses: ['CL2'], facts: 'وصف موظفًا مذكورًا بالاسم بلفظ مهين' } as const
const DAY = 24 * 3600

eachDatabase('moderators at work', (newsroom) => {
  const state = { articleId: 0, maha: 0, rana: 0, third: 0 }
  beforeAll(async () => {
    state.articleId = await openDiscussion(newsroom())
    state.maha = await addModerator(newsroom(), 'مها')
    state.rana = await addModerator(newsroom(), 'رنا')
    state.third = await addModerator(newsroom(), 'هدى')
  })
  beforeEach(() => setModeration(newsroom(), {}))

  const held = () => waiting(newsroom(), state.articleId)
  const decide = (target: Target, decision: Decision, by = state.maha, why: object = reasons) => {
    const { commentId, revisionId, lockVersion } = target
    const input = { commentId, revisionId, lockVersion, decision, ...(needsReasons(decision) ? why : {}) }
    return newsroom().call('comments/decide-comment', input, as(by))
  }
  const fresh = (target: Target) => targetOf(newsroom(), target.commentId)
  const stateOf = async ({ commentId }: Target) =>
    (await newsroom().read.selectFrom('comment').select('state').where('id', '=', commentId).executeTakeFirstOrThrow())
      .state
  const many = (targets: readonly Target[], decision: 'approve' | 'remove', by = state.maha, why: object = reasons) =>
    newsroom().call(
      'comments/decide-many',
      {
        items: targets.map(({ commentId, revisionId, lockVersion }) => ({ commentId, revisionId, lockVersion })),
        decision,
        ...(decision === 'remove' ? why : {}),
      },
      as(by),
    )
  const rows = (sql: 'statement' | 'decision', commentIds: readonly number[]) =>
    sql === 'decision'
      ? newsroom().read.selectFrom('decision').select('id').where('comment_id', 'in', commentIds).execute()
      : newsroom()
          .read.selectFrom('statement as s')
          .innerJoin('decision as d', 'd.id', 's.decision_id')
          .select(['d.id', 's.text_ar', 's.dsa'])
          .where('d.comment_id', 'in', commentIds)
          .execute()

  test('I1: every change of state is one event, and one decision where it goes against the author', async () => {
    const target = await held()
    const walk = ['approve', 'hide', 'ask-for-changes', 'approve', 'spam', 'not-spam', 'remove', 'restore'] as const
    for (const decision of walk) await decide(await fresh(target), decision)
    const events = await newsroom()
      .read.selectFrom('comment_event')
      .select(['type', 'from_state', 'to_state', 'decision_id'])
      .where('comment_id', '=', target.commentId)
      .orderBy('id')
      .execute()
    expect(events.map(({ type, to_state }) => [type, to_state])).toEqual([
      ['posted', 'held'],
      ['publish', 'published'],
      ['hold', 'hidden'],
      ['request-changes', 'changes-requested'],
      ['publish', 'published'],
      ['spam', 'quarantined'],
      ['not-spam', 'published'],
      ['remove', 'removed'],
      ['restore', 'published'],
    ])
    const decided = events.flatMap(({ decision_id }) => decision_id ?? [])
    expect(new Set(decided).size).toBe(walk.length)
    expect(events.map(({ from_state }) => from_state)).toEqual([null, ...events.slice(0, -1).map((e) => e.to_state)])
  })

  test('item 16: no removal without clause or facts, whether by the action, at once or in the database', async () => {
    const target = await held()
    for (const why of [{}, { clauses: ['CL2'], facts: ' ' }, { clauses: [], facts: 'سبب' }]) {
      for (const decision of ['remove', 'ask-for-changes'] as const)
        await expect(decide(target, decision, state.maha, why)).rejects.toMatchObject({ code: 'clause-needed' })
      await expect(many([target], 'remove', state.maha, why)).rejects.toMatchObject({ code: 'clause-needed' })
    }
    const { config } = newsroom()
    const open = openDatabase(databaseAddress(config), 'write')
    try {
      const decision = {
        subject_kind: 'revision',
        comment_id: target.commentId,
        revision_id: target.revisionId,
        effect: 'remove',
        source_type: 'own-initiative',
        automated_detection: 0,
        automated_decision: 0,
        account_id: state.maha,
        starts_at: newsroom().now(),
        at: newsroom().now(),
      } as const
      for (const lacks of [
        { clause_version_ids: '[]', facts: 'سبب' },
        { clause_version_ids: '[1]', facts: '' },
      ])
        await expect(
          open.db
            .insertInto('decision')
            .values({ ...decision, ...lacks })
            .execute(),
        ).rejects.toThrow(/check|needs a clause/i)
      await expect(
        open.db
          .insertInto('comment_event')
          .values({
            comment_id: target.commentId,
            type: 'remove',
            from_state: 'held',
            to_state: 'removed',
            revision_id: target.revisionId,
            decision_id: null,
            actor: 'account',
            account_id: state.maha,
            at: newsroom().now(),
          })
          .execute(),
      ).rejects.toThrow(/taken away by a decision/)
    } finally {
      await open.close()
    }
    expect(await stateOf(target)).toBe('held')
    expect(await rows('decision', [target.commentId])).toEqual([])
  })

  test('item 16: each removal of many has its own decision and statement; what cannot be decided is told', async () => {
    const targets = [await held(), await held(), await held()]
    const gone = await held()
    await decide(gone, 'approve', state.rana)
    const ids = targets.map(({ commentId }) => commentId)
    const { results, batchId } = await many([...targets, gone], 'remove')
    expect(results.map(({ refused }) => refused)).toEqual([null, null, null, 'comment-decided'])
    expect(batchId).not.toBeNull()
    expect(await rows('decision', ids)).toHaveLength(3)
    const statements = (await rows('statement', ids)) as unknown as { text_ar: string }[]
    expect(statements).toHaveLength(3)
    for (const { text_ar } of statements) expect(text_ar).toContain('البند 2 من شروط التعليق')
  })

  test('item 16: where the owner wants it every statement has valid DSA fields, sanctions too', async () => {
    await setModeration(newsroom(), {
      dsa: { on: true, territory: 'EU' },
      strikes: { ...FIRST_MODERATION.strikes, muteAt: 3 },
    })
    const first = await held()
    const ids = [first.commentId]
    for (const code of ['CL6', 'CL4', 'CL10', 'CL9']) {
      const target = await waiting(newsroom(), state.articleId)
      ids.push(target.commentId)
      await decide(target, 'remove', state.maha, { clauses: [code], facts: 'سبب هذا القرار' })
    }
    await decide(first, 'ask-for-changes')
    const statements = (await rows('statement', ids)) as unknown as { dsa: string | null }[]
    // The strike of CL6 weighs three: its mute has a statement of its own.
    expect(statements).toHaveLength(6)
    const parsed = statements.map(({ dsa }) => v.parse(dsaStatement, JSON.parse(dsa ?? 'null')))
    expect(parsed.filter((one) => one.decision_account !== undefined)).toHaveLength(1)
    expect(parsed.every((one) => one.territorial_scope?.join() === 'EU')).toBe(true)
    expect(
      JSON.stringify(
        parsed.filter(
          (one) => 'incompatible_content_ground' in one && one.incompatible_content_ground.startsWith('4.'),
        ),
      ),
    ).not.toContain('سبب هذا القرار')
  })

  test('until when an appeal is taken, the settings say', async () => {
    await setModeration(newsroom(), { appeals: { days: 14, outside: null } })
    const target = await held()
    const { decisionId } = await decide(target, 'remove')
    const statement = await newsroom()
      .read.selectFrom('statement')
      .select(['appeal_until', 'text_ar'])
      .where('decision_id', '=', decisionId ?? 0)
      .executeTakeFirstOrThrow()
    expect(statement.appeal_until).toBe('2017-06-27T09:05:00.000Z')
    expect(statement.text_ar).toContain('يمكنك الاعتراض حتى 27 يونيو 2017')
  })

  test('I5: what a person has approved no rule hides again', async () => {
    const target = await held()
    await decide(target, 'approve')
    const open = openDatabase(databaseAddress(newsroom().config), 'write')
    const automatic = open.db
      .insertInto('decision')
      .values({
        subject_kind: 'revision',
        comment_id: target.commentId,
        revision_id: target.revisionId,
        effect: 'hold',
        clause_version_ids: '[]',
        facts: '',
        source_type: 'report',
        automated_detection: 1,
        automated_decision: 1,
        starts_at: newsroom().now(),
        at: newsroom().now(),
      })
      .execute()
    await expect(automatic).rejects.toThrow(/approved this revision/)
    await open.close()
  })

  test('I6: who comes second hears what the first decided, also of an undone or an edited comment', async () => {
    const target = await held()
    await decide(target, 'remove', state.rana)
    await expect(decide(target, 'approve')).rejects.toMatchObject({
      code: 'comment-decided',
      details: { state: 'removed', effect: 'remove', by: 'رنا', lockVersion: 2 },
    })
  })

  test('I7: more than twenty at once take two people where the newspaper asks for two', async () => {
    await setModeration(newsroom(), { twoPeople: true })
    const targets = []
    for (let n = 0; n < 21; n++) targets.push(await held())
    const asked = await many(targets, 'remove')
    expect(asked).toMatchObject({ batchId: null, results: [] })
    expect(await Promise.all(targets.map(stateOf))).toEqual(targets.map(() => 'held'))
    const proposalId = asked.proposalId ?? 0
    const settle = (by: number) => newsroom().call('comments/settle-proposal', { proposalId, agree: true }, as(by))
    await expect(settle(state.maha)).rejects.toMatchObject({ code: 'own-proposal' })
    expect(await settle(state.rana)).toEqual({ outcome: 'agreed' })
    await expect(settle(state.third)).rejects.toMatchObject({ code: 'proposal-settled' })
    expect(await Promise.all(targets.map(stateOf))).toEqual(targets.map(() => 'removed'))
    const decision = await newsroom()
      .read.selectFrom('decision')
      .select(['account_id', 'second_account_id'])
      .where('comment_id', '=', targets[0]?.commentId ?? 0)
      .executeTakeFirstOrThrow()
    expect(decision).toEqual({ account_id: state.maha, second_account_id: state.rana })
  }, 60_000)

  test('I7: alone, more than twenty are undone with one stroke for a day, and then no more', async () => {
    const targets = []
    for (let n = 0; n < 21; n++) targets.push(await held())
    const { batchId } = await many(targets, 'approve')
    const other = targets[0]
    if (!other || batchId === null) throw new Error('nothing was decided')
    await decide(await fresh(other), 'remove', state.rana)
    const undo = (by: number) => newsroom().call('comments/undo-many', { batchId }, as(by))
    await expect(undo(state.rana)).rejects.toMatchObject({ code: 'undo-over' })
    expect(await undo(state.maha)).toEqual({ undone: 20, kept: 1 })
    expect(await stateOf(other)).toBe('removed')
    expect(await Promise.all(targets.slice(1).map(stateOf))).toEqual(targets.slice(1).map(() => 'held'))
    await expect(undo(state.maha)).rejects.toMatchObject({ code: 'undo-over' })
    const later = await many([await held()], 'approve')
    newsroom().wait(DAY + 1)
    await expect(
      newsroom().call('comments/undo-many', { batchId: later.batchId ?? 0 }, as(state.maha)),
    ).rejects.toMatchObject({ code: 'undo-over' })
  }, 60_000)

  test('I7: abuse of God is removed, and a reader banned for long, by two people', async () => {
    await setModeration(newsroom(), { twoPeople: true })
    const target = await held()
    const why = { clauses: ['CL5'], facts: 'إساءة صريحة' }
    const asked = await decide(target, 'remove', state.maha, why)
    expect(asked).toMatchObject({ state: 'held', decisionId: null })
    const settle = (proposalId: number, by: number, agree = true) =>
      newsroom().call('comments/settle-proposal', { proposalId, agree }, as(by))
    expect(await settle(asked.proposalId ?? 0, state.rana)).toEqual({ outcome: 'agreed' })
    expect(await stateOf(target)).toBe('removed')
    expect(await many([await held()], 'remove', state.maha, why)).toMatchObject({
      results: [{ refused: 'second-needed' }],
    })

    const { identityId, commentId } = target
    const ban = (days: number) =>
      newsroom().call(
        'comments/sanction-reader',
        { identityId, commentId, kind: 'ban', days, ...reasons },
        as(state.maha),
      )
    expect(await ban(30)).toMatchObject({ proposalId: null })
    const long = await ban(31)
    expect(long.decisionId).toBeNull()
    expect(await settle(long.proposalId ?? 0, state.rana, false)).toEqual({ outcome: 'declined' })
    const overtaken = await decide(await held(), 'remove', state.maha, why)
    const { comment_id } = await newsroom()
      .read.selectFrom('proposal')
      .select('comment_id')
      .where('id', '=', overtaken.proposalId ?? 0)
      .executeTakeFirstOrThrow()
    await decide(await targetOf(newsroom(), comment_id ?? 0), 'approve', state.third)
    await expect(settle(overtaken.proposalId ?? 0, state.rana)).rejects.toMatchObject({ code: 'proposal-settled' })
  })

  test('item 9: an edit waits behind the published text, is published, or refused and the old text stays', async () => {
    const target = await held()
    await decide(target, 'approve')
    const edit = (body: string) =>
      newsroom().call(
        'comments/edit-comment',
        {
          commentId: target.commentId,
          body,
          identityToken: target.reader.token,
          net: 'trace',
          agentFamily: 'Firefox',
          rates: [],
        },
        { actor: { kind: 'guest' } },
      )
    await edit('نص معدَّل أول')
    const shown = async () =>
      (
        await newsroom()
          .read.selectFrom('comment as c')
          .innerJoin('comment_revision as r', 'r.id', 'c.published_revision_id')
          .select('r.body')
          .where('c.id', '=', target.commentId)
          .executeTakeFirstOrThrow()
      ).body
    expect(await shown()).not.toContain('معدَّل')
    await decide(await fresh(target), 'approve-edit')
    expect(await shown()).toBe('نص معدَّل أول')
    await edit('نص معدَّل ثان')
    const refused = await decide(await fresh(target), 'refuse-edit')
    expect(await shown()).toBe('نص معدَّل أول')
    const [statement] = (await rows('statement', [target.commentId])) as unknown as { text_ar: string }[]
    expect(statement?.text_ar).toContain('لم يُنشر تعديلك')
    expect((await fresh(target)).revisionId).not.toBe(0)
    await newsroom().call('comments/undo-decision', { decisionId: refused.decisionId ?? 0 }, as(state.maha))
    await decide(await fresh(target), 'approve-edit')
    expect(await shown()).toBe('نص معدَّل ثان')
  })

  test('item 18: a clause that is changed today leaves yesterday’s decision its text', async () => {
    const yesterday = await held()
    const clause = readTerms().find(({ code }) => code === 'CL2')
    if (!clause) throw new Error('no such clause')
    const before = await decide(yesterday, 'remove')
    const owner = await addModerator(newsroom(), 'ليلى', 'admin')
    const title = { ar: 'إهانة الناس', en: 'Degrading people' }
    const save = (version: number) =>
      newsroom().call('comments/save-clause', { ...clause, title, version, active: true }, as(owner))
    expect(await save(1)).toEqual({ version: 2 })
    await expect(save(1)).rejects.toMatchObject({ code: 'edited-meanwhile' })
    await expect(
      newsroom().call('comments/save-clause', { ...clause, version: 2, active: true }, as(state.maha)),
    ).rejects.toMatchObject({ code: 'not-allowed' })
    const today = await decide(await held(), 'remove')
    const text = async (decisionId: number | null) =>
      (
        await newsroom()
          .read.selectFrom('statement')
          .select('text_ar')
          .where('decision_id', '=', decisionId ?? 0)
          .executeTakeFirstOrThrow()
      ).text_ar
    expect(await text(before.decisionId)).toContain('الإساءة إلى الأشخاص')
    expect(await text(today.decisionId)).toContain('إهانة الناس')
    await newsroom().call('comments/publish-terms', { clauses: readTerms() }, operator)
  })
})
