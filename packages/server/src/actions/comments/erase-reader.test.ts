import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { databaseAddress } from '../../config/config.ts'
import { openDatabase } from '../../store/database.ts'
import { readSiteSettings } from '../../store/reader/site.ts'
import type { DatabaseKind, TestNewsroom } from '../../../../../test/harness/newsroom.ts'
import { openTestNewsroom } from '../../../../../test/harness/newsroom.ts'
import { HANI, openDiscussion, operator, post, SALMA, withCookie } from './fixtures/discussion.ts'

const guest = { actor: { kind: 'guest' } } as const

/** Words that stand nowhere else: if one of them is found, something of the reader is left. */
const CANARY = {
  name: 'زمرّدةالكناري',
  email: 'canary.erase@secret.test',
  body: 'كلماتٌ فيها قصقوصةُكناري لا توجد في غيرها',
  edited: 'قصقوصةُثانية للكناري بعد التعديل',
  facts: 'سببقصقوصي كتبه المشرف',
  appeal: 'اعتراضقصقوصي كتبه صاحبه',
  note: 'ملاحظةقصقوصية',
  net: 'canary-network-digest',
}
const TRACES = [
  'زمرّدةالكناري',
  'زمردهالكناري',
  'secret.test',
  'canary.erase',
  'قصقوصة',
  'قصقوصه',
  'سببقصقوصي',
  'اعتراضقصقوصي',
  'ملاحظةقصقوصية',
  'canary-network-digest',
]

/** Every text of every column of every table, by place. */
async function everyText({ config, kind }: TestNewsroom): Promise<Map<string, string>> {
  const open = openDatabase(databaseAddress(config), 'read')
  const found = new Map<string, string>()
  try {
    const tables =
      kind === 'sqlite'
        ? await sql<{ name: string }>`SELECT name FROM sqlite_master WHERE type = 'table'`.execute(open.db)
        : await sql<{ name: string }>`SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public'`.execute(
            open.db,
          )
    for (const { name } of tables.rows) {
      const { rows } = await sql<Record<string, unknown>>`SELECT * FROM ${sql.table(name)}`.execute(open.db)
      for (const row of rows)
        for (const [column, value] of Object.entries(row)) {
          const text = value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : String(value)
          found.set(`${name}.${column}`, `${found.get(`${name}.${column}`) ?? ''}\n${text}`)
        }
    }
  } finally {
    await open.close()
  }
  return found
}

const placesOf = (texts: ReadonlyMap<string, string>, words: readonly string[]): string[] =>
  [...texts].flatMap(([place, text]) => words.filter((word) => text.includes(word)).map((word) => `${place}: ${word}`))

async function tellStory(newsroom: TestNewsroom) {
  const { call, read } = newsroom
  const articleId = await openDiscussion(newsroom)
  const { settings, lockVersion } = await readSiteSettings(read)
  await call(
    'site/change-settings',
    { settings: { ...settings, comments: { ...settings.comments, mode: 'open' } }, lockVersion },
    operator,
  )
  const reader = { ...SALMA, name: CANARY.name, email: CANARY.email, net: CANARY.net }
  const first = await post(newsroom, reader, { articleId, body: CANARY.body, net: CANARY.net })
  const known = withCookie(newsroom, reader, first)
  await call(
    'comments/edit-comment',
    {
      commentId: first.commentId,
      body: CANARY.edited,
      identityToken: known.token,
      net: CANARY.net,
      agentFamily: 'Firefox',
      rates: [],
    },
    guest,
  )
  const answer = await post(newsroom, HANI, { articleId, parentId: first.commentId, body: 'رد يبقى في مكانه' })
  const second = await post(newsroom, known, { articleId, body: `${CANARY.body} ثانية`, net: CANARY.net })
  const row = await read
    .selectFrom('comment')
    .select(['latest_revision_id', 'lock_version'])
    .where('id', '=', second.commentId)
    .executeTakeFirstOrThrow()
  await call(
    'comments/decide-comment',
    {
      commentId: second.commentId,
      revisionId: row.latest_revision_id ?? 0,
      lockVersion: row.lock_version,
      decision: 'remove',
      clauses: ['CL2'],
      facts: CANARY.facts,
    },
    operator,
  )
  const { id: decisionId } = await read
    .selectFrom('decision')
    .select('id')
    .where('comment_id', '=', second.commentId)
    .where('effect', '=', 'remove')
    .executeTakeFirstOrThrow()
  await call(
    'comments/file-appeal',
    { decisionId, identityToken: known.token, key: null, text: CANARY.appeal, rates: [] },
    guest,
  )
  await writeRest(newsroom, { first: first.commentId, answer: answer.commentId, identityId: first.identityId })
  await call('search/index-comment', { commentId: first.commentId }, operator)
  await call('search/index-comment', { commentId: second.commentId }, operator)
  return { articleId, first, second, answer, known, decisionId }
}

