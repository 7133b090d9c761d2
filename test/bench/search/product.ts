/**
 * The product itself with many articles in it: a data folder or a PostgreSQL database made by the migrations, articles put
 * into its tables in bulk, the index made by the product's own action, questions answered by its own search service.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { slug } from '@warraq/arabic'
import { Refusal } from '@warraq/core/errors'
import type { SearchAnswer, SearchRequest } from '@warraq/core/search/request'
import { fromEpoch } from '@warraq/core/time'
import pg from 'pg'
import { databaseAddress, readConfig } from '../../../packages/server/src/config/config.ts'
import type { AppContext } from '../../../packages/server/src/context.ts'
import { openContext } from '../../../packages/server/src/context.ts'
import type { OpenDatabase } from '../../../packages/server/src/store/database.ts'
import { openDatabase } from '../../../packages/server/src/store/database.ts'
import { createPostgresDatabase } from '../../harness/databases.ts'
import type { DatabaseKind } from '../../harness/newsroom.ts'
import { paragraphs } from '../../harness/stories.ts'

export interface LoadedArticle {
  readonly title: string
  readonly standfirst: string
  readonly body: readonly string[]
  readonly tags: readonly string[]
  /** Index into the names of sections and of authors; null for none. */
  readonly section: number | null
  readonly author: number | null
  /** Hours before the newest. */
  readonly age: number
}

export interface LoadedProduct {
  readonly kind: DatabaseKind
  readonly app: AppContext
  readonly loadSeconds: number
  readonly indexSeconds: number
  /** Bytes of the search tables and their indexes. */
  indexBytes(): Promise<number>
  search(wanted: Partial<SearchRequest> & { readonly text: string }): Promise<SearchAnswer>
  close(): Promise<void>
}

const NEWEST = Date.UTC(2026, 10, 1)
const ROWS_AT_ONCE = 200
/** Whole blocks of the index at once. */
const INDEXED_AT_ONCE = 1024
const LANG = 'ar'

