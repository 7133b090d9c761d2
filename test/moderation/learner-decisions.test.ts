import { startJobRunner } from '../../packages/server/src/jobs/runner.ts'
import { learnFromDecisions, relearn } from '../../packages/server/src/jobs/comments/relearn.ts'
import { databaseAddress } from '../../packages/server/src/config/config.ts'
import { openDatabase } from '../../packages/server/src/store/database.ts'
import { siteDecisions } from '../../packages/server/src/store/desk/learner.ts'
import { SHIPPED } from '../../packages/server/src/actions/learner/model-in-use.ts'
import {
  HANI,
  openDiscussion,
  operator,
  post,
  SALMA,
} from '../../packages/server/src/actions/comments/fixtures/discussion.ts'
import { replayScreening } from '../../packages/server/src/actions/comments/screening/replay.ts'
import { beforeAll, expect, test } from 'vitest'
import type { TestNewsroom } from '../harness/newsroom.ts'
import { eachDatabase } from '../harness/newsroom.ts'
import { warraq } from '../import/warraq-command.ts'

const MANY = 620
/** A word that nothing knows but this newspaper, which does not like it. */
const SCORNED = 'زعنفور'

eachDatabase("learning from a newspaper's decisions", (newsroom) => {
  const state = { articleId: 0 }
  beforeAll(async () => {
    state.articleId = await openDiscussion(newsroom())
  })

  const order = (anyway = false) => ({ address: databaseAddress(newsroom().config), anyway })
  const say = async (body: string, reader = SALMA) => {
    const { commentId } = await post(newsroom(), reader, { articleId: state.articleId, body })
    return targetOf(newsroom(), commentId)
  }
  const decide = async (commentId: number, decision: string, more: object = {}) => {
    const input = { ...(await targetOf(newsroom(), commentId)), decision, ...more }
    return newsroom().call('comments/decide-comment', input as never, operator)
  }
  const scoreOf = async (revisionId: number) => {
    const row = await newsroom()
      .read.selectFrom('evidence')
      .select(['data', 'detector_version'])
      .where('revision_id', '=', revisionId)
      .where('detector', '=', 'learner')
      .executeTakeFirstOrThrow()
    return { ...(JSON.parse(row.data) as { hundredths: number; model: string }), version: row.detector_version }
  }
  const run = (words: readonly string[]) => {
    const { dataDir, databaseUrl } = newsroom().config
    return warraq(dataDir, ['moderation', ...words], databaseUrl === null ? {} : { WARRAQ_DATABASE_URL: databaseUrl })
  }

  test('what people decided on the text is taken: the last word, by clauses of offence, never of rules or of spam', async () => {
    const reasons = (clause: string) => ({ clauses: [clause], facts: 'لفظ مهين لشخص مذكور' })
    const [published, removed, restored, advert, undone] = [
      await say('كلام منشور'),
      await say('كلام مُزال'),
      await say('كلام أُعيد'),
      await say('إعلان عن سلعة'),
      await say('كلام تُراجع عنه'),
    ]
    await decide(published.commentId, 'approve')
    await decide(removed.commentId, 'remove', reasons('CL2'))
    await decide(restored.commentId, 'remove', reasons('CL2'))
    await decide(restored.commentId, 'restore')
    await decide(advert.commentId, 'remove', reasons('CL9'))
    await decide(undone.commentId, 'remove', reasons('CL8'))
    const decisions = await siteDecisions(newsroom().read)
    const of = ({ revisionId }: { revisionId: number }) => decisions.find(({ id }) => id === revisionId)?.offensive
    expect([published, removed, restored, advert, undone].map(of)).toEqual([false, true, false, undefined, true])
    const last = await newsroom()
      .read.selectFrom('decision')
      .select('id')
      .where('comment_id', '=', undone.commentId)
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    await newsroom().call('comments/undo-decision', { decisionId: last.id }, operator)
    const after = await siteDecisions(newsroom().read)
    expect(after.find(({ id }) => id === undone.revisionId)).toBeUndefined()
  })

  test('before there are five hundred nothing is learned, by command or by job', async () => {
    const { out, error } = await run(['train', '--json'])
    expect(error).toBeNull()
    expect(JSON.parse(out)).toMatchObject({ trained: false })
    expect(await learnFromDecisions(order())).toMatchObject({ done: false, why: 'too-few' })
    const before = await say(`هذا ${SCORNED} معروف في الحي`, HANI)
    expect(await scoreOf(before.revisionId)).toMatchObject({ model: SHIPPED, version: SHIPPED })
  })

  test('then the day’s job makes a model, uses it if it is better, and screenings of before come out as they were', async () => {
    const old = await say(`قال ${SCORNED} آخر`, { ...HANI, net: 'net-7' })
    const before = await scoreOf(old.revisionId)
    await putDecisions(newsroom(), old)
    const { read, call, log, now } = newsroom()
    await call('jobs/tidy-up', null, operator)
    await call('jobs/tidy-up', null, operator)
    const planned = await read.selectFrom('job').select('id').where('kind', '=', 'relearn').execute()
    expect(planned).toHaveLength(1)
    const handlers = { relearn: relearn({ address: order().address, call }) }
    const runner = startJobRunner({ read, call, log, now, handlers, worker: 'test' })
    await runner.drain()
    await runner.stop()
    const models = await read.selectFrom('learner_model').selectAll().execute()
    expect(models).toHaveLength(1)
    expect(models[0]).toMatchObject({ state: 'live', base: SHIPPED })
    expect(models[0]?.precision).toBeGreaterThan(900)
    expect(models[0]?.recall).toBeGreaterThan(900)

    const again = await say(`قال ${SCORNED} آخر!`, { ...HANI, net: 'net-8' })
    const after = await scoreOf(again.revisionId)
    expect(after).toMatchObject({ model: `site-${models[0]?.version}` })
    expect(after.hundredths).toBeGreaterThan(before.hundredths + 20)
    const replayed = await replayScreening(read, old.revisionId)
    expect(replayed.again).toEqual(replayed.stored)
    // Nothing is new: the next day teaches nothing.
    expect(await learnFromDecisions(order())).toMatchObject({ done: false, why: 'nothing-new' })
  })

  test('commands show the models, make another, and go back to the one that ships', async () => {
    const trained = JSON.parse((await run(['train', '--json'])).out) as { version: number; precision: number }
    expect(trained).toMatchObject({ trained: true, goesLive: true })
    const listed = JSON.parse((await run(['models', '--json'])).out) as { inUse: unknown; models: { state: string }[] }
    expect(listed.inUse).toBe(trained.version)
    expect(listed.models.map(({ state: is }) => is)).toEqual(['live', 'retired'])
    expect((await run(['models', '--use', 'shipped'])).out).toContain('المستعمل: المرفق مع البرنامج')
    const next = await say('كلام بعد العودة', { ...HANI, net: 'net-9' })
    expect(await scoreOf(next.revisionId)).toMatchObject({ model: SHIPPED })
    expect((await run(['models', '--use', '999'])).error).not.toBeNull()
    expect((await run(['models', '--use', 'x'])).error).not.toBeNull()
  })

  test('no person stores a model, and none that cannot be read', async () => {
    const keep = {
      base: SHIPPED,
      weights: Buffer.from('x').toString('base64'),
      examples: 500,
      threshold: 0.5,
      precision: 1,
      recall: 1,
      goesLive: true,
    }
    const { call } = newsroom()
    await expect(call('learner/keep-model', keep, { actor: { kind: 'guest' } })).rejects.toThrow('not-allowed')
    await expect(call('learner/use-model', { version: null }, { actor: { kind: 'guest' } })).rejects.toThrow()
    await expect(call('learner/keep-model', keep, operator)).rejects.toThrow()
  })
})

