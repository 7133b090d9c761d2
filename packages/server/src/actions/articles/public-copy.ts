import { slug } from '@warraq/arabic'
import type { ArticleContent } from '@warraq/core/articles/content'
import { bodyReferences } from '@warraq/core/articles/references'
import { countWords, describeBody, readMinutes } from '@warraq/core/articles/render-text'
import type { PublicCare } from '@warraq/core/care/care-of'
import { careOf } from '@warraq/core/care/care-of'
import type { WriteContext } from '../action.ts'
import type { NamedTag } from './tag-ids.ts'
import { takeFromIndex } from '../search/write-index.ts'
import { publicCareOf } from '../care/care-rows.ts'
import { dropBar, runningLine } from './breaking-line.ts'
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
  const { articleId } = publication
  const before = await shownNow(context, articleId)
  if (before) await dropPages(context, articleId)
  await dropSiteForLanguage(context, content.lang, articleId)
  if (before && before.lang !== content.lang) await dropSiteForLanguage(context, before.lang, articleId)
  const tags = await tagsNamed(context, content.tagNames)
  const corrections = await correctionsOf(context, articleId)
  const row = await rowOf(context, content, publication, tags, corrections)
  // Replaced in place: the index stays until the job has made it again, so that nobody searches in vain.
  await context.db
    .insertInto('public_article')
    .values({ id: articleId, ...row })
    .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
    .execute()
  await replaceRelations(context, content, publication, tags)
  await dropPages(context, articleId)
  if (!before || CARD_COLUMNS.some((column) => before[column] !== row[column])) context.drop(`card:${articleId}`)
  if (before && (before.title !== row.title || before.flags !== row.flags)) await dropLine(context, articleId)
  // The page of corrections names the articles that were corrected.
  if (corrections.length > 0) context.drop('corrections')
}

/** Removes what readers see of an article and drops the pages that showed it. */
export async function takePublicCopy(context: WriteContext, articleId: number): Promise<void> {
  const before = await shownNow(context, articleId)
  context.drop(`article:${articleId}`)
  if (!before) return
  await dropPages(context, articleId)
  await dropLine(context, articleId)
  context.drop(`card:${articleId}`, 'corrections')
  await takeFromIndex(context, 'public', [articleId])
  // Relations go with the row (ON DELETE CASCADE).
  await context.db.deleteFrom('public_article').where('id', '=', articleId).execute()
  await dropSiteForLanguage(context, before.lang, articleId)
}

/** The bar of every page shows the headline of an article as it is now, while it is public. */
async function dropLine(context: WriteContext, articleId: number): Promise<void> {
  if ((await runningLine(context, articleId)) !== null) dropBar(context)
}

/** What other pages show of an article. */
const CARD_COLUMNS = [
  'title',
  'kicker',
  'standfirst',
  'kind',
  'lang',
  'slug',
  'section_id',
  'lead',
  'published_at',
  'flags',
] as const

function shownNow({ db }: WriteContext, articleId: number) {
  return db.selectFrom('public_article').select(CARD_COLUMNS).where('id', '=', articleId).executeTakeFirst()
}

