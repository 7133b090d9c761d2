import { priorityOf } from '@warraq/core/comments/cases'
import type { CheckedComment } from '@warraq/core/comments/check'
import { checkComment } from '@warraq/core/comments/check'
import { nonceIssuedAt } from '@warraq/core/comments/identity-token'
import { commentRules } from '@warraq/core/comments/open'
import type { ScorerAnswer } from '@warraq/core/comments/phases/facts'
import { retryTextOfReader } from '@warraq/core/comments/retry'
import type { ModerationSettings } from '@warraq/core/contract/moderation-settings'
import { Refusal } from '@warraq/core/errors'
import type { Instant } from '@warraq/core/time'
import { plusSeconds, toEpoch } from '@warraq/core/time'
import { currentClauses } from '../../store/reader/clauses.ts'
import type { WayArticle } from '../../store/reader/comment-way.ts'
import { refuseDuringSilence } from '../care/refuse-during-silence.ts'
import { commentWayOf } from '../../store/reader/comment-way.ts'
import { readModeration } from '../../store/reader/moderation.ts'
import { readSiteSettings } from '../../store/reader/site.ts'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import type { Rate } from '../site/take-rate.ts'
import { takeRate } from '../site/take-rate.ts'
import { openCase } from './cases.ts'
import { addIdentity, keepEmail, readerOfCookie } from './identities.ts'
import { brakeWhenRushed } from './screening/burst.ts'
import { keepScreening } from './screening/keep-screening.ts'
import { readerRecord } from './screening/reader-record.ts'
import { sanctionsAgainst } from './screening/sanctions-against.ts'
import type { Screened } from './screening/screen-comment.ts'
import { screenComment } from './screening/screen-comment.ts'
import { refuseThrottled, refuseTooSoon, takenOrRefused } from './screening/refusals.ts'
import { spendProof } from './spend-proof.ts'
import type { NewComment, StoredComment } from './store-comment.ts'
import { countComments, storeComment } from './store-comment.ts'

export interface PostComment {
  readonly articleId: number
  /** The comment answered, or null. */
  readonly parentId: number | null
  /** As typed. */
  readonly name: string
  readonly email: string | null
  readonly body: string
  /** Value of the reader's cookie. */
  readonly identityToken: string | null
  /** Keyed digest of the network's prefix, kept for a month. */
  readonly net: string
  /** The same under the key of the period before; a sanction against the network may have been noted under it. */
  readonly formerNet?: string | null
  /** `Firefox on Android`: no version, nothing that tells two readers apart. */
  readonly agentFamily: string
  /** From a form that was answered fresh; null on a stored page. */
  readonly nonce: string | null
  /** The field that people do not see was filled in. */
  readonly trapFilled: boolean
  /** The browser's answer to a riddle, as sent; it is looked at where proofs of work are asked for. */
  readonly proof?: string | null
  /** What the newspaper's outside scorer said, asked before; null where there is none. */
  readonly scorer?: ScorerAnswer | null
  /** Limits taken with the comment: a repeated post takes none. */
  readonly rates: readonly Rate[]
}

export interface PostedComment {
  readonly commentId: number
  readonly state: 'published' | 'held' | 'quarantined'
  readonly identityId: number
}

/**
 * A reader's comment. Refused with `not-found` (no such public article), `comments-closed`, `comment-sanctioned` (`until`),
 * `too-many-requests` and `comments-slow` (`retryAfter` in seconds) and `comment-invalid` (`fields`: field -> problem; with
 * `words` and `clause` for words that the terms do not allow); the last is also said of an answer to a comment that is not
 * published. Whatever is refused leaves nothing behind.
 */
export const postComment = defineAction(async (context, input: PostComment): Promise<PostedComment> => {
  const { settings: site } = await readSiteSettings(context.db)
  const { settings: moderation } = await readModeration(context.db)
  const checked = checkComment(input, commentRules(moderation))
  if (!checked.ok) throw new Refusal('comment-invalid', { fields: checked.errors })
  const article = await articleOf(context, input.articleId)
  const way = await commentWayOf(context.db, { site, moderation }, article, context.now)
  if (way.closed) throw new Refusal('comments-closed')
  await refuseDuringSilence(context, article.id)
  const parent = await parentOf(context, input)
  const reader = await readerOfCookie(context, input.identityToken)
  const who = { readerId: reader?.id ?? null, net: moderation.protection ? null : input.net }
  const sanctions = await sanctionsAgainst(context, who.readerId, who.net, input.formerNet ?? null)
  const known = await readerRecord(context, reader, sanctions.network)
  const record = { ...known, watched: known.watched || sanctions.premod }
  await refuseTooMany(context, input.rates)
  await refuseTooSoon(context, way, article.id, who)

  const { name, body } = checked.value
  const form = {
    trapFilled: input.trapFilled,
    formAgeSeconds: formAge(context, input.nonce),
    proof: moderation.proofOfWork
      ? await spendProof(context, input.proof ?? null, { articleId: article.id, form: 'comment' })
      : null,
  }
  const scorer = input.scorer ?? null
  const text = { site, moderation, way, article, name, body, ...who, record, form, scorer }
  const screened = await screenComment(context, text)
  const state = takenOrRefused(screened, body)
  await refuseThrottled(context, screened, who)

  const identityId = reader?.id ?? (await addIdentity(context, { kind: 'guest', name }))
  // With the cookie that the answer brings, the reader is somebody else than the network was.
  if (reader === null) await refuseTooSoon(context, way, article.id, { readerId: identityId, net: null })
  const posting = { input, checked: checked.value, parent, identityId, state, moderation }
  const stored = await storePosted(context, posting, screened)
  await brakeWhenRushed(context, way.brakedUntil === null ? moderation.burst : null, article.id)
  context.alsoAnswer(
    context.keys.hmac(
      'retry',
      retryTextOfReader(identityId, { articleId: article.id, parentId: input.parentId, body }),
    ),
  )
  return { commentId: stored.id, state, identityId }
})

