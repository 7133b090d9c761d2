/**
 * What very many comments cost a newspaper: `node --conditions=source test/bench/comments/bench-million.ts [--comments 1000000]
 * [--postgres]`. Two newspapers that differ in nothing but the number of their comments (10,000 and that many) are asked the
 * same questions in turn; on SQLite the processor's time is compared, on PostgreSQL (WARRAQ_TEST_POSTGRES_URL) the time of
 * the answer. The folders and databases it makes are its own and go with it.
 */
import { parseArgs } from 'node:util'
import { readTerms } from '../../../packages/server/src/actions/comments/terms-file.ts'
import { databaseAddress } from '../../../packages/server/src/config/config.ts'
import { openDatabase } from '../../../packages/server/src/store/database.ts'
import { countCases, listCases } from '../../../packages/server/src/store/desk/cases.ts'
import { commentsPage } from '../../../packages/server/src/store/reader/discussion.ts'
import { ownComments } from '../../../packages/server/src/store/reader/own-comments.ts'
import { transparencyFacts } from '../../../packages/server/src/store/reader/transparency.ts'
import type { TestNewsroom } from '../../harness/newsroom.ts'
import { openTestNewsroom } from '../../harness/newsroom.ts'
import { tell } from '../../harness/stories.ts'
import { tableText } from '../search/report.ts'
import type { Demand, Figures } from '../speed/row.ts'
import { atMost } from '../speed/row.ts'

const ARTICLES = 40
const READERS = 2000
const FEW = 10_000
/** The discussions whose first pages are compared. */
const LONG = 10_000
const SHORT = 50
const ROUNDS = 25
const MOST_TIMES = 3
const MOST_LONG = 2
const AT = '2017-06-13T09:05:00.000Z'

interface Paper {
  readonly newsroom: TestNewsroom
  readonly long: number
  readonly short: number
  readonly reader: number
  readonly moderator: number
}

const told = (line: string): void => void process.stderr.write(`${line}\n`)

async function makePaper(kind: 'sqlite' | 'postgres', count: number): Promise<Paper> {
  const newsroom = await openTestNewsroom(kind)
  const operator = { actor: { kind: 'operator' } } as const
  const section = await newsroom.call('sections/create-section', { name: 'Local', parentId: null }, operator)
  await newsroom.call('comments/publish-terms', { clauses: readTerms() }, operator)
  const ids: number[] = []
  for (let n = 0; n < ARTICLES; n += 1)
    ids.push((await tell(newsroom.call, { title: `Story ${n}`, sectionId: section.id })).id)
  const [long = 0, short = 0] = ids
  const open = openDatabase(databaseAddress(newsroom.config), 'write')
  const start = performance.now()
  try {
    for (const statement of statements(count, ids)) await open.exec(statement)
  } finally {
    await open.close()
  }
  told(`${kind}: ${count} comments in ${Math.round((performance.now() - start) / 1000)} s`)
  return { newsroom, long, short, reader: 7, moderator: 1 }
}

/**
 * One comment in ten waits, one in twenty was removed with a reason. The first article has a long discussion, the second
 * a short one, what is left is spread over the others.
 */
function statements(count: number, [long = 0, short = 0, ...others]: readonly number[]): string[] {
  const inLong = Math.min(LONG, Math.floor(count / 2))
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`
  const readers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${READERS})`
  const first = others[0] ?? 0
  const article = `CASE WHEN i <= ${inLong} THEN ${long} WHEN i <= ${inLong + SHORT} THEN ${short} ELSE ${first} + i % ${others.length} END`
  const state = `CASE WHEN i <= ${inLong + SHORT} THEN 'published' WHEN i % 10 = 3 THEN 'held' WHEN i % 20 = 5 THEN 'removed' ELSE 'published' END`
  return [
    `${readers} INSERT INTO identity (id, kind, display_name, name_key, standing, trust, created_at) SELECT i, 'guest', 'Reader', 'reader', 'normal', 0, '${AT}' FROM n`,
    `${numbers} INSERT INTO comment (id, article_id, parent_id, root_id, depth, identity_id, display_name, state, published_revision_id, latest_revision_id, lock_version, pinned, source, created_at, answers)
     SELECT i, ${article}, NULL, i, 0, 1 + i % ${READERS}, 'Reader', ${state}, CASE WHEN (${state}) = 'published' THEN i ELSE NULL END, i, 1, 0, 'native', '${AT}', i % 3 FROM n`,
    `${numbers} INSERT INTO comment_revision (id, comment_id, n, body, lang, letters, links, skeleton_version, terms_shown, submitted_at, submitted_by)
     SELECT i, i, 1, 'An opinion of about as many words as people write under an article, number ' || CAST(i AS TEXT), 'und', 80, '[]', 1, '[]', '${AT}', 1 + i % ${READERS} FROM n`,
    `INSERT INTO comment_case (comment_id, revision_id, queue, state, priority, opened_at) SELECT id, id, 'pending', 'open', id % 500, '${AT}' FROM comment WHERE state = 'held'`,
    `INSERT INTO decision (subject_kind, comment_id, revision_id, effect, clause_version_ids, facts, source_type, automated_detection, automated_decision, starts_at, at)
     SELECT 'revision', id, id, 'remove', (SELECT '[' || CAST(min(v.id) AS TEXT) || ']' FROM clause_version v), 'facts', 'own-initiative', 0, 0, '${AT}', '${AT}' FROM comment WHERE state = 'removed'`,
    `UPDATE public_article SET comment_count = (SELECT count(*) FROM comment c WHERE c.article_id = public_article.id AND c.state = 'published')`,
    'ANALYZE',
  ]
}

