import type { WriteContext } from '../action.ts'

/**
 * Puts one number in the place of another in the stored contents of articles, working copies and revisions, in two
 * statements and not row by row. A quotation mark inside a text is written `\"` in JSON, so that no text can look like the
 * key. Gives the articles whose working copy or a revision named it.
 */
export async function replaceInContents(
  context: WriteContext,
  key: 'personId' | 'sectionId',
  from: number,
  into: number,
): Promise<number[]> {
  const { db } = context
  const found = new Set<number>()
  for (const end of [',', '}']) {
    const before = `"${key}":${from}${end}`
    const after = `"${key}":${into}${end}`
    const articles = await db
      .updateTable('article')
      .set((e) => ({ content: e.fn<string>('replace', ['content', e.val(before), e.val(after)]) }))
      .where('content', 'like', `%${before}%`)
      .returning('id')
      .execute()
    const revisions = await db
      .updateTable('article_revision')
      .set((e) => ({ content: e.fn<string>('replace', ['content', e.val(before), e.val(after)]) }))
      .where('content', 'like', `%${before}%`)
      .returning('article_id')
      .execute()
    for (const { id } of articles) found.add(id)
    for (const { article_id } of revisions) found.add(article_id)
  }
  return [...found]
}