/** What other parts of the product write about a reader. */
async function writeRest(
  { config, now, call, keys }: TestNewsroom,
  ids: { first: number; answer: number; identityId: number },
): Promise<void> {
  const { accountId } = await call(
    'people/add-account',
    { email: `m${keys.token().slice(0, 5)}@example.org`, name: 'مها', role: 'moderator', passwordHash: 'x' },
    operator,
  )
  const open = openDatabase(databaseAddress(config), 'write')
  const { db } = open
  const revision = await db
    .selectFrom('comment')
    .select('latest_revision_id')
    .where('id', '=', ids.answer)
    .executeTakeFirstOrThrow()
  const common = { kind: 'illegal' as const, clause_code: 'CL2', weight: 100, created_at: now() }
  await db
    .insertInto('report')
    .values({
      comment_id: ids.answer,
      revision_id: revision.latest_revision_id ?? 0,
      identity_id: ids.identityId,
      net_prefix_hmac: CANARY.net,
      note: CANARY.note,
      law: CANARY.note,
      contact_enc: keys.seal(CANARY.email),
      outcome: null,
      decision_id: null,
      closed_at: null,
      told_at: null,
      ...common,
    })
    .execute()
  await db
    .insertInto('case_note')
    .values({ comment_id: ids.first, account_id: accountId, text: CANARY.note, at: now() })
    .execute()
  const proposed = { proposed_by: accountId, at: now(), outcome: null, settled_by: null, settled_at: null }
  await db
    .insertInto('proposal')
    .values([
      {
        kind: 'decision',
        comment_id: ids.first,
        identity_id: ids.identityId,
        input: JSON.stringify({ facts: CANARY.note }),
        ...proposed,
      },
      {
        kind: 'many',
        comment_id: null,
        identity_id: null,
        input: JSON.stringify({ items: [{ commentId: ids.first }], facts: CANARY.note }),
        ...proposed,
        outcome: 'declined',
        settled_by: accountId,
        settled_at: now(),
      },
    ])
    .execute()
  await db
    .insertInto('comment_like')
    .values({ comment_id: ids.answer, identity_id: ids.identityId, net_prefix_hmac: CANARY.net, at: now() })
    .execute()
  await db.updateTable('comment').set({ likes: 1 }).where('id', '=', ids.answer).execute()
  await db
    .insertInto('answer_letters')
    .values({ identity_id: ids.identityId, often: 'each', confirmed_at: now(), last_sent_at: null, changed_at: now() })
    .execute()
  await open.close()
}