interface Posting {
  readonly input: PostComment
  readonly checked: CheckedComment
  readonly parent: NewComment['parent']
  readonly identityId: number
  readonly state: PostedComment['state']
  readonly moderation: ModerationSettings
}

/** The comment with everything that belongs to it; one that waits is put before the moderators. */
async function storePosted(context: WriteContext, posting: Posting, screened: Screened): Promise<StoredComment> {
  const { input, checked, parent, identityId, state, moderation } = posting
  const { name, email, body } = checked
  const clauses = await currentClauses(context.db)
  const stored = await storeComment(context, {
    articleId: input.articleId,
    parent,
    identityId,
    name,
    body,
    state,
    source: 'native',
    termsShown: clauses.map(({ versionId }) => versionId),
    actor: 'guest',
  })
  if (email !== null) await keepEmail(context, identityId, email)
  const revision = {
    revisionId: stored.revisionId,
    identityId,
    body,
    clauses: new Set(clauses.map(({ code }) => code)),
  }
  await keepScreening(context, revision, screened)
  if (!moderation.protection) await keepTrace(context, stored, input, moderation.keep.traceDays)
  if (state !== 'published') await openCase(context, caseOf(stored, state, screened))
  await context.emit({ type: 'comment-posted', commentId: stored.id, state })
  if (state === 'published') await countComments(context, input.articleId, [stored.rootId])
  return stored
}

/** Where a text that waits stands among those that wait. Also for an edit: see {@link keepScreening}. */
export function caseOf(
  { id, revisionId }: Pick<StoredComment, 'id' | 'revisionId'>,
  state: string,
  screened: Screened,
) {
  const { evidence, record } = screened
  const learned = evidence.find(({ detector }) => detector === 'learner')?.data['hundredths']
  return {
    commentId: id,
    revisionId,
    queue: state === 'quarantined' ? ('spam' as const) : ('pending' as const),
    priority: priorityOf({
      scores: evidence.map(({ score }) => score),
      clauses: evidence.flatMap(({ clause, score }) => (clause !== null && score > 0 ? [clause] : [])),
      reportWeight: 0,
      viewsLastHour: 0,
      appealed: false,
      score: typeof learned === 'number' ? learned / 100 : null,
      trust: record.trust,
    }),
  }
}

async function articleOf(context: WriteContext, id: number): Promise<WayArticle> {
  const row = await context.db
    .selectFrom('public_article')
    .select(['id', 'section_id', 'comments_open', 'published_at'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found')
  return {
    id: row.id,
    sectionId: row.section_id,
    commentsOpen: row.comments_open === 1,
    publishedAt: row.published_at as Instant,
  }
}

async function parentOf(context: WriteContext, input: PostComment): Promise<NewComment['parent']> {
  if (input.parentId === null) return null
  const row = await context.db
    .selectFrom('comment')
    .select(['id', 'root_id', 'depth'])
    .where('id', '=', input.parentId)
    .where('article_id', '=', input.articleId)
    .where('state', '=', 'published')
    .executeTakeFirst()
  if (!row) throw new Refusal('comment-invalid', { fields: { form: 'parent-gone' } })
  return { id: row.id, rootId: row.root_id ?? row.id, depth: row.depth }
}

async function refuseTooMany(context: WriteContext, rates: readonly Rate[]): Promise<void> {
  if (rates.length === 0) return
  const { ok, retryAfter } = await takeRate.run(context, { keys: rates })
  if (!ok) throw new Refusal('too-many-requests', { retryAfter })
}

function formAge({ keys, now }: WriteContext, nonce: string | null): number | null {
  const issued = nonceIssuedAt(nonce, (text) => keys.hmac('form', text))
  return issued === null ? null : toEpoch(now) / 1000 - issued
}

/** What could later show that two comments have one source; gone after a month at the latest. */
async function keepTrace(
  context: WriteContext,
  stored: StoredComment,
  input: PostComment,
  days: number,
): Promise<void> {
  await context.db
    .insertInto('trace')
    .values({
      revision_id: stored.revisionId,
      net_prefix_hmac: input.net,
      agent_family: input.agentFamily,
      expires_at: plusSeconds(context.now, days * 24 * 3600),
    })
    .execute()
}
