import { cleanTitle, fold, slug, slugKey } from '@warraq/arabic'
import type { Body } from '@warraq/core/articles/body'
import { checkBody } from '@warraq/core/articles/body'
import type { WriteContext } from '../action.ts'
import type { ImportOutcome, ImportPage } from './import-input.ts'
import type { KnownItem, KnownItems } from './known-items.ts'
import { pageHash, untouchedPage } from './likes.ts'
import { putAddresses } from './put-addresses.ts'

/** A static page. It takes the place of a page of the same name that the site was founded with and nobody wrote yet. */
export async function importPage(context: WriteContext, known: KnownItems, item: ImportPage): Promise<ImportOutcome> {
  const before = known.get(item.key)
  if (before !== null) return change(context, known, item, before)
  const title = cleanTitle(item.title)
  const founded = await foundedPage(context, item, title)
  const id = founded ?? (await insert(context, item, title))
  if (founded !== null) await write(context, item, founded)
  const made = founded === null
  known.remember({ kind: 'page', key: item.key, targetId: id, hash: item.hash, made, modifiedAt: item.changedAt })
  await putAddresses(context, known.runId, 'page', id, item.addresses)
  context.drop('site')
  return 'written'
}

function bodyOf(item: ImportPage): Body {
  const checked = checkBody(item.body)
  if (!checked.ok) throw new Error(`import: a body that the schema refuses: ${JSON.stringify(checked.problem)}`)
  return checked.body
}

function columns(context: WriteContext, item: ImportPage) {
  const title = cleanTitle(item.title)
  const body = JSON.stringify(bodyOf(item))
  return {
    title,
    body,
    lang: item.lang,
    published: item.published ? 1 : 0,
    changed_at: item.changedAt !== null && item.changedAt < context.now ? item.changedAt : context.now,
    changed_by: null,
    import_hash: pageHash(title, body),
  }
}

async function foundedPage(context: WriteContext, item: ImportPage, title: string): Promise<number | null> {
  if (!item.published) return null
  const rows = await context.db
    .selectFrom('page')
    .select(['id', 'slug', 'title'])
    .where('role', 'is not', null)
    .where('lock_version', '=', 1)
    .where('import_key', 'is', null)
    .orderBy('id')
    .execute()
  const same = rows.find((row) => slugKey(row.slug) === slugKey(item.slug) || fold(row.title) === fold(title))
  return same?.id ?? null
}

async function write(context: WriteContext, item: ImportPage, id: number): Promise<void> {
  await context.db
    .updateTable('page')
    .set((e) => ({ ...columns(context, item), import_key: item.key, lock_version: e('lock_version', '+', 1) }))
    .where('id', '=', id)
    .execute()
  context.drop(`page:${id}`)
}

async function insert(context: WriteContext, item: ImportPage, title: string): Promise<number> {
  const rows = await context.db.selectFrom('page').select('slug').execute()
  const taken = new Set(rows.map((row) => slugKey(row.slug)))
  const wanted = slug(item.slug) || slug(title) || 'page'
  let free = wanted
  for (let n = 2; taken.has(slugKey(free)); n += 1) free = `${wanted}-${n}`
  const { id } = await context.db
    .insertInto('page')
    .values({ slug: free, role: null, lock_version: 1, import_key: item.key, ...columns(context, item) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

async function change(
  context: WriteContext,
  known: KnownItems,
  item: ImportPage,
  before: KnownItem,
): Promise<ImportOutcome> {
  const row =
    before.kind === 'page' && before.targetId !== null ? await untouchedPage(context.db, before.targetId) : null
  // What readers see is not taken away because the old site did.
  if (row === null || (row.published === 1 && !item.published)) return 'kept'
  await write(context, item, row.id)
  const { key, hash, changedAt } = item
  known.remember({ kind: 'page', key, targetId: row.id, hash, made: false, modifiedAt: changedAt })
  await putAddresses(context, known.runId, 'page', row.id, item.addresses)
  context.drop('site')
  return 'changed'
}