/** Ids are 1, 2, 3 … in the order of the articles. */
export async function loadProduct(
  kind: DatabaseKind,
  articles: Iterable<LoadedArticle>,
  told: (line: string) => void = () => undefined,
): Promise<LoadedProduct> {
  const dataDir = mkdtempSync(join(tmpdir(), 'warraq-bench-'))
  const made = kind === 'postgres' ? await createPostgresDatabase() : null
  const config = readConfig(
    { WARRAQ_DATA_DIR: dataDir, PORT: '8080', ...(made ? { WARRAQ_DATABASE_URL: made.url } : {}) },
    dataDir,
  )
  const app = await openContext(config, {
    now: () => fromEpoch(NEWEST),
    writeLog: (line) => void (line.includes('"migrated"') || told(line)),
  })
  const { loadSeconds, indexSeconds } = await fillNewsroom(app, articles, told)
  return {
    kind,
    app,
    loadSeconds,
    indexSeconds,
    indexBytes: () => (made ? postgresBytes(made.url) : Promise.resolve(sqliteBytes(join(dataDir, 'warraq.db')))),
    search: (wanted) => searchPatiently(app, wanted),
    close: async () => {
      await app.close()
      await made?.drop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** Puts articles into a newsroom that has none, and indexes them. */
export async function fillNewsroom(
  app: Pick<AppContext, 'config' | 'call'>,
  articles: Iterable<LoadedArticle>,
  told: (line: string) => void = () => undefined,
): Promise<{ loadSeconds: number; indexSeconds: number }> {
  const began = performance.now()
  const tables = openDatabase(databaseAddress(app.config), 'write')
  const count = await fill(tables, articles)
  if (tables.kind === 'postgres') await tables.exec(BEHIND_ALL_IDS)
  await tables.close()
  const loaded = performance.now()
  await indexAll(app, count, told)
  return { loadSeconds: (loaded - began) / 1000, indexSeconds: (performance.now() - loaded) / 1000 }
}

const MOST_TRIES = 20

/** Asks again while search is busy, which on a machine with much else to do it may be for a moment. */
export async function searchPatiently(
  app: Pick<AppContext, 'search'>,
  wanted: Partial<SearchRequest> & { readonly text: string },
): Promise<SearchAnswer> {
  for (let left = MOST_TRIES; ; left -= 1) {
    try {
      return await app.search.search({ ...ASKED, ...wanted })
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'search-busy' || left === 0) throw error
    }
  }
}

const ASKED: Omit<SearchRequest, 'text'> = {
  scope: 'public',
  lang: LANG,
  filters: {},
  sort: 'relevance',
  after: null,
  limit: 10,
  facets: false,
  typing: false,
}

/** Ids that were given here are not given again. */
const BEHIND_ALL_IDS = ['article', 'article_revision', 'section', 'person']
  .map((table) => `select setval(pg_get_serial_sequence('${table}', 'id'), (select max(id) from ${table}));`)
  .join('\n')

async function indexAll(app: Pick<AppContext, 'call'>, count: number, told: (line: string) => void): Promise<void> {
  const actor = { kind: 'job', job: 'bench' } as const
  for (let done = 0, next = 10_000; ;) {
    const round = await app.call('search/index-waiting', { most: INDEXED_AT_ONCE, handOver: false }, { actor })
    done += round.done
    if (round.left === 0) return
    if (done >= next) {
      told(`indexed ${done} of ${count}`)
      next += 10_000
    }
  }
}

async function fill({ db, kind, exec }: OpenDatabase, articles: Iterable<LoadedArticle>): Promise<number> {
  await fillNames(db)
  let batch: LoadedArticle[] = []
  let next = 1
  const flush = async (): Promise<void> => {
    // One connection here, a pool there, where each statement is its own transaction.
    if (kind === 'sqlite') await exec('BEGIN')
    await insertArticles(db, batch, next)
    if (kind === 'sqlite') await exec('COMMIT')
    next += batch.length
    batch = []
  }
  for (const article of articles) {
    batch.push(article)
    if (batch.length === ROWS_AT_ONCE) await flush()
  }
  if (batch.length > 0) await flush()
  return next - 1
}

const SECTIONS = 12
const AUTHORS = 40

async function fillNames(db: OpenDatabase['db']): Promise<void> {
  const at = fromEpoch(NEWEST)
  const taken = await db
    .selectFrom('section')
    .select((e) => e.fn.max('id').as('id'))
    .executeTakeFirst()
  if (taken?.id) throw new Error('the newsroom to be filled is not empty')
  await db
    .insertInto('section')
    .values(
      Array.from({ length: SECTIONS }, (_, n) => ({
        id: n + 1,
        parent_id: null,
        slug: `s${n + 1}`,
        name: `قسم ${n + 1}`,
        name_key: `قسم ${n + 1}`,
        description: '',
        position: n,
        hidden: 0,
        created_at: at,
        import_key: null,
      })),
    )
    .execute()
  await db
    .insertInto('person')
    .values(
      Array.from({ length: AUTHORS }, (_, n) => ({
        id: n + 1,
        kind: 'reporter' as const,
        name: `مراسل ${n + 1}`,
        name_key: `مراسل ${n + 1}`,
        slug: `p${n + 1}`,
        gender: 'unset' as const,
        title: '',
        bio: '',
        portrait_id: null,
        byline_hidden: 0,
        lang: LANG,
        created_at: at,
        import_key: null,
      })),
    )
    .execute()
}

async function insertArticles(db: OpenDatabase['db'], batch: readonly LoadedArticle[], first: number): Promise<void> {
  const rows = batch.map((article, n) => ({ article, id: first + n, at: fromEpoch(NEWEST - article.age * 3_600_000) }))
  await db
    .insertInto('article')
    .values(
      rows.map(({ article, id, at }) => ({
        id,
        state: 'published' as const,
        kind: 'news',
        lang: LANG,
        translation_group: null,
        title: article.title,
        section_id: sectionOf(article),
        short_code: `b${id}`,
        lock_version: 1,
        content: '{}',
        published_revision_id: id,
        flags: '[]',
        created_at: at,
        created_by: null,
        saved_at: at,
        saved_by: null,
        first_published_at: at,
        scheduled_at: null,
        legal_authority: null,
        withdrawn_at: null,
        withdrawn_reason: null,
        import_key: null,
        import_hash: null,
      })),
    )
    .execute()
  await db
    .insertInto('article_revision')
    .values(
      rows.map(({ id, at }) => ({
        id,
        article_id: id,
        n: 1,
        content: '{}',
        note: '',
        public_change: 1,
        created_at: at,
        created_by: null,
      })),
    )
    .execute()
  await db
    .insertInto('public_article')
    .values(
      rows.map(({ article, id, at }) => ({
        id,
        revision_id: id,
        kind: 'news',
        lang: LANG,
        translation_group: null,
        section_id: sectionOf(article),
        slug: slug(article.title),
        short_code: `b${id}`,
        title: article.title,
        kicker: '',
        standfirst: article.standfirst,
        description: '',
        place: '',
        source_line: '',
        lead: null,
        lead_media_id: null,
        body: JSON.stringify(paragraphs(...article.body)),
        tags: JSON.stringify(article.tags.map((name) => ({ id: 1, name, slug: name }))),
        flags: '[]',
        corrections: '[]',
        word_count: 0,
        read_minutes: 1,
        comments_open: 0,
        comment_count: 0,
        published_at: at,
        updated_at: at,
      })),
    )
    .execute()
  const bylines = rows.flatMap(({ article: { author }, id, at }) =>
    author === null ? [] : [{ article_id: id, position: 0, person_id: author + 1, role: null, published_at: at }],
  )
  if (bylines.length > 0) await db.insertInto('public_byline').values(bylines).execute()
  await db
    .insertInto('search_waiting')
    .values(rows.map(({ id, at }) => ({ scope: 0, id, since: at })))
    .execute()
}

const sectionOf = ({ section }: LoadedArticle): number | null => (section === null ? null : section + 1)

function sqliteBytes(file: string): number {
  const db = new DatabaseSync(file, { readOnly: true })
  const row = db.prepare("SELECT sum(pgsize) AS bytes FROM dbstat WHERE name LIKE '%search\\_%' ESCAPE '\\'").get()
  db.close()
  return Number(row?.['bytes'] ?? 0)
}

async function postgresBytes(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query<{ bytes: string }>(
      `select sum(pg_total_relation_size(oid))::text as bytes from pg_class where relkind = 'r' and relname like 'search\\_%'`,
    )
    return Number(rows[0]?.bytes ?? 0)
  } finally {
    await client.end()
  }
}