for (const kind of ['sqlite', 'postgres'] as const satisfies readonly DatabaseKind[])
  describe.skipIf(kind === 'postgres' && !process.env['WARRAQ_TEST_POSTGRES_URL'])(
    `item 27: erasing a reader (${kind})`,
    () => {
      const state = {} as { newsroom: TestNewsroom; story: Awaited<ReturnType<typeof tellStory>>; before: string[] }
      beforeAll(async () => {
        state.newsroom = await openTestNewsroom(kind)
        state.story = await tellStory(state.newsroom)
        state.before = placesOf(await everyText(state.newsroom), TRACES)
        const { known } = state.story
        expect(await state.newsroom.call('comments/erase-reader', { identityToken: known.token }, guest)).toEqual({
          erased: 2,
        })
      })
      afterAll(() => state.newsroom.close())

      test('before it, the canaries stand in every table that can hold them', () => {
        const tables = new Set(state.before.map((place) => place.split('.')[0]))
        expect([...tables]).toEqual(
          expect.arrayContaining([
            'appeal',
            'case_note',
            'comment',
            'comment_like',
            'comment_revision',
            'decision',
            'identity',
            'proposal',
            'report',
            'search_term',
            'statement',
            'trace',
          ]),
        )
      })

      test('after it, no column of any table says anything of the reader', async () => {
        const { newsroom, story } = state
        const texts = await everyText(newsroom)
        expect(placesOf(texts, TRACES)).toEqual([])
        const digest = newsroom.keys.hmac('email', CANARY.email)
        expect(placesOf(texts, [digest])).toEqual([])
        for (const table of ['contact', 'trace', 'evidence', 'screening', 'comment_shingle'] as const) {
          const rows = await newsroom.read.selectFrom(table).selectAll().execute()
          expect([table, JSON.stringify(rows)]).toEqual([table, expect.not.stringContaining(CANARY.net) as string])
        }
        expect(
          await newsroom.read
            .selectFrom('contact')
            .select('identity_id')
            .where('identity_id', '=', story.first.identityId)
            .execute(),
        ).toEqual([])
      })

      test('the thread is intact, and decisions keep clause and dates', async () => {
        const { newsroom, story } = state
        const { read } = newsroom
        const rows = await read
          .selectFrom('comment')
          .select(['id', 'state', 'display_name', 'parent_id', 'root_id', 'likes'])
          .where('article_id', '=', story.articleId)
          .orderBy('id')
          .execute()
        expect(rows).toEqual([
          {
            id: story.first.commentId,
            state: 'erased',
            display_name: 'قارئ محا بياناته',
            parent_id: null,
            root_id: story.first.commentId,
            likes: 0,
          },
          {
            id: story.answer.commentId,
            state: 'published',
            display_name: 'هاني',
            parent_id: story.first.commentId,
            root_id: story.first.commentId,
            likes: 0,
          },
          {
            id: story.second.commentId,
            state: 'erased',
            display_name: 'قارئ محا بياناته',
            parent_id: null,
            root_id: story.second.commentId,
            likes: 0,
          },
        ])
        const decision = await read
          .selectFrom('decision')
          .select(['effect', 'facts', 'clause_version_ids', 'at'])
          .where('id', '=', story.decisionId)
          .executeTakeFirstOrThrow()
        expect(decision).toMatchObject({ effect: 'remove', facts: '…' })
        expect(JSON.parse(decision.clause_version_ids)).toHaveLength(1)
        const events = await read.selectFrom('comment_event').select('type').where('type', '=', 'erase').execute()
        expect(events).toHaveLength(2)
        expect(
          await read.selectFrom('public_article').select('comment_count').where('id', '=', story.articleId).execute(),
        ).toEqual([{ comment_count: 1 }])
        expect(
          await read
            .selectFrom('comment_case')
            .select('comment_id')
            .where('state', '<>', 'closed')
            .where('comment_id', 'in', [story.first.commentId, story.second.commentId])
            .execute(),
        ).toEqual([])
      })

      test('the cookie is nobody’s any more, and the next comment of that browser is a new reader’s', async () => {
        const { newsroom, story } = state
        await expect(
          newsroom.call('comments/erase-reader', { identityToken: story.known.token }, guest),
        ).rejects.toMatchObject({ code: 'not-found' })
        const { identityId } = await post(newsroom, story.known, { articleId: story.articleId, body: 'أعود باسم آخر' })
        expect(identityId).not.toBe(story.first.identityId)
      })
    },
  )

test('item 27: what SQLite had of the reader is in none of its files once they are compacted', async () => {
  const newsroom = await openTestNewsroom('sqlite')
  const story = await tellStory(newsroom)
  const files = () =>
    readdirSync(newsroom.dataDir, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.startsWith('warraq.db') || name.includes('.db'))
      .map((name): [string, Buffer] => [name, readFileSync(join(newsroom.dataDir, name))])
  const found = () =>
    files().flatMap(([name, bytes]) => TRACES.filter((word) => bytes.includes(word)).map((word) => `${name}: ${word}`))
  expect(found().length).toBeGreaterThan(5)
  await newsroom.call('comments/erase-reader', { identityToken: story.known.token }, guest)
  // Readers that hold an old view would keep the log; the program's own closes its view after each question.
  const address = databaseAddress(newsroom.config)
  if (address.kind !== 'sqlite') throw new Error('this is about SQLite')
  const connection = new DatabaseSync(address.file)
  connection.exec('VACUUM; PRAGMA wal_checkpoint(TRUNCATE);')
  connection.close()
  expect(found()).toEqual([])
  await newsroom.close()
})
