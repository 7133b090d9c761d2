import type { ArticleContent } from '@warraq/core/articles/content'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'
import { digestOf } from './known-items.ts'

export interface CloseComments {
  /** The import that closes them; taking it back opens what nobody has written into since. */
  readonly runId: number
  readonly articleIds: readonly number[]
}

/** Closes the comments of articles, for readers and for the next publication. An import may still change what nobody here has. */
export const closeComments = defineAction(async (context, input: CloseComments): Promise<null> => {
  await allow(context, 'site.manage')
  for (const id of new Set(input.articleIds)) await close(context, input.runId, id)
  return null
})

async function close(context: WriteContext, runId: number, id: number): Promise<void> {
  const { db } = context
  const row = await db
    .selectFrom('article')
    .select(['content', 'import_hash', 'lock_version'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return
  const content = JSON.parse(row.content) as ArticleContent
  if (!content.commentsOpen) return
  const text = JSON.stringify({ ...content, commentsOpen: false })
  const isUntouched = row.import_hash !== null && digestOf(row.content) === row.import_hash
  await db
    .updateTable('article')
    .set({ content: text, lock_version: row.lock_version + 1, ...(isUntouched ? { import_hash: digestOf(text) } : {}) })
    .where('id', '=', id)
    .execute()
  await db.updateTable('public_article').set({ comments_open: 0 }).where('id', '=', id).execute()
  await db
    .insertInto('import_item')
    .values({
      key: `closed:${runId}:${id}`,
      run_id: runId,
      kind: 'closed',
      target_id: id,
      content_hash: digestOf(text),
      at: context.now,
      made_by: runId,
      modified_at: null,
    })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ content_hash: digestOf(text) }))
    .execute()
  context.drop(`article:${id}`)
  context.audit('import.comments-closed', `article:${id}`, {})
}
