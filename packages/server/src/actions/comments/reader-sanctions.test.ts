import type { Decision } from '@warraq/core/comments/decide'
import { needsReasons } from '@warraq/core/comments/decide'
import { beforeAll, expect, test } from 'vitest'
import { eachDatabase } from '../../../../../test/harness/newsroom.ts'
import { openDiscussion } from './fixtures/discussion.ts'
import type { Target } from './fixtures/moderators.ts'
import { addModerator, as, targetOf, waiting } from './fixtures/moderators.ts'

const reasons = { clauses: ['CL2'], facts: 'وصف موظفًا مذكورًا بالاسم بلفظ مهين' } as const
const DAY = 24 * 3600

eachDatabase('what decisions cost readers', (newsroom) => {
  const state = { articleId: 0, maha: 0, rana: 0 }
  beforeAll(async () => {
    state.articleId = await openDiscussion(newsroom())
    state.maha = await addModerator(newsroom(), 'مها')
    state.rana = await addModerator(newsroom(), 'رنا')
  })

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
  test('three strikes mute for a week, and a removal that is undone takes its strike and the mute with it', async () => {
    const first = await held()
    await decide(first, 'remove')
    const second = await waiting(newsroom(), state.articleId, first.reader)
    await decide(second, 'remove')
    const third = await waiting(newsroom(), state.articleId, first.reader)
    const { decisionId } = await decide(third, 'remove')
    await expect(waiting(newsroom(), state.articleId, first.reader)).rejects.toMatchObject({
      code: 'comment-sanctioned',
      details: { until: expect.stringMatching(/^2017-06-2[01]/) as string },
    })
    await newsroom().call('comments/undo-decision', { decisionId: decisionId ?? 0 }, as(state.maha))
    expect(await stateOf(third)).toBe('held')
    await waiting(newsroom(), state.articleId, first.reader)
    await decide(await fresh(third), 'remove')
    await expect(waiting(newsroom(), state.articleId, first.reader)).rejects.toMatchObject({
      code: 'comment-sanctioned',
    })
    await newsroom().call('comments/restore-comment', await fresh(second), as(state.rana))
    await waiting(newsroom(), state.articleId, first.reader)
  })

  test('strikes expire; incitement weighs three at once; six ban', async () => {
    const first = await held()
    await decide(first, 'remove', state.maha, { clauses: ['CL6'], facts: 'دعا إلى إقصاء طائفة' })
    const kinds = async () =>
      (
        await newsroom()
          .read.selectFrom('sanction')
          .select('kind')
          .where('target', '=', String(first.identityId))
          .orderBy('id')
          .execute()
      ).map(({ kind }) => kind)
    expect(await kinds()).toEqual(['strike', 'mute'])
    newsroom().wait(8 * DAY)
    await decide(await waiting(newsroom(), state.articleId, first.reader), 'remove', state.maha, {
      clauses: ['CL13'],
      facts: 'هدّد شخصًا بالعنف',
    })
    expect(await kinds()).toEqual(['strike', 'mute', 'strike', 'ban'])
    newsroom().wait(91 * DAY)
    await decide(await waiting(newsroom(), state.articleId, first.reader), 'remove')
    expect(await kinds()).toEqual(['strike', 'mute', 'strike', 'ban', 'strike'])
    const sanction = await newsroom()
      .read.selectFrom('sanction')
      .select('id')
      .where('target', '=', String(first.identityId))
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    await newsroom().call('comments/lift-sanction', { sanctionId: sanction.id, why: 'أخطأنا' }, as(state.rana))
    await expect(
      newsroom().call('comments/lift-sanction', { sanctionId: sanction.id, why: '' }, as(state.rana)),
    ).rejects.toMatchObject({ code: 'not-found' })
  })

  test('a network is restrained for a week at the most, and only holds', async () => {
    const target = await held()
    const { identityId, commentId } = target
    const restrain = (days: number) =>
      newsroom().call(
        'comments/sanction-reader',
        { identityId, commentId, kind: 'network', days, ...reasons },
        as(state.maha),
      )
    await expect(restrain(8)).rejects.toMatchObject({ code: 'bad-input' })
    await restrain(7)
    const next = await waiting(newsroom(), state.articleId, target.reader)
    const evidence = await newsroom()
      .read.selectFrom('evidence')
      .select('detector')
      .where('revision_id', '=', next.revisionId)
      .execute()
    expect(evidence.map(({ detector }) => detector)).toContain('sanctioned-network')
  })

  test('a decision answers those who reported, and an undone one asks them again', async () => {
    const report = async (target: Target, clause = 'CL2') => {
      const by = await held()
      return newsroom().call(
        'comments/report-comment',
        {
          commentId: target.commentId,
          kind: 'terms',
          clause,
          note: '',
          law: '',
          name: '',
          email: '',
          goodFaith: false,
          identityToken: by.reader.token,
          net: newsroom().keys.token(),
          rates: [],
        },
        { actor: { kind: 'guest' } },
      )
    }
    const outcome = async (reportId: number) =>
      (
        await newsroom()
          .read.selectFrom('report')
          .select('outcome')
          .where('id', '=', reportId)
          .executeTakeFirstOrThrow()
      ).outcome
    const kept = await held()
    await decide(kept, 'approve')
    const { reportId } = await report(kept)
    const { decisionId } = await decide(await fresh(kept), 'keep')
    expect(await outcome(reportId)).toBe('dismissed')
    await newsroom().call('comments/undo-decision', { decisionId: decisionId ?? 0 }, as(state.maha))
    expect(await outcome(reportId)).toBeNull()
    const removed = await decide(await fresh(kept), 'remove')
    expect(await outcome(reportId)).toBe('upheld')
    const { source_type } = await newsroom()
      .read.selectFrom('decision')
      .select('source_type')
      .where('id', '=', removed.decisionId ?? 0)
      .executeTakeFirstOrThrow()
    expect(source_type).toBe('report')
  })

  test('a reader’s address is shown only to who may see it, and that is on record', async () => {
    const { identityId } = await held()
    const owner = await addModerator(newsroom(), 'ليلى', 'admin')
    const reveal = (by: number) =>
      newsroom().call('comments/reveal-contact', { identityId, why: 'طلب من القضاء' }, as(by))
    await expect(reveal(state.maha)).rejects.toMatchObject({ code: 'not-allowed' })
    expect(await reveal(owner)).toMatchObject({ email: 'salma@example.org' })
    const audit = await newsroom()
      .read.selectFrom('audit_event')
      .select(['actor', 'action', 'payload'])
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    expect(audit).toMatchObject({ actor: `account:${owner}`, action: 'reader.contact' })
    expect(audit.payload).not.toContain('example.org')
  })
})
