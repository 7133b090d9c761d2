import { fold } from '@warraq/arabic'
import { MOST_DEPTH } from '@warraq/core/comments/thread'
import { emailKey, isEmail } from '@warraq/core/people/email'
import { inFixedParts } from '../../store/fixed-parts.ts'
import type { WriteContext } from '../action.ts'
import { countAnswers, firstRevisionRow } from '../comments/store-comment.ts'
import { writeRows } from '../search/index-rows.ts'
import { waitForIndex } from '../search/wait-for-index.ts'
import type { ImportComment, ImportOutcome } from './import-input.ts'
import { insertMany } from './insert-many.ts'
import type { KnownItems } from './known-items.ts'

/** Readers' comments from another system, many at once. They were written under other terms than ours. */

const ROWS_AT_ONCE = 400

interface Placed {
  readonly id: number
  readonly rootId: number
  readonly depth: number
}

function* pieces<Item>(items: readonly Item[]): Generator<readonly Item[]> {
  for (let from = 0; from < items.length; from += ROWS_AT_ONCE) yield items.slice(from, from + ROWS_AT_ONCE)
}

/** Outcome by key; every article that is named has to be here. */
export async function importComments(
  context: WriteContext,
  known: KnownItems,
  items: readonly ImportComment[],
): Promise<ReadonlyMap<string, ImportOutcome>> {
  const placed = await placedComments(context, items)
  const fresh = [...new Map(items.filter(({ key }) => !placed.has(key)).map((item) => [item.key, item])).values()]
  const outcomes = new Map<string, ImportOutcome>(items.map(({ key }) => [key, 'unchanged']))
  for (const { key } of fresh) outcomes.set(key, 'written')
  if (fresh.length === 0) return outcomes
  const identities = await identitiesOf(context, fresh)
  const placing: Placing = { context, known, identities, placed }
  for (const some of pieces(fresh)) await insert(placing, some)
  return outcomes
}

interface Placing {
  readonly context: WriteContext
  readonly known: KnownItems
  /** Identity by the comment's key. */
  readonly identities: ReadonlyMap<string, number>
  readonly placed: Map<string, Placed>
}

async function placedComments(context: WriteContext, items: readonly ImportComment[]): Promise<Map<string, Placed>> {
  const keys = new Set(items.flatMap(({ key, parentKey }) => (parentKey === null ? [key] : [key, parentKey])))
  const placed = new Map<string, Placed>()
  const rows = await inFixedParts([...keys], (part) =>
    context.db
      .selectFrom('comment')
      .select(['id', 'import_key', 'root_id', 'depth'])
      .where('import_key', 'in', part)
      .execute(),
  )
  for (const { id, import_key, root_id, depth } of rows)
    if (import_key !== null) placed.set(import_key, { id, rootId: root_id ?? id, depth })
  return placed
}

function momentOf(context: WriteContext, { at }: ImportComment): string {
  return at !== null && at < context.now ? at : context.now
}

/** In the order given, in which each comment comes after the one it answers: numbers follow the discussion. */
async function insert({ context, known, identities, placed }: Placing, items: readonly ImportComment[]): Promise<void> {
  const rows = items.map((item) => bareRow(context, known, item, identities.get(item.key) ?? 0))
  const stored = await insertMany<'comment', Named>(context, 'comment', rows, 'RETURNING id, import_key')
  const ids = new Map(stored.map(({ id, import_key }) => [import_key, id]))
  for (const { key, parentKey } of items) {
    const id = ids.get(key) ?? 0
    const parent = parentKey === null ? undefined : placed.get(parentKey)
    const depth = parent === undefined ? 0 : Math.min(parent.depth + 1, MOST_DEPTH)
    placed.set(key, { id, rootId: parent?.rootId ?? id, depth })
  }
  const revisions = await storeRevisions(context, items, identities, ids)
  const linked = items.map(({ key, parentKey, state }) => {
    const own = placed.get(key)
    if (own === undefined) throw new Error('import: a comment without its row')
    const revisionId = revisions.get(own.id) ?? null
    const parentId = placed.get(parentKey ?? '')?.id ?? null
    return [own.id, parentId, own.rootId, own.depth, revisionId, state === 'published' ? revisionId : null]
  })
  // Numbers of comments and revisions name each other, and are known only now. Untyped values are text to PostgreSQL.
  await writeRows(
    context,
    linked,
    (count, mark) =>
      `WITH linked (id, parent_id, root_id, depth, latest, published) AS (VALUES ${casts(count, mark)})
       UPDATE comment SET parent_id = linked.parent_id, root_id = linked.root_id, depth = linked.depth,
         latest_revision_id = linked.latest, published_revision_id = linked.published
       FROM linked WHERE comment.id = linked.id`,
  )
  await storeEvents(context, items, ids, revisions)
  await openCases(context, items, ids, revisions)
  await waitForIndex(context, 'comments', [...ids.values()])
}

function casts(count: number, mark: () => string): string {
  const one = (): string => `(${Array.from({ length: 6 }, () => `CAST(${mark()} AS bigint)`).join(', ')})`
  return Array.from({ length: count }, one).join(', ')
}

interface Named {
  readonly id: number
  readonly import_key: string | null
}

function bareRow(context: WriteContext, known: KnownItems, item: ImportComment, identityId: number) {
  const articleId = item.articleId ?? known.idOf('article', item.articleKey)
  if (articleId === null) throw new Error(`import: the article of comment ${item.key} did not come in`)
  return {
    article_id: articleId,
    parent_id: null,
    root_id: null,
    depth: 0,
    identity_id: identityId,
    display_name: item.name,
    state: item.state,
    published_revision_id: null,
    latest_revision_id: null,
    lock_version: 1,
    pinned: 0,
    source: item.source ?? 'wxr',
    import_key: item.key,
    created_at: momentOf(context, item),
    import_run_id: known.runId,
  }
}

