import type { ArticleContent } from '@warraq/core/articles/content'
import type { WriteContext } from '../action.ts'
import { digestOf } from './known-items.ts'
import type { UndoImport, UndoneStep } from './undo-steps.ts'

const AT_ONCE = 100

/** Comments that the run closed on articles that stay are open again, where the article says what it said then. */
export async function reopenComments(context: WriteContext, { runId, after }: UndoImport): Promise<UndoneStep> {
  const { db } = context
  const rows = await db
    .selectFrom('import_item as i')
    .leftJoin('article as a', 'a.id', 'i.target_id')
    .select(['i.key', 'i.target_id', 'i.content_hash', 'a.content', 'a.import_hash', 'a.lock_version'])
    .where('i.made_by', '=', runId)
    .where('i.kind', '=', 'closed')
    .where('i.target_id', '>', after)
    .orderBy('i.target_id')
    .limit(AT_ONCE)
    .execute()
  let gone = 0
  for (const { key, target_id: id, content_hash: closed, content, import_hash: imported, lock_version } of rows) {
    await db.deleteFrom('import_item').where('key', '=', key).execute()
    if (id === null || content === null || digestOf(content) !== closed) continue
    const text = JSON.stringify({ ...(JSON.parse(content) as ArticleContent), commentsOpen: true })
    await db
      .updateTable('article')
      .set({
        content: text,
        lock_version: (lock_version ?? 0) + 1,
        ...(imported === closed ? { import_hash: digestOf(text) } : {}),
      })
      .where('id', '=', id)
      .execute()
    await db.updateTable('public_article').set({ comments_open: 1 }).where('id', '=', id).execute()
    context.drop(`article:${id}`)
    gone += 1
  }
  return { gone, kept: [], after: rows.length < AT_ONCE ? null : (rows.at(-1)?.target_id ?? null) }
}
