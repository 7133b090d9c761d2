import { checkComment } from '@warraq/core/comments/check'
import { afterEdit, mayEdit } from '@warraq/core/comments/own'
import type { ScorerAnswer } from '@warraq/core/comments/phases/facts'
import type { CommentState } from '@warraq/core/comments/states'
import type { ModerationSettings } from '@warraq/core/contract/moderation-settings'
import { Refusal } from '@warraq/core/errors'
import type { Instant } from '@warraq/core/time'
import { plusSeconds } from '@warraq/core/time'
import { currentClauses } from '../../store/reader/clauses.ts'
import { commentWayOf } from '../../store/reader/comment-way.ts'
import { readModeration } from '../../store/reader/moderation.ts'
import type { OwnCommentRow } from '../../store/reader/own-comments.ts'
import { readSiteSettings } from '../../store/reader/site.ts'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import type { Rate } from '../site/take-rate.ts'
import { takeRate } from '../site/take-rate.ts'
import { closeCases, openCase } from './cases.ts'
import { readerOfCookie } from './identities.ts'
import { actingOn } from './own-comment.ts'
import { caseOf } from './post-comment.ts'
import { keepScreening } from './screening/keep-screening.ts'
import { readerRecord } from './screening/reader-record.ts'
import { takenOrRefused } from './screening/refusals.ts'
import { sanctionsAgainst } from './screening/sanctions-against.ts'
import type { Screened } from './screening/screen-comment.ts'
import { screenComment } from './screening/screen-comment.ts'
import { addCommentEvent, countComments, firstRevisionRow } from './store-comment.ts'

export interface EditComment {
  readonly commentId: number
  /** As typed. */
  readonly body: string
  readonly identityToken: string | null
  /** As in `comments/post-comment`. */
  readonly net: string
  /** The same under the key of the period before; a sanction against the network may have been noted under it. */
  readonly formerNet?: string | null
  readonly agentFamily: string
  /** What the newspaper's outside scorer said of the new text, asked before; null where there is none. */
  readonly scorer?: ScorerAnswer | null
  readonly rates: readonly Rate[]
}

export interface EditedComment {
  readonly state: CommentState
  /** Readers see the new text. */
  readonly shown: boolean
}

/**
 * Its author changes a comment: a new revision, held against everything a new comment is. Of a published one the old text
 * stays until the new one passes. Refused with `not-found`, `edit-over`, `comment-invalid`, `comment-sanctioned` and
 * `too-many-requests`. The same text again changes nothing.
 */
export const editComment = defineAction(async (context, input: EditComment): Promise<EditedComment> => {
  const { comment } = await actingOn(context, input.identityToken, input.commentId)
  const { settings: moderation } = await readModeration(context.db)
  if (!mayEdit(comment, moderation.editMinutes, context.now)) throw new Refusal('edit-over')
  const checked = checkComment(
    { name: comment.name, email: null, body: input.body },
    { asksEmail: false, needsEmail: false },
  )
  if (!checked.ok) throw new Refusal('comment-invalid', { fields: checked.errors })
  const { body } = checked.value
  if (body === comment.body) return { state: comment.state, shown: !comment.editWaits && comment.state === 'published' }
  const asked = await takeRate.run(context, { keys: input.rates })
  if (!asked.ok) throw new Refusal('too-many-requests', { retryAfter: asked.retryAfter })

  const screened = await screenEdit(context, comment, { input, body, moderation })
  const after = afterEdit(comment.state, takenOrRefused(screened, body))
  await storeEdit(context, comment, { input, body, moderation, after }, screened)
  return after
})

interface Edit {
  readonly input: EditComment
  readonly body: string
  readonly moderation: ModerationSettings
}