/** Revision by comment. */
async function storeRevisions(
  context: WriteContext,
  items: readonly ImportComment[],
  identities: ReadonlyMap<string, number>,
  ids: ReadonlyMap<string | null, number>,
): Promise<ReadonlyMap<number, number>> {
  const rows = items.map((item) =>
    firstRevisionRow(ids.get(item.key) ?? 0, momentOf(context, item), {
      body: item.body,
      termsShown: [],
      identityId: identities.get(item.key) ?? 0,
    }),
  )
  const stored = await insertMany<'comment_revision', { id: number; comment_id: number }>(
    context,
    'comment_revision',
    rows,
    'RETURNING id, comment_id',
  )
  return new Map(stored.map(({ id, comment_id }) => [comment_id, id]))
}

async function storeEvents(
  context: WriteContext,
  items: readonly ImportComment[],
  ids: ReadonlyMap<string | null, number>,
  revisions: ReadonlyMap<number, number>,
): Promise<void> {
  const rows = items.map((item) => {
    const id = ids.get(item.key) ?? 0
    return {
      comment_id: id,
      type: 'posted',
      from_state: null,
      to_state: item.state,
      revision_id: revisions.get(id) ?? null,
      decision_id: null,
      actor: 'import',
      account_id: null,
      at: momentOf(context, item),
    }
  })
  await insertMany(context, 'comment_event', rows)
}

/** What waited where it comes from waits here: it is put before the moderators, behind what readers send now. */
async function openCases(
  context: WriteContext,
  items: readonly ImportComment[],
  ids: ReadonlyMap<string | null, number>,
  revisions: ReadonlyMap<number, number>,
): Promise<void> {
  const rows = items.flatMap((item) => {
    const id = ids.get(item.key) ?? 0
    const revisionId = revisions.get(id)
    if (revisionId === undefined || item.state !== 'held') return []
    return [
      {
        comment_id: id,
        revision_id: revisionId,
        queue: 'pending' as const,
        state: 'open' as const,
        priority: 0,
        lease_account_id: null,
        lease_until: null,
        due_at: null,
        opened_at: context.now,
        closed_at: null,
      },
    ]
  })
  if (rows.length > 0) await insertMany(context, 'comment_case', rows)
}

/**
 * Identity by the comment's key. Comments with the same name and the same address are taken for one commenter's; without
 * an address each stands for itself. Nobody can act as such a commenter: there is no cookie for it.
 */
async function identitiesOf(
  context: WriteContext,
  items: readonly ImportComment[],
): Promise<ReadonlyMap<string, number>> {
  const keys = new Map(items.map((item) => [item.key, identityKey(context, item)]))
  const first = new Map<string, ImportComment>()
  for (const item of items) {
    const key = keys.get(item.key) ?? ''
    if (!first.has(key)) first.set(key, item)
  }
  const ids = new Map<string, number>()
  const here = await inFixedParts([...first.keys()], (part) =>
    context.db.selectFrom('identity').select(['id', 'import_key']).where('import_key', 'in', part).execute(),
  )
  for (const { id, import_key } of here) if (import_key !== null) ids.set(import_key, id)
  const missing = [...first].filter(([key]) => !ids.has(key))
  for (const some of pieces(missing)) await addIdentities(context, some, ids)
  return new Map([...keys].map(([comment, identity]) => [comment, ids.get(identity) ?? 0]))
}

async function addIdentities(
  context: WriteContext,
  some: readonly (readonly [string, ImportComment])[],
  ids: Map<string, number>,
): Promise<void> {
  const rows = await insertMany<'identity', Named>(
    context,
    'identity',
    some.map(([key, item]) => ({
      kind: 'guest' as const,
      display_name: item.name,
      name_key: fold(item.name),
      standing: 'normal' as const,
      trust: 0,
      account_id: null,
      import_key: key,
      created_at: momentOf(context, item),
      erased_at: null,
    })),
    'RETURNING id, import_key',
  )
  for (const { id, import_key } of rows) if (import_key !== null) ids.set(import_key, id)
  const contacts = some.flatMap(([key, item]) => {
    const email = emailOf(item)
    if (email === null) return []
    const sealed = { email_enc: context.keys.seal(email), email_hmac: context.keys.hmac('email', emailKey(email)) }
    return [{ identity_id: ids.get(key) ?? 0, ...sealed, verified_at: null, purge_at: null }]
  })
  await insertMany(context, 'contact', contacts)
}

function emailOf({ email }: ImportComment): string | null {
  return email !== null && isEmail(email) ? email : null
}

/** Keyed, so that nobody who reads the table can try addresses on it. */
function identityKey(context: WriteContext, item: ImportComment): string {
  const email = emailOf(item)
  if (email === null) return `${item.key}:by`
  return `wxr:by:${context.keys.hmac('email', `${emailKey(email)}\n${fold(item.name)}`)}`
}

/** Counts the published comments of articles again and drops the pages that show them. */
export async function countAgain(context: WriteContext, articleIds: readonly number[]): Promise<void> {
  if (articleIds.length === 0) return
  await inFixedParts(articleIds, (part) =>
    context.db
      .updateTable('public_article')
      .set((e) => ({
        comment_count: e
          .selectFrom('comment')
          .select((count) => count.fn.countAll<number>().as('n'))
          .whereRef('comment.article_id', '=', 'public_article.id')
          .where('comment.state', '=', 'published'),
      }))
      .where('id', 'in', part)
      .execute(),
  )
  await inFixedParts(articleIds, async (part) => {
    await countAnswers(context, part)
    return []
  })
  context.drop(...articleIds.map((id) => `article:${id}`))
}
