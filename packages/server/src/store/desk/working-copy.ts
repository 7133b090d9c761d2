import { slug } from '@warraq/arabic'
import type { ArticleContent } from '@warraq/core/articles/content'
import { bodyReferences } from '@warraq/core/articles/references'
import { countWords, describeBody, readMinutes } from '@warraq/core/articles/render-text'
import { Refusal } from '@warraq/core/errors'
import type { ReadDb } from '../database.ts'
import type { ArticleRow, BylineRow, CardRow } from '../reader/articles.ts'
import { articlesById } from '../reader/articles.ts'
import type { ShownMedia } from '../reader/media.ts'
import { shownMedia } from '../reader/media.ts'
import { signingPerson } from '../reader/lists.ts'

/** A working copy in the shape of a public article, so that the reader site can draw it. */
export interface WorkingCopy {
  readonly article: ArticleRow
  readonly bylines: readonly BylineRow[]
  readonly media: ShownMedia
  readonly inline: readonly CardRow[]
}

export async function workingCopy(db: ReadDb, id: number): Promise<WorkingCopy> {
  const row = await db
    .selectFrom('article')
    .select(['content', 'short_code', 'first_published_at', 'saved_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', { article: id })
  const content = JSON.parse(row.content) as ArticleContent
  const references = bodyReferences(content.body)
  const media = await shownMedia(db, [...references.mediaIds, ...(content.lead ? [content.lead.mediaId] : [])])
  const corrections = await db
    .selectFrom('correction')
    .select(['at', 'text'])
    .where('article_id', '=', id)
    .orderBy('at')
    .execute()
  const publishedAt = row.first_published_at ?? row.saved_at
  const words = countWords(content.body)
  return {
    media,
    bylines: await bylines(db, id, content),
    inline: await articlesById(db, references.articleIds),
    article: {
      id,
      kind: content.kind,
      lang: content.lang,
      sectionId: content.sectionId,
      slug: content.slug || slug(content.title),
      title: content.title,
      kicker: content.kicker,
      standfirst: content.standfirst,
      publishedAt,
      updatedAt: publishedAt,
      lead: content.lead,
      leadMedia: content.lead ? (media.pictures.get(content.lead.mediaId) ?? null) : null,
      description: content.seoDescription || content.standfirst || describeBody(content.body),
      seoTitle: content.seoTitle ?? '',
      place: content.place,
      sourceLine: content.sourceLine,
      shortCode: row.short_code,
      body: content.body,
      tags: content.tagNames.map((name, i) => ({ id: i, name, slug: slug(name) })),
      flags: content.flags,
      care: {},
      unlisted: false,
      corrections,
      readMinutes: readMinutes(words),
      wordCount: words,
      commentsOpen: content.commentsOpen,
      commentCount: 0,
    },
  }
}

async function bylines(db: ReadDb, articleId: number, content: ArticleContent): Promise<BylineRow[]> {
  const rows: BylineRow[] = []
  for (const { personId, role } of content.bylines) {
    const person = await signingPerson(db, personId, content.lang)
    if (person)
      rows.push({
        articleId,
        personId,
        role,
        name: person.name,
        slug: person.slug,
        kind: person.kind,
        title: person.title,
        bio: person.bio,
        portrait: person.portrait,
      })
  }
  return rows
}
