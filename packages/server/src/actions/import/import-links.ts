import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'
import { KnownItems, digestOf } from './known-items.ts'
import { pageHash, untouchedArticle, untouchedPage } from './likes.ts'
import { OldLinks } from './old-links.ts'

export interface ImportLinks {
  readonly runId: number
  /** Of articles and pages whose texts link to the old site. */
  readonly keys: readonly string[]
  /** Hosts of the old site. */
  readonly hosts: readonly string[]
}

/**
 * Links to the old site lead to where things are now, where anything came in from that address. Texts that people have
 * worked on since are theirs and stay.
 */
export const importLinks = defineAction(async (context, input: ImportLinks): Promise<{ rewritten: number }> => {
  await allow(context, 'site.manage')
  const known = new KnownItems(context, input.runId)
  await known.load(input.keys)
  const links = new OldLinks(context, input.hosts)
  let rewritten = 0
  for (const key of input.keys) {
    const { kind, targetId } = known.get(key) ?? { kind: '', targetId: null }
    if (targetId === null) continue
    if (kind === 'article') rewritten += await inArticle(context, links, targetId)
    else if (kind === 'page') rewritten += await inPage(context, links, targetId)
  }
  return { rewritten }
})

async function inArticle(context: WriteContext, links: OldLinks, id: number): Promise<number> {
  const row = await untouchedArticle(context.db, id)
  if (row === null) return 0
  const { text, count } = await links.rewrite(row.content)
  if (count === 0) return 0
  const { db } = context
  await db
    .updateTable('article')
    .set({ content: text, import_hash: digestOf(text) })
    .where('id', '=', id)
    .execute()
  const shown = await db
    .selectFrom('public_article')
    .select(['revision_id', 'body'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (shown !== undefined) {
    const { body } = JSON.parse(text) as { body: unknown }
    await db.updateTable('article_revision').set({ content: text }).where('id', '=', shown.revision_id).execute()
    await db
      .updateTable('public_article')
      .set({ body: JSON.stringify(body) })
      .where('id', '=', id)
      .execute()
    context.drop(`article:${id}`)
  }
  return count
}

async function inPage(context: WriteContext, links: OldLinks, id: number): Promise<number> {
  const row = await untouchedPage(context.db, id)
  if (row === null) return 0
  const { text, count } = await links.rewrite(row.body)
  if (count === 0) return 0
  await context.db
    .updateTable('page')
    .set({ body: text, import_hash: pageHash(row.title, text) })
    .where('id', '=', id)
    .execute()
  context.drop(`page:${id}`)
  return count
}
