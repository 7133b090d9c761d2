import { createHash } from 'node:crypto'
import type { Json } from '@warraq/core/json'
import type { ReadDb } from '../../store/database.ts'
import type { WriteContext } from '../action.ts'

/** What the sample consists of, each thing remembered in `import_item` as `sample:<kind>:<key>`. */
export type SampleKind =
  | 'section'
  | 'person'
  | 'media'
  | 'article'
  | 'tag'
  | 'page'
  | 'comment'
  | 'identity'
  | 'settings'

export interface Remembered {
  readonly key: string
  readonly kind: SampleKind
  readonly id: number
  /** Whether somebody has written into it since the sample made it, or taken it away. */
  readonly state: 'as-made' | 'edited' | 'gone'
}

const PREFIX = 'sample:'

export function sampleKey(kind: SampleKind, key: string): string {
  return `${PREFIX}${kind}:${key}`
}

export async function remember(
  context: WriteContext,
  runId: number,
  kind: SampleKind,
  things: ReadonlyMap<string, number>,
): Promise<void> {
  for (const [key, id] of things) {
    const hash = await contentHash(context.db, kind, id)
    if (hash === null) throw new Error(`sample: there is no ${kind} ${id}`)
    await context.db
      .insertInto('import_item')
      .values({ key: sampleKey(kind, key), run_id: runId, kind, target_id: id, content_hash: hash, at: context.now })
      .execute()
  }
}

/** Everything the sample made and nobody has taken away since, in the order it was made. */
export async function rememberedThings(context: WriteContext): Promise<Remembered[]> {
  const rows = await context.db
    .selectFrom('import_item as i')
    .innerJoin('import_run as r', 'r.id', 'i.run_id')
    .select(['i.key', 'i.kind', 'i.target_id', 'i.content_hash'])
    .where('r.source', '=', 'sample')
    .execute()
  const things: Remembered[] = []
  for (const row of rows) {
    const kind = row.kind as SampleKind
    const id = row.target_id ?? 0
    const now = await contentHash(context.db, kind, id)
    things.push({
      key: row.key,
      kind,
      id,
      state: now === null ? 'gone' : now === row.content_hash ? 'as-made' : 'edited',
    })
  }
  return things.toSorted((a, b) => a.id - b.id)
}

export async function forget(context: WriteContext): Promise<void> {
  const runs = context.db.selectFrom('import_run').select('id').where('source', '=', 'sample')
  await context.db.deleteFrom('import_item').where('run_id', 'in', runs).execute()
}

/** Digest of what people can write into a thing; null when it does not exist. */
async function contentHash(db: ReadDb, kind: SampleKind, id: number): Promise<string | null> {
  const facts = await written(db, kind, id)
  return facts === undefined
    ? null
    : createHash('sha256')
        .update(JSON.stringify(inOrder(facts)))
        .digest('hex')
}

async function written(db: ReadDb, kind: SampleKind, id: number): Promise<Json | undefined> {
  switch (kind) {
    case 'section':
      return db.selectFrom('section').select(['name', 'slug', 'description']).where('id', '=', id).executeTakeFirst()
    case 'person':
      return db
        .selectFrom('person')
        .select(['kind', 'name', 'slug', 'gender', 'title', 'bio', 'portrait_id'])
        .where('id', '=', id)
        .executeTakeFirst()
    case 'media':
      return db.selectFrom('media').select(['alt', 'caption', 'credit']).where('id', '=', id).executeTakeFirst()
    case 'tag':
      return db.selectFrom('tag').select(['name', 'slug']).where('id', '=', id).executeTakeFirst()
    case 'page': {
      const row = await db.selectFrom('page').select(['title', 'slug', 'body']).where('id', '=', id).executeTakeFirst()
      return row && { ...row, body: JSON.parse(row.body) as Json }
    }
    case 'article': {
      const row = await db.selectFrom('article').select('content').where('id', '=', id).executeTakeFirst()
      return row && (JSON.parse(row.content) as Json)
    }
    case 'comment':
      return db.selectFrom('comment').select('id').where('id', '=', id).executeTakeFirst()
    case 'identity':
      return db.selectFrom('identity').select('id').where('id', '=', id).executeTakeFirst()
    case 'settings': {
      const row = await db.selectFrom('setting').select('value').where('name', '=', 'site').executeTakeFirst()
      return row && (JSON.parse(row.value) as { settings: { taglines: Json } }).settings.taglines
    }
  }
}

/** The same value with the keys of every object sorted: who saves a body may write its attributes in another order. */
function inOrder(value: Json): Json {
  if (Array.isArray(value)) return value.map(inOrder)
  if (value === null || typeof value !== 'object') return value
  const entries = Object.entries(value as Readonly<Record<string, Json>>).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return Object.fromEntries(entries.map(([key, inner]) => [key, inOrder(inner)]))
}