/** Every page links to the editions in which something is public: the first article in a language, and the last. */
async function dropSiteForLanguage(context: WriteContext, lang: string, articleId: number): Promise<void> {
  const other = await context.db
    .selectFrom('public_article')
    .select('id')
    .where('lang', '=', lang)
    .where('id', '!=', articleId)
    .limit(1)
    .executeTakeFirst()
  if (!other) context.drop('site')
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

interface ShownCorrection {
  readonly at: string
  readonly text: string
}

export function correctionsOf({ db }: WriteContext, articleId: number): Promise<ShownCorrection[]> {
  return db
    .selectFrom('correction')
    .select(['at', 'text'])
    .where('article_id', '=', articleId)
    .orderBy('at')
    .orderBy('id')
    .execute()
}

async function rowOf(
  context: WriteContext,
  content: ArticleContent,
  publication: Publication,
  tags: readonly NamedTag[],
  corrections: readonly ShownCorrection[],
) {
  const article = await context.db
    .selectFrom('article')
    .select(['translation_group', 'unlisted'])
    .where('id', '=', publication.articleId)
    .executeTakeFirstOrThrow()
  return publicRow(content, publication, {
    tags,
    corrections,
    translationGroup: article.translation_group,
    commentCount: await publishedComments(context, publication.articleId),
    care: await publicCareOf(context, publication.articleId),
    unlisted: article.unlisted === 1,
  })
}

export interface AroundArticle {
  readonly tags: readonly NamedTag[]
  readonly corrections: readonly ShownCorrection[]
  readonly translationGroup: number | null
  readonly commentCount: number
  readonly care?: PublicCare
  readonly unlisted?: boolean
}

/** The row that readers' pages are made of, without its id. */
export function publicRow(content: ArticleContent, publication: Publication, around: AroundArticle) {
  const words = countWords(content.body)
  const facts = around.care ?? {}
  const care = careOf(content.flags, facts)
  return {
    revision_id: publication.revisionId,
    kind: content.kind,
    lang: content.lang,
    translation_group: around.translationGroup,
    section_id: content.sectionId,
    slug: content.slug || slug(content.title),
    short_code: publication.shortCode,
    title: content.title,
    kicker: content.kicker,
    standfirst: content.standfirst,
    description: content.seoDescription || content.standfirst || (care.excerpt ? describeBody(content.body) : ''),
    seo_title: content.seoTitle ?? '',
    place: content.place,
    source_line: content.sourceLine,
    lead: content.lead ? JSON.stringify(content.lead) : null,
    lead_media_id: content.lead?.mediaId ?? null,
    body: JSON.stringify(content.body),
    tags: JSON.stringify(around.tags),
    flags: JSON.stringify(content.flags),
    corrections: JSON.stringify(around.corrections),
    word_count: words,
    read_minutes: readMinutes(words),
    comments_open: publication.commentsOpen && care.comments ? 1 : 0,
    comment_count: around.commentCount,
    published_at: publication.publishedAt,
    updated_at: publication.updatedAt,
    care: JSON.stringify(facts),
    unlisted: around.unlisted ? 1 : 0,
    quiet: care.mostRead ? 0 : 1,
  }
}

async function replaceRelations(
  context: WriteContext,
  content: ArticleContent,
  publication: Publication,
  tags: readonly NamedTag[],
): Promise<void> {
  const { articleId } = publication
  for (const table of ['public_byline', 'public_tag', 'public_media'] as const)
    await context.db.deleteFrom(table).where('article_id', '=', articleId).execute()
  const { tagged, pictures, ...signed } = publicRelations(content, publication, tags)
  const article = await context.db
    .selectFrom('article')
    .select('bylines_hidden')
    .where('id', '=', articleId)
    .executeTakeFirstOrThrow()
  const bylines = article.bylines_hidden === 1 ? [] : signed.bylines
  if (bylines.length > 0) await context.db.insertInto('public_byline').values(bylines).execute()
  if (tagged.length > 0) await context.db.insertInto('public_tag').values(tagged).execute()
  if (pictures.length > 0) await context.db.insertInto('public_media').values(pictures).execute()
}

/** Rows of `public_byline`, `public_tag` and `public_media`. */
export function publicRelations(
  content: ArticleContent,
  { articleId, publishedAt }: Publication,
  tags: readonly NamedTag[],
) {
  const mediaIds = new Set([...bodyReferences(content.body).mediaIds, ...(content.lead ? [content.lead.mediaId] : [])])
  return {
    bylines: content.bylines.map(({ personId, role }, position) => ({
      article_id: articleId,
      position,
      person_id: personId,
      role,
      published_at: publishedAt,
    })),
    tagged: tags.map(({ id }) => ({ article_id: articleId, tag_id: id, published_at: publishedAt })),
    pictures: [...mediaIds].map((media_id) => ({ article_id: articleId, media_id })),
  }
}

/**
 * Drops the article's page and the lists that show it as it is stored now: the front page, those of its sections up to the
 * top, of its persons, of its tags, and all others (`lists`: search, archive, feeds).
 */
export async function dropPages(context: WriteContext, articleId: number): Promise<void> {
  const { db } = context
  context.drop(`article:${articleId}`, 'front', 'lists')
  const row = await db.selectFrom('public_article').select('section_id').where('id', '=', articleId).executeTakeFirst()
  const parents = new Map(
    (await db.selectFrom('section').select(['id', 'parent_id']).execute()).map(({ id, parent_id }) => [id, parent_id]),
  )
  for (let id = row?.section_id ?? null, depth = 0; id !== null && depth < 20; id = parents.get(id) ?? null, depth++)
    context.drop(`section:${id}`)
  const persons = await db.selectFrom('public_byline').select('person_id').where('article_id', '=', articleId).execute()
  context.drop(...persons.map(({ person_id }) => `person:${person_id}`))
  const tags = await db.selectFrom('public_tag').select('tag_id').where('article_id', '=', articleId).execute()
  context.drop(...tags.map(({ tag_id }) => `tag:${tag_id}`))
}
