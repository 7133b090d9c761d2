import { shortCode } from '@warraq/core/links/short-code'
import type { ArticleContent } from '@warraq/core/articles/content'
import { fold } from '@warraq/arabic'
import type { Instant } from '@warraq/core/time'
import { inFixedParts } from '../../store/fixed-parts.ts'
import type { WriteContext } from '../action.ts'
import type { Publication } from '../articles/public-copy.ts'
import { publicRelations, publicRow } from '../articles/public-copy.ts'
import type { NamedTag } from '../articles/tag-ids.ts'
import { tagsNamed } from '../articles/tag-ids.ts'
import { waitForIndex } from '../search/wait-for-index.ts'
import type { ImportArticle } from './import-input.ts'
import { insertMany } from './insert-many.ts'
import type { KnownItems } from './known-items.ts'
import { digestOf } from './known-items.ts'
import { articleAddresses, putAll } from './put-addresses.ts'

/** An article that was not here before, with its content as it is stored. */
export interface NewArticle {
  readonly item: ImportArticle
  readonly content: ArticleContent
}

interface Written extends NewArticle {
  readonly id: number
  readonly code: string
  readonly publishedAt: string
  readonly updatedAt: string
}

/** The time when the old site last changed the thing: rows bear their old dates. */
export function timeThen(context: WriteContext, { changedAt, publishedAt }: ImportArticle): Instant {
  const at = changedAt ?? publishedAt
  return at !== null && at < context.now ? (at as Instant) : context.now
}

/**
 * Writes many articles with their old dates by a few statements. No event tells of them: whoever waits for news (letters,
 * push, other sites) does not wait for what is years old. Search finds them when what waits for the
 * index has been indexed: that would hold the writer far longer than bringing them in.
 */
export async function writeArticles(
  context: WriteContext,
  known: KnownItems,
  articles: readonly NewArticle[],
): Promise<void> {
  if (articles.length === 0) return
  const written = await insertRows(context, articles)
  await schedule(context, written)
  await publish(
    context,
    known,
    written.filter(({ item }) => item.state === 'published'),
  )
  await waitForIndex(
    context,
    'desk',
    written.map(({ id }) => id),
  )
  for (const { id, item } of written) {
    const { key, hash, changedAt } = item
    known.remember({ kind: 'article', key, targetId: id, hash, made: true, modifiedAt: changedAt })
  }
  const addresses = written.flatMap(({ id, item }) => articleAddresses(id, item.addresses, item.keepAddress === true))
  await putAll(context, known.runId, addresses)
}

async function insertRows(context: WriteContext, articles: readonly NewArticle[]): Promise<Written[]> {
  const codes = await freeCodes(context, articles.length)
  const planned = articles.map(({ item, content }, index) => {
    const writtenAt = timeThen(context, item)
    const publishedAt = item.publishedAt ?? writtenAt
    return {
      item,
      content,
      code: codes[index] ?? '',
      publishedAt,
      updatedAt: writtenAt > publishedAt ? writtenAt : publishedAt,
      writtenAt,
    }
  })
  const rows = await insertMany<'article', { id: number; import_key: string | null }>(
    context,
    'article',
    planned.map(({ item, content, code, publishedAt, writtenAt }) => {
      const text = JSON.stringify(content)
      return {
        state: item.state,
        kind: content.kind,
        lang: content.lang,
        translation_group: null,
        title: content.title,
        section_id: content.sectionId,
        short_code: code,
        lock_version: 1,
        content: text,
        published_revision_id: null,
        legal_authority: null,
        withdrawn_at: null,
        withdrawn_reason: null,
        scheduled_at: item.state === 'scheduled' ? item.publishedAt : null,
        first_published_at: item.state === 'published' ? publishedAt : null,
        flags: JSON.stringify(content.flags),
        created_at: item.publishedAt !== null && item.publishedAt < writtenAt ? item.publishedAt : writtenAt,
        created_by: null,
        saved_at: writtenAt,
        saved_by: null,
        import_key: item.key,
        import_hash: digestOf(text),
      }
    }),
    'RETURNING id, import_key',
  )
  const ids = new Map(rows.map(({ id, import_key }) => [import_key, id]))
  const written = planned.map((one) => ({ ...one, id: ids.get(one.item.key) ?? 0 }))
  const short = written.map(({ id, code, writtenAt }) => ({ code, article_id: id, hits: 0, created_at: writtenAt }))
  await insertMany(context, 'short_code', short)
  return written
}

async function freeCodes(context: WriteContext, count: number): Promise<string[]> {
  const free = new Set<string>()
  while (free.size < count) {
    const wished = new Set<string>()
    while (wished.size < count - free.size) wished.add(shortCode(context.keys.below))
    const taken = await inFixedParts([...wished], (part) =>
      context.db.selectFrom('short_code').select('code').where('code', 'in', part).execute(),
    )
    for (const { code } of taken) wished.delete(code)
    for (const code of wished) free.add(code)
  }
  return [...free]
}