async function screenEdit(
  context: WriteContext,
  comment: OwnCommentRow,
  { input, body, moderation }: Edit,
): Promise<Screened> {
  const { db } = context
  const { settings: site } = await readSiteSettings(db)
  const article = await db
    .selectFrom('public_article')
    .select(['id', 'section_id', 'comments_open', 'published_at'])
    .where('id', '=', comment.articleId)
    .executeTakeFirst()
  if (!article) throw new Refusal('not-found')
  const facts = {
    id: article.id,
    sectionId: article.section_id,
    commentsOpen: article.comments_open === 1,
    publishedAt: article.published_at as Instant,
  }
  const reader = await readerOfCookie(context, input.identityToken)
  const net = moderation.protection ? null : input.net
  const sanctions = await sanctionsAgainst(context, comment.identityId, net, input.formerNet ?? null)
  const known = await readerRecord(context, reader, sanctions.network)
  // A comment is no twin of what it said before.
  await db
    .deleteFrom('comment_shingle')
    .where('revision_id', 'in', db.selectFrom('comment_revision').select('id').where('comment_id', '=', comment.id))
    .execute()
  return screenComment(context, {
    site,
    moderation,
    way: await commentWayOf(db, { site, moderation }, facts, context.now),
    article: facts,
    name: comment.name,
    body,
    readerId: comment.identityId,
    record: { ...known, watched: known.watched || sanctions.premod },
    net,
    // The form of an edit opens with a text in it: neither quick nor trapped.
    form: { trapFilled: false, formAgeSeconds: null, proof: null },
    scorer: input.scorer ?? null,
  })
}

async function storeEdit(
  context: WriteContext,
  comment: OwnCommentRow,
  { input, body, moderation, after }: Edit & { readonly after: EditedComment },
  screened: Screened,
): Promise<void> {
  const { db, now } = context
  const revisionId = await addRevision(context, comment, body, screened)
  await db
    .updateTable('comment')
    .set({
      state: after.state,
      latest_revision_id: revisionId,
      lock_version: comment.lockVersion + 1,
      ...(after.shown ? { published_revision_id: revisionId, edited_at: now } : {}),
    })
    .where('id', '=', comment.id)
    .execute()
  if (!moderation.protection)
    await db
      .insertInto('trace')
      .values({
        revision_id: revisionId,
        net_prefix_hmac: input.net,
        agent_family: input.agentFamily,
        expires_at: plusSeconds(now, moderation.keep.traceDays * 24 * 3600),
      })
      .execute()
  await addCommentEvent(context, {
    commentId: comment.id,
    type: after.shown ? 'edited' : 'edit-waits',
    from: comment.state,
    to: after.state,
    revisionId,
    decisionId: null,
    actor: 'guest',
    at: now,
  })
  if (!after.shown) {
    const waiting = after.state === 'quarantined' ? 'quarantined' : 'held'
    await openCase(context, caseOf({ id: comment.id, revisionId }, waiting, screened))
  } else if ((comment.editWaits || comment.state !== 'published') && !(await isReported(context, comment.id)))
    await closeCases(context, [comment.id])
  if (after.shown) await countComments(context, comment.articleId)
  await context.emit({ type: 'comment-edited', commentId: comment.id })
}

/** Whoever reported a comment is owed an answer, also when its author has changed it since. */
async function isReported({ db }: WriteContext, commentId: number): Promise<boolean> {
  const open = db.selectFrom('report').select('id').where('comment_id', '=', commentId).where('closed_at', 'is', null)
  return (await open.limit(1).executeTakeFirst()) !== undefined
}

async function addRevision(
  context: WriteContext,
  comment: OwnCommentRow,
  body: string,
  screened: Screened,
): Promise<number> {
  const { db, now } = context
  const clauses = await currentClauses(db)
  const { n } = await db
    .selectFrom('comment_revision')
    .select((e) => e.fn.max('n').as('n'))
    .where('comment_id', '=', comment.id)
    .executeTakeFirstOrThrow()
  const termsShown = clauses.map(({ versionId }) => versionId)
  const { id } = await db
    .insertInto('comment_revision')
    .values({
      ...firstRevisionRow(comment.id, now, { body, termsShown, identityId: comment.identityId }),
      n: n + 1,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  const revision = {
    revisionId: id,
    identityId: comment.identityId,
    body,
    clauses: new Set(clauses.map(({ code }) => code)),
  }
  await keepScreening(context, revision, screened)
  return id
}
