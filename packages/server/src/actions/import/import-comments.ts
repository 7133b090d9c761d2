import { fold } from '@warraq/arabic'
import { emailKey, isEmail } from '@warraq/core/people/email'
import type { WriteContext } from '../action.ts'
import { addIdentity, keepEmail } from '../comments/identities.ts'
import type { NewComment } from '../comments/store-comment.ts'
import { storeComment } from '../comments/store-comment.ts'
import type { ImportComment, ImportOutcome } from './import-input.ts'
import type { KnownItems } from './known-items.ts'

/** A reader's comment from another system, with its date. It was written under other terms than ours. */
export async function importComment(
  context: WriteContext,
  known: KnownItems,
  item: ImportComment,
): Promise<ImportOutcome> {
  const articleId = item.articleId ?? known.idOf('article', item.articleKey)
  if (articleId === null) throw new Error(`import: the article of comment ${item.key} did not come in`)
  const before = await commentOf(context, item.key)
  if (before !== null) return 'unchanged'
  const at = item.at !== null && item.at < context.now ? item.at : context.now
  await storeComment(context, {
    articleId,
    parent: item.parentKey === null ? null : await commentOf(context, item.parentKey),
    identityId: await identityOf(context, item, at),
    name: item.name,
    body: item.body,
    state: item.state,
    source: 'wxr',
    importKey: item.key,
    createdAt: at,
    termsShown: [],
    actor: 'import',
  })
  return 'written'
}

async function commentOf(context: WriteContext, key: string): Promise<NewComment['parent']> {
  const row = await context.db
    .selectFrom('comment')
    .select(['id', 'root_id', 'depth'])
    .where('import_key', '=', key)
    .executeTakeFirst()
  return row ? { id: row.id, rootId: row.root_id ?? row.id, depth: row.depth } : null
}

/**
 * Comments with the same name and the same address are taken for one commenter's; without an address each stands for
 * itself. Nobody can act as such a commenter: there is no cookie for it.
 */
async function identityOf(context: WriteContext, item: ImportComment, at: string): Promise<number> {
  const email = item.email !== null && isEmail(item.email) ? item.email : null
  const key = email === null ? `${item.key}:by` : `wxr:by:${digestOfPerson(context, email, item.name)}`
  const known = await context.db.selectFrom('identity').select('id').where('import_key', '=', key).executeTakeFirst()
  if (known) return known.id
  const id = await addIdentity(context, { kind: 'guest', name: item.name, importKey: key, createdAt: at })
  if (email !== null) await keepEmail(context, id, email)
  return id
}

/** Keyed, so that nobody who reads the table can try addresses on it. */
function digestOfPerson(context: WriteContext, email: string, name: string): string {
  return context.keys.hmac('email', `${emailKey(email)}\n${fold(name)}`)
}
