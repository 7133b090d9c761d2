import { countLetters } from '@warraq/core/comments/check'
import { languageOf } from '@warraq/core/comments/language'
import { findLinks } from '@warraq/core/comments/links'
import type { CommentState } from '@warraq/core/comments/states'
import { MOST_DEPTH } from '@warraq/core/comments/thread'
import type { ExpressionBuilder } from 'kysely'
import type { Tables } from '../../store/tables.table.ts'
import type { WriteContext } from '../action.ts'

export interface NewComment {
  readonly articleId: number
  /** The comment answered, or null. */
  readonly parent: { readonly id: number; readonly rootId: number; readonly depth: number } | null
  readonly identityId: number
  readonly name: string
  /** Already cleaned: NFC, LF line ends. */
  readonly body: string
  readonly state: CommentState
  /** `native`, `wxr`, `sample` … */
  readonly source: string
  readonly importKey?: string
  readonly createdAt?: string
  /** Ids of the clause versions its author was shown. */
  readonly termsShown: readonly number[]
  /** Who did it, as events name it: `guest`, `import`, `rule`. */
  readonly actor: string
}

export interface StoredComment {
  readonly id: number
  readonly revisionId: number
  readonly rootId: number
  readonly depth: number
}

/** Of the fold that later matching runs on; stored so that old revisions can be told from new ones. */
const SKELETON_VERSION = 1

/**
 * Writes a comment, its first revision and its first event. Everything that makes comments (readers, import, sample)
 * comes through here. Counts and pages are the caller's: see `countComments`.
 */
export async function storeComment(context: WriteContext, comment: NewComment): Promise<StoredComment> {
  const { db } = context
  const at = comment.createdAt ?? context.now
  const depth = comment.parent === null ? 0 : Math.min(comment.parent.depth + 1, MOST_DEPTH)
  const { id } = await db
    .insertInto('comment')
    .values({
      article_id: comment.articleId,
      parent_id: comment.parent?.id ?? null,
      root_id: comment.parent?.rootId ?? null,
      depth,
      identity_id: comment.identityId,
      display_name: comment.name,
      state: comment.state,
      published_revision_id: null,
      latest_revision_id: null,
      lock_version: 1,
      pinned: 0,
      source: comment.source,
      import_key: comment.importKey ?? null,
      created_at: at,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const revisionId = await storeRevision(context, id, at, comment)
  const rootId = comment.parent?.rootId ?? id
  const published = comment.state === 'published' ? revisionId : null
  await db
    .updateTable('comment')
    .set({ root_id: rootId, latest_revision_id: revisionId, published_revision_id: published })
    .where('id', '=', id)
    .execute()
  await addCommentEvent(context, {
    commentId: id,
    type: 'posted',
    from: null,
    to: comment.state,
    revisionId,
    decisionId: null,
    actor: comment.actor,
    at,
  })
  return { id, revisionId, rootId, depth }
}

async function storeRevision(
  context: WriteContext,
  commentId: number,
  at: string,
  comment: NewComment,
): Promise<number> {
  const { id } = await context.db
    .insertInto('comment_revision')
    .values(firstRevisionRow(commentId, at, comment))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** The row of a comment's first revision; import writes many at once. */
export function firstRevisionRow(
  commentId: number,
  at: string,
  { body, termsShown, identityId }: Pick<NewComment, 'body' | 'termsShown' | 'identityId'>,
) {
  const links = findLinks(body).map(({ start, end }) => body.slice(start, end))
  return {
    comment_id: commentId,
    n: 1,
    body,
    lang: languageOf(body),
    letters: countLetters(body),
    links: JSON.stringify(links),
    skeleton_version: SKELETON_VERSION,
    terms_shown: JSON.stringify(termsShown),
    submitted_at: at,
    submitted_by: identityId,
  }
}

export interface NewCommentEvent {
  readonly commentId: number
  readonly type: string
  readonly from: CommentState | null
  readonly to: CommentState
  readonly revisionId: number
  readonly decisionId: number | null
  readonly actor: string
  readonly accountId?: number | null
  readonly at: string
}

/** Events are only ever added: the state of a comment is what its last event says. */
export async function addCommentEvent(context: WriteContext, event: NewCommentEvent): Promise<void> {
  await context.db
    .insertInto('comment_event')
    .values({
      comment_id: event.commentId,
      type: event.type,
      from_state: event.from,
      to_state: event.to,
      revision_id: event.revisionId,
      decision_id: event.decisionId,
      actor: event.actor,
      account_id: event.accountId ?? null,
      at: event.at,
    })
    .execute()
}

/**
 * Counts the published comments of an article again, and the answers in its threads, and drops the pages that show them.
 * Whoever knows which threads have changed names their first comments; otherwise all are looked at.
 */
export async function countComments(
  context: WriteContext,
  articleId: number,
  rootIds: readonly number[] | null = null,
): Promise<void> {
  const { n } = await context.db
    .selectFrom('comment')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('article_id', '=', articleId)
    .where('state', '=', 'published')
    .executeTakeFirstOrThrow()
  await context.db.updateTable('public_article').set({ comment_count: n }).where('id', '=', articleId).execute()
  await countAnswers(context, [articleId], rootIds)
  context.drop(`article:${articleId}`)
}

/** `comment.answers` of first comments: how many published comments stand in their threads besides themselves. */
export async function countAnswers(
  context: WriteContext,
  articleIds: readonly number[],
  rootIds: readonly number[] | null = null,
): Promise<void> {
  if (articleIds.length === 0 || rootIds?.length === 0) return
  const answers = (e: ExpressionBuilder<Tables, 'comment'>) =>
    e
      .selectFrom('comment as a')
      .select((count) => count.fn.countAll<number>().as('n'))
      .whereRef('a.article_id', '=', 'comment.article_id')
      .where('a.state', '=', 'published')
      .whereRef('a.root_id', '=', 'comment.id')
      .whereRef('a.id', '<>', 'comment.id')
  const firsts = context.db
    .updateTable('comment')
    .set((e) => ({ answers: answers(e) }))
    .where('article_id', 'in', articleIds)
    .where('depth', '=', 0)
    .where((e) => e('answers', '<>', answers(e)))
  await (rootIds === null ? firsts : firsts.where('id', 'in', rootIds)).execute()
}
