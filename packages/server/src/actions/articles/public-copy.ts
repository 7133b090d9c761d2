import { slug } from '@warraq/arabic'
import type { ArticleContent } from '@warraq/core/articles/content'
import { bodyReferences } from '@warraq/core/articles/references'
import { countWords, describeBody, readMinutes } from '@warraq/core/articles/render-text'
import type { WriteContext } from '../action.ts'
import type { NamedTag } from './tag-ids.ts'
import { tagsNamed } from './tag-ids.ts'

/** Which revision becomes public and when it counts as published and as changed. */
export interface Publication {
  readonly articleId: number
  readonly shortCode: string
  readonly revisionId: number
  readonly publishedAt: string
  readonly updatedAt: string
  readonly commentsOpen: boolean
}

/** Writes what readers see of an article, replacing what they saw, and drops the pages that show either. */
export async function putPublicCopy(
  context: WriteContext,
  content: ArticleContent,
  publication: Publication,
): Promise<void> {
  const before = await takePublicCopy(context, publication.articleId)
  await dropSiteForNewLanguage(context, content.lang)
  const tags = await tagsNamed(context, content.tagNames)
  await insertPublicRow(context, content, publication, tags, before.commentCount)
  await insertRelations(context, content, publication, tags)
  await dropListPages(context, publication.articleId)
}

/** The first article in a language gives every page a link to that edition. */
async function dropSiteForNewLanguage(context: WriteContext, lang: string): Promise<void> {
  const other = await context.db
    .selectFrom('public_article')
    .select('id')
    .where('lang', '=', lang)
    .limit(1)
    .executeTakeFirst()
  if (!other) context.drop('site')
}

/** Removes what readers see of an article and drops the pages that showed it. */
export async function takePublicCopy(
  context: WriteContext,
  articleId: number,
): Promise<{ existed: boolean; commentCount: number }> {
  const row = await context.db
    .selectFrom('public_article')
    .select('comment_count')
    .where('id', '=', articleId)
    .executeTakeFirst()
  context.drop(`article:${articleId}`, 'front', 'lists')
  if (!row) return { existed: false, commentCount: await publishedComments(context, articleId) }
  await dropListPages(context, articleId)
  // Relations and search words go with the row (ON DELETE CASCADE).
  await context.db.deleteFrom('public_article').where('id', '=', articleId).execute()
  return { existed: true, commentCount: row.comment_count }
}

async function publishedComments(context: WriteContext, articleId: number): Promise<number> {
  const { n } = await context.db
    .selectFrom('comment')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('article_id', '=', articleId)
    .where('state', '=', 'published')
    .executeTakeFirstOrThrow()
  return n
}

async function insertPublicRow(
  context: WriteContext,
  content: ArticleContent,
  publication: Publication,
  tags: readonly NamedTag[],
  commentCount: number,
): Promise<void> {
  const words = countWords(content.body)
  const corrections = await context.db
    .selectFrom('correction')
    .select(['at', 'text'])
    .where('article_id', '=', publication.articleId)
    .orderBy('at')
    .execute()
  const article = await context.db
    .selectFrom('article')
    .select('translation_group')
    .where('id', '=', publication.articleId)
    .executeTakeFirstOrThrow()
  await context.db
    .insertInto('public_article')
    .values({
      id: publication.articleId,
      revision_id: publication.revisionId,
      kind: content.kind,
      lang: content.lang,
      translation_group: article.translation_group,
      section_id: content.sectionId,
      slug: content.slug || slug(content.title),
      short_code: publication.shortCode,
      title: content.title,
      kicker: content.kicker,
      standfirst: content.standfirst,
      description: content.seoDescription || content.standfirst || describeBody(content.body),
      place: content.place,
      source_line: content.sourceLine,
      lead: content.lead ? JSON.stringify(content.lead) : null,
      lead_media_id: content.lead?.mediaId ?? null,
      body: JSON.stringify(content.body),
      tags: JSON.stringify(tags),
      flags: JSON.stringify(content.flags),
      corrections: JSON.stringify(corrections),
      word_count: words,
      read_minutes: readMinutes(words),
      comments_open: publication.commentsOpen ? 1 : 0,
      comment_count: commentCount,
      published_at: publication.publishedAt,
      updated_at: publication.updatedAt,
    })
    .execute()
}

async function insertRelations(
  context: WriteContext,
  content: ArticleContent,
  publication: Publication,
  tags: readonly NamedTag[],
): Promise<void> {
  const { articleId, publishedAt } = publication
  const bylines = content.bylines.map(({ personId, role }, position) => ({
    article_id: articleId,
    position,
    person_id: personId,
    role,
    published_at: publishedAt,
  }))
  if (bylines.length > 0) await context.db.insertInto('public_byline').values(bylines).execute()
  if (tags.length > 0) {
    await context.db
      .insertInto('public_tag')
      .values(tags.map(({ id }) => ({ article_id: articleId, tag_id: id, published_at: publishedAt })))
      .execute()
  }
  const mediaIds = new Set([...bodyReferences(content.body).mediaIds, ...(content.lead ? [content.lead.mediaId] : [])])
  if (mediaIds.size > 0) {
    await context.db
      .insertInto('public_media')
      .values([...mediaIds].map((media_id) => ({ article_id: articleId, media_id })))
      .execute()
  }
}

/** Lists that show the article as it is stored now: its sections up to the top, its persons, its tags. */
export async function dropListPages(context: WriteContext, articleId: number): Promise<void> {
  const { db } = context
  const row = await db.selectFrom('public_article').select('section_id').where('id', '=', articleId).executeTakeFirst()
  const parents = new Map(
    (await db.selectFrom('section').select(['id', 'parent_id']).execute()).map(({ id, parent_id }) => [id, parent_id]),
  )
  for (let id = row?.section_id ?? null, depth = 0; id !== null && depth < 20; id = parents.get(id) ?? null, depth++)
    context.drop(`section:${id}`)
  for (const { person_id } of await db
    .selectFrom('public_byline')
    .select('person_id')
    .where('article_id', '=', articleId)
    .execute())
    context.drop(`person:${person_id}`)
  for (const { tag_id } of await db
    .selectFrom('public_tag')
    .select('tag_id')
    .where('article_id', '=', articleId)
    .execute())
    context.drop(`tag:${tag_id}`)
}