async function schedule(context: WriteContext, written: readonly Written[]): Promise<void> {
  for (const { id, item } of written) {
    const at = item.publishedAt
    if (item.state !== 'scheduled') continue
    if (at === null || at <= context.now) throw new Error('import: an article is scheduled for no time to come')
    await context.plan({
      kind: 'publish-scheduled',
      payload: { articleId: id, at },
      runAt: at as Instant,
      uniqueKey: `publish:${id}:${at}:1`,
    })
  }
}

async function publish(context: WriteContext, known: KnownItems, written: readonly Written[]): Promise<void> {
  if (written.length === 0) return
  const { db } = context
  await dropSiteForLanguages(context, new Set(written.map(({ content }) => content.lang)))
  const revisions = await insertMany<'article_revision', { id: number; article_id: number }>(
    context,
    'article_revision',
    written.map(({ id, content, updatedAt }) => ({
      article_id: id,
      n: 1,
      content: JSON.stringify(content),
      note: '',
      public_change: 1,
      created_at: updatedAt,
      created_by: null,
    })),
    'RETURNING id, article_id',
  )
  const revisionOf = new Map(revisions.map(({ id, article_id }) => [article_id, id]))
  const ids = written.map(({ id }) => id)
  await inFixedParts(ids, (part) =>
    db
      .updateTable('article')
      .set((e) => ({
        published_revision_id: e
          .selectFrom('article_revision')
          .select('article_revision.id')
          .whereRef('article_revision.article_id', '=', 'article.id'),
      }))
      .where('id', 'in', part)
      .execute(),
  )
  const tags = await tagsOf(context, known, written)
  const copies = written.map(({ id, code, content, publishedAt, updatedAt }) => {
    const revisionId = revisionOf.get(id) ?? 0
    const commentsOpen = content.commentsOpen
    const publication: Publication = {
      articleId: id,
      shortCode: code,
      revisionId,
      publishedAt,
      updatedAt,
      commentsOpen,
    }
    const own = content.tagNames.flatMap((name) => tags.get(fold(name)) ?? [])
    return { publication, content, tags: [...new Set(own)] }
  })
  await insertCopies(context, copies)
  await dropLists(context, copies)
  await waitForIndex(context, 'public', ids)
}

interface Copy {
  readonly publication: Publication
  readonly content: ArticleContent
  readonly tags: readonly NamedTag[]
}

async function insertCopies(context: WriteContext, copies: readonly Copy[]): Promise<void> {
  await insertMany(
    context,
    'public_article',
    copies.map(({ publication, content, tags }) => ({
      id: publication.articleId,
      ...publicRow(content, publication, { tags, corrections: [], translationGroup: null, commentCount: 0 }),
    })),
  )
  const relations = copies.map(({ publication, content, tags }) => publicRelations(content, publication, tags))
  const bylines = relations.flatMap((one) => one.bylines)
  const tagged = relations.flatMap((one) => one.tagged)
  const pictures = relations.flatMap((one) => one.pictures)
  await insertMany(context, 'public_byline', bylines)
  await insertMany(context, 'public_tag', tagged)
  await insertMany(context, 'public_media', pictures)
}

async function tagsOf(
  context: WriteContext,
  known: KnownItems,
  written: readonly Written[],
): Promise<ReadonlyMap<string, NamedTag>> {
  const wanted = new Map(written.flatMap(({ content }) => content.tagNames.map((name) => [fold(name), name])))
  wanted.delete('')
  const found = new Map<string, NamedTag>()
  const rows = await inFixedParts([...wanted.keys()], (part) =>
    context.db.selectFrom('tag').select(['id', 'name', 'slug', 'name_key']).where('name_key', 'in', part).execute(),
  )
  for (const { id, name, slug, name_key } of rows) found.set(name_key, { id, name, slug })
  for (const tag of await tagsNamed(
    context,
    [...wanted].filter(([key]) => !found.has(key)).map(([, name]) => name),
  )) {
    found.set(fold(tag.name), tag)
    // The source names it only on its articles: it goes with them when the run is undone.
    known.remember({ kind: 'tag', key: `made:tag:${fold(tag.name)}`, targetId: tag.id, hash: '', made: true })
  }
  return found
}

/** Every page links to the editions in which something is public: the first article in a language is news to all. */
async function dropSiteForLanguages(context: WriteContext, langs: ReadonlySet<string>): Promise<void> {
  for (const lang of langs) {
    const other = await context.db
      .selectFrom('public_article')
      .select('id')
      .where('lang', '=', lang)
      .limit(1)
      .executeTakeFirst()
    if (!other) context.drop('site')
  }
}

/** Nobody has seen pages of articles that are new; the lists that show them now are dropped. */
async function dropLists(context: WriteContext, copies: readonly Copy[]): Promise<void> {
  context.drop('front', 'lists')
  const sections = await context.db.selectFrom('section').select(['id', 'parent_id']).execute()
  const parents = new Map(sections.map(({ id, parent_id }) => [id, parent_id]))
  const dropped = new Set<number>()
  for (const { content, tags } of copies) {
    for (let id = content.sectionId; id !== null && !dropped.has(id); id = parents.get(id) ?? null) {
      dropped.add(id)
      context.drop(`section:${id}`)
    }
    context.drop(...content.bylines.map(({ personId }) => `person:${personId}`), ...tags.map(({ id }) => `tag:${id}`))
  }
}
