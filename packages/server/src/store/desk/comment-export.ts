import type { Body } from '@warraq/core/articles/body'
import type { CommentState } from '@warraq/core/comments/states'
import type { ReadDb } from '../database.ts'

/** A public article whose discussion is taken along, with what tells it elsewhere. */
export interface ExportedArticle {
  readonly id: number
  readonly title: string
  readonly standfirst: string
  readonly body: Body
  readonly slug: string
  readonly sectionSlug: string | null
  readonly sectionName: string | null
  readonly publishedAt: string
  readonly updatedAt: string
  readonly commentsOpen: boolean
}

export interface ExportedComment {
  readonly id: number
  readonly articleId: number
  readonly parentId: number | null
  readonly name: string
  readonly byStaff: boolean
  readonly state: CommentState
  /** The newest text. */
  readonly text: string
  readonly at: string
  readonly editedAt: string | null
  readonly likes: number
  readonly source: string
  /** Sealed, or null where none was given. */
  readonly sealedEmail: string | null
}

const ARTICLES_AT_ONCE = 50
const COMMENTS_AT_ONCE = 1000

/** Public articles that were ever commented on, by id, each with its whole discussion, by id. */
export async function* discussions(
  db: ReadDb,
): AsyncGenerator<{ readonly article: ExportedArticle; readonly comments: AsyncGenerator<ExportedComment> }> {
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('public_article as a')
      .leftJoin('section as s', 's.id', 'a.section_id')
      .select(['a.id', 'a.title', 'a.standfirst', 'a.body', 'a.slug', 'a.published_at', 'a.updated_at'])
      .select(['a.comments_open', 's.slug as section_slug', 's.name as section_name'])
      .where('a.id', '>', after)
      .where((e) => e.exists(e.selectFrom('comment as c').select('c.id').whereRef('c.article_id', '=', 'a.id')))
      .orderBy('a.id')
      .limit(ARTICLES_AT_ONCE)
      .execute()
    for (const row of rows) {
      const article = {
        id: row.id,
        title: row.title,
        standfirst: row.standfirst,
        body: JSON.parse(row.body) as Body,
        slug: row.slug,
        sectionSlug: row.section_slug,
        sectionName: row.section_name,
        publishedAt: row.published_at,
        updatedAt: row.updated_at,
        commentsOpen: row.comments_open === 1,
      }
      yield { article, comments: commentsOf(db, row.id) }
      after = row.id
    }
    if (rows.length < ARTICLES_AT_ONCE) return
  }
}

/** Erased ones are nobody's text any more and stay behind. */
async function* commentsOf(db: ReadDb, articleId: number): AsyncGenerator<ExportedComment> {
  for (let after = 0; ;) {
    const rows = await db
      .selectFrom('comment as c')
      .innerJoin('comment_revision as r', 'r.id', 'c.latest_revision_id')
      .innerJoin('identity as i', 'i.id', 'c.identity_id')
      .leftJoin('contact as k', 'k.identity_id', 'c.identity_id')
      .select(['c.id', 'c.article_id', 'c.parent_id', 'c.display_name', 'c.state', 'c.created_at', 'c.edited_at'])
      .select(['c.likes', 'c.source', 'r.body', 'i.kind', 'k.email_enc'])
      .where('c.article_id', '=', articleId)
      .where('c.state', '!=', 'erased')
      .where('c.id', '>', after)
      .orderBy('c.id')
      .limit(COMMENTS_AT_ONCE)
      .execute()
    for (const row of rows)
      yield {
        id: row.id,
        articleId: row.article_id,
        parentId: row.parent_id,
        name: row.display_name,
        byStaff: row.kind === 'staff',
        state: row.state,
        text: row.body,
        at: row.created_at,
        editedAt: row.edited_at,
        likes: row.likes,
        source: row.source,
        sealedEmail: row.email_enc,
      }
    const last = rows.at(-1)
    if (!last || rows.length < COMMENTS_AT_ONCE) return
    after = last.id
  }
}
