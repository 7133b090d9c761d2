import { fold } from '@warraq/arabic'
import type { ArticleContent } from '@warraq/core/articles/content'
import type { WriteContext } from '../action.ts'
import type { NamedTag } from '../articles/tag-ids.ts'
import { planReindex, waitForIndex } from '../search/wait-for-index.ts'

/** Above this, all pages are dropped with one notice instead of one for each article. */
const MANY = 300

/** Articles readers find under a tag. */
export async function articlesTagged(context: WriteContext, tagId: number): Promise<number[]> {
  const rows = await context.db.selectFrom('public_tag').select('article_id').where('tag_id', '=', tagId).execute()
  return rows.map(({ article_id }) => article_id)
}

/**
 * Shows a tag under its new name (or another tag in its place) on every public article that has it, and drops and
 * indexes those again.
 */
export async function replaceShownTag(
  context: WriteContext,
  articleIds: readonly number[],
  from: number,
  tag: NamedTag,
): Promise<void> {
  for (const id of articleIds) {
    const row = await context.db
      .selectFrom('public_article')
      .select('tags')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const shown = (JSON.parse(row.tags) as NamedTag[]).map((old) => (old.id === from ? tag : old))
    const tags = JSON.stringify(shown.filter((one, at) => shown.findIndex(({ id: other }) => other === one.id) === at))
    await context.db.updateTable('public_article').set({ tags }).where('id', '=', id).execute()
  }
  context.drop(`tag:${from}`, `tag:${tag.id}`, 'lists')
  if (articleIds.length > MANY) context.drop('site')
  else context.drop(...articleIds.map((id) => `article:${id}`))
  await planReindex(context, articleIds)
}

const BATCH = 500

/**
 * Writes the new name into working copies, public or not, so that publishing one again does not bring the old tag back.
 * Revisions stay as they were. The lock version stays too: nobody's open text is touched.
 */
export async function renameInWorkingCopies(context: WriteContext, fromKey: string, name: string): Promise<void> {
  const renamed: number[] = []
  for (let after = 0; ;) {
    const rows = await context.db
      .selectFrom('article')
      .select(['id', 'content'])
      .where('id', '>', after)
      .where('content', 'not like', '%"tagNames":[]%')
      .orderBy('id')
      .limit(BATCH)
      .execute()
    for (const row of rows) if (await renameIn(context, row, fromKey, name)) renamed.push(row.id)
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) break
    after = last.id
  }
  await waitForIndex(context, 'desk', renamed)
}

async function renameIn(
  context: WriteContext,
  row: { id: number; content: string },
  fromKey: string,
  name: string,
): Promise<boolean> {
  const content = JSON.parse(row.content) as ArticleContent
  if (!content.tagNames.some((tag) => fold(tag) === fromKey)) return false
  const renamed = content.tagNames.map((tag) => (fold(tag) === fromKey ? name : tag))
  const tagNames = renamed.filter((tag, at) => renamed.findIndex((other) => fold(other) === fold(tag)) === at)
  await context.db
    .updateTable('article')
    .set({ content: JSON.stringify({ ...content, tagNames }) })
    .where('id', '=', row.id)
    .execute()
  return true
}