async function targetOf({ read }: TestNewsroom, commentId: number) {
  const row = await read
    .selectFrom('comment')
    .select(['latest_revision_id', 'lock_version'])
    .where('id', '=', commentId)
    .executeTakeFirstOrThrow()
  return { commentId, revisionId: row.latest_revision_id ?? 0, lockVersion: row.lock_version }
}

/** Texts and decisions row by row: what a moderator makes in weeks. */
async function putDecisions(newsroom: TestNewsroom, of: { commentId: number; revisionId: number }): Promise<void> {
  const open = openDatabase(databaseAddress(newsroom.config), 'write')
  const { db } = open
  try {
    const at = newsroom.now()
    const first = await db
      .selectFrom('comment_revision')
      .selectAll()
      .where('id', '=', of.revisionId)
      .executeTakeFirstOrThrow()
    const clause = await db
      .selectFrom('clause_version')
      .select('id')
      .where('code', '=', 'CL8')
      .executeTakeFirstOrThrow()
    const frames = ['قرأت هذا وقلت', 'عند الجيران اليوم', 'لم أفهم من أين جاء', 'سمعنا عن', 'في المدينة']
    const texts = Array.from({ length: MANY }, (_, n) => ({
      removed: n % 4 === 0,
      body: `${frames[n % 5]} ${n % 4 === 0 ? SCORNED : 'برتقال'} ${n % 7}`,
    }))
    const { id: _id, ...copied } = first
    const stored = await db
      .insertInto('comment_revision')
      .values(texts.map(({ body }, n) => ({ ...copied, n: n + 2, body })))
      .returning('id')
      .execute()
    await db
      .insertInto('decision')
      .values(
        texts.map(({ removed }, n) => ({
          subject_kind: 'revision' as const,
          comment_id: of.commentId,
          revision_id: stored[n]?.id ?? 0,
          identity_id: null,
          effect: removed ? ('remove' as const) : ('publish' as const),
          clause_version_ids: JSON.stringify(removed ? [clause.id] : []),
          facts: removed ? 'لفظ مهين' : '',
          source_type: 'own-initiative' as const,
          automated_detection: 0,
          automated_decision: 0,
          account_id: null,
          rule_version: null,
          second_account_id: null,
          territory: null,
          starts_at: at,
          ends_at: null,
          supersedes_id: null,
          at,
        })),
      )
      .execute()
  } finally {
    await open.close()
  }
}
