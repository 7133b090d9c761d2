import { checkComment } from '@warraq/core/comments/check'
import { Refusal } from '@warraq/core/errors'
import { can } from '@warraq/core/people/permissions'
import { currentClauses } from '../../store/reader/clauses.ts'
import { bylineOf } from '../../store/reader/staff-answers.ts'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { refuseDuringSilence } from '../care/refuse-during-silence.ts'
import { accountIdOf, actingStaff } from '../people/staff.ts'
import type { StaffName } from './staff-identities.ts'
import { bylineIdentity, teamIdentity } from './staff-identities.ts'
import type { NewComment } from './store-comment.ts'
import { addCommentEvent, countComments, storeComment } from './store-comment.ts'

export interface AnswerAsStaff {
  /** The published comment that is answered. */
  readonly commentId: number
  readonly body: string
  /** In the newspaper's name, or under the byline of the article, which only whoever carries it may choose. */
  readonly as: 'team' | 'byline'
}

export interface AnsweredAsStaff {
  readonly commentId: number
}

/**
 * «ردّ باسم الصحيفة»: a moderator, or whoever wrote the article, answers a reader; the answer is public at once, also where
 * readers can send nothing more. Refused with `not-found`, `not-allowed`, `comment-invalid` (`fields`; an answer to what is
 * not published among them) and `comments-silent`.
 */
export const answerAsStaff = defineAction(async (context, input: AnswerAsStaff): Promise<AnsweredAsStaff> => {
  const staff = await actingStaff(context)
  const parent = await answered(context, input.commentId)
  const accountId = accountIdOf(context)
  const moderates = can(staff, 'comment.moderate')
  const byline = accountId === null ? null : await bylineOf(context.db, accountId, parent.articleId)
  const wrote = byline !== null || (accountId !== null && (await began(context, accountId, parent.articleId)))
  if (!moderates && !wrote) throw new Refusal('not-allowed', { permission: 'comment.moderate' })
  if (input.as === 'byline' && (byline === null || accountId === null))
    throw new Refusal('not-allowed', { permission: 'comment.moderate' })
  if (parent.state !== 'published') throw new Refusal('comment-invalid', { fields: { form: 'parent-gone' } })
  await refuseDuringSilence(context, parent.articleId)
  const signed =
    input.as === 'byline' && byline !== null && accountId !== null
      ? await bylineIdentity(context, accountId, byline)
      : await teamIdentity(context, moderates ? 'moderators' : 'writers')
  const body = checkedBody(signed.name, input.body)
  const commentId = await publish(context, { parent, signed, body, accountId })
  context.audit('comment.answer', `comment:${commentId}`, { answers: parent.id, as: input.as })
  return { commentId }
})

function checkedBody(name: string, body: string): string {
  const checked = checkComment({ name, email: null, body }, { asksEmail: false, needsEmail: false })
  if (!checked.ok) throw new Refusal('comment-invalid', { fields: checked.errors })
  return checked.value.body
}

interface Answered {
  readonly id: number
  readonly rootId: number
  readonly depth: number
  readonly articleId: number
  readonly state: string
}

async function answered({ db }: WriteContext, id: number): Promise<Answered> {
  const row = await db
    .selectFrom('comment as c')
    .innerJoin('public_article as p', 'p.id', 'c.article_id')
    .select(['c.id', 'c.root_id', 'c.depth', 'c.article_id', 'c.state'])
    .where('c.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  return { id: row.id, rootId: row.root_id ?? row.id, depth: row.depth, articleId: row.article_id, state: row.state }
}

async function began({ db }: WriteContext, accountId: number, articleId: number): Promise<boolean> {
  const row = await db
    .selectFrom('article')
    .select('id')
    .where('id', '=', articleId)
    .where('created_by', '=', accountId)
    .executeTakeFirst()
  return row !== undefined
}

interface Answer {
  readonly parent: Answered
  readonly signed: StaffName
  readonly body: string
  readonly accountId: number | null
}

async function publish(context: WriteContext, { parent, signed, body, accountId }: Answer): Promise<number> {
  const clauses = await currentClauses(context.db)
  const comment: NewComment = {
    articleId: parent.articleId,
    parent,
    identityId: signed.identityId,
    name: signed.name,
    body,
    state: 'published',
    source: 'native',
    termsShown: clauses.map(({ versionId }) => versionId),
    actor: 'staff',
  }
  const { id, revisionId, rootId } = await storeComment(context, comment)
  // Who it was stands in the newsroom's record alone.
  await addCommentEvent(context, {
    commentId: id,
    type: 'answered-as-staff',
    from: 'published',
    to: 'published',
    revisionId,
    decisionId: null,
    actor: 'moderator',
    accountId,
    at: context.now,
  })
  await context.emit({ type: 'comment-posted', commentId: id, state: 'published' })
  await countComments(context, parent.articleId, [rootId])
  return id
}
