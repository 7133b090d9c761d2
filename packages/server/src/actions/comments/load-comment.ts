import type { CommentState } from '@warraq/core/comments/states'
import { Refusal } from '@warraq/core/errors'
import type { ClauseRow } from '../../store/reader/clauses.ts'
import { clauseVersions, currentClauses } from '../../store/reader/clauses.ts'
import type { WriteContext } from '../action.ts'

/** A comment as a decision needs it. */
export interface LoadedComment {
  readonly id: number
  readonly articleId: number
  readonly rootId: number
  readonly identityId: number
  readonly state: CommentState
  readonly lockVersion: number
  /** The newest one. */
  readonly revisionId: number
  readonly publishedRevisionId: number | null
  readonly editWaits: boolean
  readonly createdAt: string
  /** `ar`, `en`, `und` … of the newest text. */
  readonly language: string
  /** Ids of the clause versions that the author was shown with the newest text. */
  readonly termsShown: readonly number[]
}

export async function loadComment(context: WriteContext, id: number): Promise<LoadedComment> {
  const row = await context.db
    .selectFrom('comment as c')
    .innerJoin('comment_revision as r', 'r.id', 'c.latest_revision_id')
    .select(['c.id', 'c.article_id', 'c.root_id', 'c.identity_id', 'c.state', 'c.lock_version'])
    .select(['c.published_revision_id', 'c.created_at', 'r.id as revision_id', 'r.terms_shown', 'r.lang'])
    .where('c.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  return {
    id: row.id,
    articleId: row.article_id,
    rootId: row.root_id ?? row.id,
    identityId: row.identity_id,
    state: row.state,
    lockVersion: row.lock_version,
    revisionId: row.revision_id,
    publishedRevisionId: row.published_revision_id,
    editWaits: row.state === 'published' && row.published_revision_id !== row.revision_id,
    createdAt: row.created_at,
    language: row.lang,
    termsShown: JSON.parse(row.terms_shown) as number[],
  }
}

/** The terms bind as they stood when the comment was sent; imported comments, which saw none, as they stand now. */
export function citableClauses(context: WriteContext, termsShown: readonly number[]): Promise<ClauseRow[]> {
  return termsShown.length === 0 ? currentClauses(context.db) : clauseVersions(context.db, termsShown)
}
