import type { ArticleContent } from '@warraq/core/articles/content'
import type { Transition } from '@warraq/core/articles/workflow'
import { plusSeconds } from '@warraq/core/time'
import type { WriteContext } from '../action.ts'
import { addViews } from '../articles/add-views.ts'
import { cleanContent } from '../articles/clean-content.ts'
import { correctArticle } from '../articles/correct-article.ts'
import { insertArticle } from '../articles/create-article.ts'
import { takeStep } from '../articles/take-step.ts'
import { indexNow } from '../search/write-index.ts'
import { idOf } from './keys.ts'
import type { SampleArticle } from './sample-input.ts'
import { bodyOf } from './sample-body.ts'

export type Made = Readonly<Record<'section' | 'person' | 'media', ReadonlyMap<string, number>>>

/** Written this long before publication; what is not out yet was begun this long ago. */
const WRITING_MINUTES = 190
const FIRST_VIEWS = 240

/** All articles, each brought to its state by the steps of the newsroom, taken at the sample's times. */
export async function loadArticles(
  context: WriteContext,
  articles: readonly SampleArticle[],
  made: Made,
): Promise<Map<string, number>> {
  const ids = new Map<string, number>()
  // Articles name each other in both directions, so that every one needs its id before any gets its text.
  for (const article of articles) {
    const begun = minutesAgo(context, (article.publishedMinutesAgo ?? 0) + WRITING_MINUTES)
    ids.set(article.key, (await insertArticle(begun, headOf(article, made))).id)
  }
  for (const article of articles)
    await writeText(context, article, contentOf(article, made, ids), idOf(ids, article.key))
  for (const article of articles)
    if (article.translationOf !== null) await link(context, idOf(ids, article.translationOf), idOf(ids, article.key))
  for (const article of articles) await bringToState(context, article, idOf(ids, article.key))
  // Searched from the first page on, not only when the jobs have run.
  for (const scope of ['public', 'desk'] as const) await indexNow(context, scope, [...ids.values()])
  await countReadings(context, articles, ids)
  return ids
}

export function minutesAgo(context: WriteContext, minutes: number): WriteContext {
  return { ...context, now: plusSeconds(context.now, -60 * minutes) }
}

function headOf(article: SampleArticle, made: Made): ArticleContent {
  return contentOf(
    {
      ...article,
      body: { type: 'doc', attrs: { version: 1 }, content: [{ type: 'paragraph', attrs: { dir: null } }] },
    },
    made,
    new Map(),
  )
}

function contentOf(article: SampleArticle, made: Made, articles: ReadonlyMap<string, number>): ArticleContent {
  const {
    title,
    kicker,
    standfirst,
    slug,
    kind,
    lang,
    place,
    sourceLine,
    seoDescription,
    lead,
    tags,
    commentsOpen,
    flags,
  } = article
  return cleanContent({
    title,
    kicker,
    standfirst,
    slug,
    kind,
    lang,
    place,
    sourceLine,
    seoDescription,
    commentsOpen,
    flags,
    sectionId: idOf(made.section, article.section),
    bylines: article.bylines.map(({ person, role }) => ({ personId: idOf(made.person, person), role })),
    tagNames: tags,
    lead: lead && {
      mediaId: idOf(made.media, lead.mediaKey),
      alt: lead.alt,
      caption: lead.caption,
      credit: lead.credit,
    },
    body: bodyOf(article.body, articles),
  })
}

async function writeText(
  context: WriteContext,
  article: SampleArticle,
  content: ArticleContent,
  id: number,
): Promise<void> {
  const { now } = minutesAgo(context, (article.publishedMinutesAgo ?? 0) + 5)
  await context.db
    .updateTable('article')
    .set({ content: JSON.stringify(content), saved_at: now })
    .where('id', '=', id)
    .execute()
}

/** The group of translations carries the id of the article it began with. */
async function link(context: WriteContext, originalId: number, translationId: number): Promise<void> {
  await context.db
    .updateTable('article')
    .set({ translation_group: originalId })
    .where('id', 'in', [originalId, translationId])
    .execute()
}

async function bringToState(context: WriteContext, article: SampleArticle, id: number): Promise<void> {
  const { state, publishedMinutesAgo, scheduledInMinutes, withdrawnMinutesAgo, withdrawReason } = article
  if (publishedMinutesAgo !== null) await take(minutesAgo(context, publishedMinutesAgo), id, 'publish')
  for (const { minutesAgo: ago, text } of article.corrections)
    await correctArticle.run(minutesAgo(context, ago), { id, text })
  if (article.updatedMinutesAgo !== null) await markUpdated(minutesAgo(context, article.updatedMinutesAgo), id)
  if (state === 'submitted') await take(minutesAgo(context, WRITING_MINUTES / 2), id, 'submit')
  if (scheduledInMinutes !== null)
    await take(context, id, 'schedule', { at: plusSeconds(context.now, 60 * scheduledInMinutes) })
  if (withdrawnMinutesAgo !== null)
    await take(minutesAgo(context, withdrawnMinutesAgo), id, 'withdraw', { reason: withdrawReason ?? '' })
}

async function take(
  context: WriteContext,
  id: number,
  step: Transition,
  details: { at?: string; reason?: string } = {},
): Promise<void> {
  const { lock_version: lockVersion } = await context.db
    .selectFrom('article')
    .select('lock_version')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  await takeStep.run(context, { id, step, lockVersion, ...details })
}

async function markUpdated(context: WriteContext, id: number): Promise<void> {
  await context.db.updateTable('public_article').set({ updated_at: context.now }).where('id', '=', id).execute()
}

/** Newer articles were read more, with a few exceptions, so that «الأكثر قراءة» is not the front page again. */
async function countReadings(
  context: WriteContext,
  articles: readonly SampleArticle[],
  ids: ReadonlyMap<string, number>,
): Promise<void> {
  const out = articles.filter(({ state }) => state === 'published').toSorted((a, b) => a.title.length - b.title.length)
  const counts = out.map(({ key }, index) => ({
    articleId: idOf(ids, key),
    count: Math.ceil(FIRST_VIEWS / (index + 1)),
  }))
  await addViews.run(context, { counts, at: context.now })
}