type Question = (paper: Paper) => Promise<unknown>

const oldest = { page: 1, order: 'oldest' } as const
const QUESTIONS: Readonly<Record<string, Question>> = {
  'first page, 10,000 comments': ({ newsroom, long }) => commentsPage(newsroom.read, long, oldest),
  'first page, 50 comments': ({ newsroom, short }) => commentsPage(newsroom.read, short, oldest),
  'newest first': ({ newsroom, long }) => commentsPage(newsroom.read, long, { page: 1, order: 'newest' }),
  'queue, pending': (paper) => listCases(paper.newsroom.read, { queue: 'pending' }, askerOf(paper)),
  'queue, history': (paper) => listCases(paper.newsroom.read, { queue: 'history' }, askerOf(paper)),
  'counts of the queues': (paper) => countCases(paper.newsroom.read, askerOf(paper)),
  'own comments': ({ newsroom, reader }) => ownComments(newsroom.read, [reader], null),
  'transparency, recount': ({ newsroom }) => transparencyFacts(newsroom.read, '2017-01-01T00:00:00.000Z'),
}
/** They grow with what they count, and are asked once a day or by those who work there. */
const GROWS: ReadonlySet<string> = new Set(['counts of the queues', 'transparency, recount'])

const askerOf = ({ newsroom, moderator }: Paper) => ({ accountId: moderator, now: newsroom.now(), lang: 'ar' }) as const

async function msOf(kind: 'sqlite' | 'postgres', ask: () => Promise<unknown>): Promise<number> {
  const cpu = process.cpuUsage()
  const start = performance.now()
  await ask()
  const { user, system } = process.cpuUsage(cpu)
  return kind === 'sqlite' ? (user + system) / 1000 : performance.now() - start
}

const middle = (times: readonly number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

async function run(): Promise<number> {
  const { values } = parseArgs({
    options: { comments: { type: 'string', default: '1000000' }, postgres: { type: 'boolean', default: false } },
  })
  const count = Number(values.comments)
  const kind = values.postgres ? 'postgres' : 'sqlite'
  if (!(count >= 2 * FEW) || count > 5_000_000) {
    told('--comments is a number from 20000 to 5000000')
    return 2
  }
  const [few, many] = [await makePaper(kind, FEW), await makePaper(kind, count)]
  try {
    const figures: Figures[] = []
    const demands: Demand[] = []
    for (const [name, question] of Object.entries(QUESTIONS)) {
      const rounds = GROWS.has(name) ? 3 : ROUNDS
      const times = { few: [] as number[], many: [] as number[] }
      for (let n = 0; n < rounds; n += 1) {
        times.few.push(await msOf(kind, () => question(few)))
        times.many.push(await msOf(kind, () => question(many)))
      }
      const [a, b] = [middle(times.few), middle(times.many)]
      figures.push({ name, numbers: { 'ms of 10,000': a, 'ms of all': b, ratio: b / a } })
      if (!GROWS.has(name)) demands.push(atMost(`${name}, times of 10,000`, b / a, MOST_TIMES))
    }
    const ofAll = (name: string) => figures.find((one) => one.name === name)?.numbers['ms of all'] ?? Number.NaN
    const ratio = ofAll('first page, 10,000 comments') / ofAll('first page, 50 comments')
    demands.push(atMost('first page of 10,000 comments, times of 50', ratio, MOST_LONG))
    process.stdout.write(`${tableText({ title: `${count} comments, ${kind}`, lines: figures, demands })}\n`)
    return demands.every(({ holds }) => holds) ? 0 : 1
  } finally {
    await few.newsroom.close()
    await many.newsroom.close()
  }
}

process.exitCode = await run()
