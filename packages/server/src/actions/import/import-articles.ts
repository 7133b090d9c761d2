import type { ArticleContent } from '@warraq/core/articles/content'
import type { Instant } from '@warraq/core/time'
import type { WriteContext } from '../action.ts'
import { cleanContent } from '../articles/clean-content.ts'
import { putPublicCopy } from '../articles/public-copy.ts'
import { waitForIndex } from '../search/wait-for-index.ts'
import type { ImportArticle, ImportOutcome } from './import-input.ts'
import type { KnownItem, KnownItems } from './known-items.ts'
import { digestOf } from './known-items.ts'
import { untouchedArticle } from './likes.ts'
import { articleAddresses, putAll } from './put-addresses.ts'
import { timeThen } from './write-articles.ts'

/** What an article says here: names of the old site have become ids. */
export function contentOf(known: KnownItems, item: ImportArticle): ArticleContent {
  const mediaId = known.idOf('media', item.lead?.mediaKey ?? null)
  return cleanContent({
    title: item.title,
    kicker: '',
    standfirst: item.standfirst,
    slug: item.slug,
    kind: item.articleKind ?? 'news',
    lang: item.lang,
    sectionId: known.idOf('section', item.sectionKey),
    place: '',
    sourceLine: item.sourceLine ?? '',
    seoDescription: item.seoDescription,
    ...(item.seoTitle ? { seoTitle: item.seoTitle } : {}),
    bylines: item.authorKeys.flatMap((key) => {
      const personId = known.idOf('person', key)
      return personId === null ? [] : [{ personId, role: null }]
    }),
    tagNames: item.tagNames,
    lead: item.lead && mediaId !== null ? { ...words(item.lead), mediaId, credit: '' } : null,
    body: item.body,
    commentsOpen: item.commentsOpen,
    flags: [],
  })
}

function words({ alt, caption }: { alt: string; caption: string }): { alt: string; caption: string } {
  return { alt, caption }
}

/** The same transaction at the time when the old site last changed the thing. */
function backThen(context: WriteContext, item: ImportArticle): WriteContext {
  return { ...context, now: timeThen(context, item) }
}

interface Place {
  readonly id: number
  readonly shortCode: string
  readonly lockVersion: number
}

async function bringToState(
  context: WriteContext,
  item: ImportArticle,
  content: ArticleContent,
  place: Place,
): Promise<void> {
  if (item.state === 'published') await publish(context, item, content, place)
  else if (item.state === 'scheduled') await schedule(context, item, place)
  else await context.db.updateTable('article').set({ state: item.state }).where('id', '=', place.id).execute()
}

async function publish(
  context: WriteContext,
  item: ImportArticle,
  content: ArticleContent,
  { id, shortCode }: Place,
): Promise<void> {
  const { db } = context
  const then = backThen(context, item)
  const publishedAt = item.publishedAt ?? then.now
  const updatedAt = then.now > publishedAt ? then.now : publishedAt
  const last = await db
    .selectFrom('article_revision')
    .select((e) => e.fn.max('n').as('n'))
    .where('article_id', '=', id)
    .executeTakeFirst()
  const { id: revisionId } = await db
    .insertInto('article_revision')
    .values({
      article_id: id,
      n: (last?.n ?? 0) + 1,
      content: JSON.stringify(content),
      note: '',
      public_change: 1,
      created_at: updatedAt,
      created_by: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const commentsOpen = content.commentsOpen
  await putPublicCopy(then, content, { articleId: id, shortCode, revisionId, publishedAt, updatedAt, commentsOpen })
  await db
    .updateTable('article')
    .set({
      state: 'published',
      published_revision_id: revisionId,
      first_published_at: publishedAt,
      scheduled_at: null,
    })
    .where('id', '=', id)
    .execute()
  await waitForIndex(context, 'public', [id])
}

async function schedule(context: WriteContext, item: ImportArticle, { id, lockVersion }: Place): Promise<void> {
  const at = item.publishedAt
  if (at === null || at <= context.now) throw new Error('import: an article is scheduled for no time to come')
  await context.db.updateTable('article').set({ state: 'scheduled', scheduled_at: at }).where('id', '=', id).execute()
  await context.plan({
    kind: 'publish-scheduled',
    payload: { articleId: id, at },
    runAt: at as Instant,
    uniqueKey: `publish:${id}:${at}:${lockVersion}`,
  })
}

/** What the source says now, where nobody has written into the article or taken a step with it since. */
export async function changeArticle(
  context: WriteContext,
  known: KnownItems,
  item: ImportArticle,
  content: ArticleContent,
  before: KnownItem,
): Promise<ImportOutcome> {
  const row =
    before.kind === 'article' && before.targetId !== null ? await untouchedArticle(context.db, before.targetId) : null
  // What readers see is not taken away because the old site did: that is for people to decide.
  if (row === null || (row.state === 'published' && item.state !== 'published')) return 'kept'
  const lockVersion = row.lock_version + 1
  const { now } = backThen(context, item)
  const text = JSON.stringify(content)
  await context.db
    .updateTable('article')
    .set({
      content: text,
      title: content.title,
      lang: content.lang,
      kind: content.kind,
      section_id: content.sectionId,
      import_hash: digestOf(text),
      lock_version: lockVersion,
      saved_at: now,
      scheduled_at: null,
    })
    .where('id', '=', row.id)
    .execute()
  await waitForIndex(context, 'desk', [row.id])
  await bringToState(context, item, content, { id: row.id, shortCode: row.short_code, lockVersion })
  const { key, hash, changedAt } = item
  known.remember({ kind: 'article', key, targetId: row.id, hash, made: false, modifiedAt: changedAt })
  await putAll(context, known.runId, articleAddresses(row.id, item.addresses, item.keepAddress === true))
  return 'changed'
}
