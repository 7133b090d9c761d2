import { checkComment } from '@warraq/core/comments/check'
import type { Evidence, ScreeningFacts } from '@warraq/core/comments/evidence'
import { DETECTOR_VERSION, screen, verdictOf } from '@warraq/core/comments/evidence'
import { nonceIssuedAt } from '@warraq/core/comments/identity-token'
import { isReservedName, nameKeys } from '@warraq/core/comments/names'
import { COMMENT_RULES, commentsClosed } from '@warraq/core/comments/open'
import { retryTextOfReader } from '@warraq/core/comments/retry'
import type { SiteSettings } from '@warraq/core/contract/site'
import { Refusal } from '@warraq/core/errors'
import type { Instant } from '@warraq/core/time'
import { plusSeconds, toEpoch } from '@warraq/core/time'
import { currentClauses } from '../../store/reader/clauses.ts'
import { readSiteSettings } from '../../store/reader/site.ts'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import type { Rate } from '../site/take-rate.ts'
import { takeRate } from '../site/take-rate.ts'
import type { Commenter } from './identities.ts'
import { commenterOf, keepEmail } from './identities.ts'
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
  /** `Firefox on Android`: no version, nothing that tells two readers apart. */
  readonly agentFamily: string
  /** From a form that was answered fresh; null on a stored page. */
  readonly nonce: string | null
  /** The field that people do not see was filled in. */
  readonly trapFilled: boolean
  /** Limits taken with the comment: a repeated post takes none. */
  readonly rates: readonly Rate[]
}

export interface PostedComment {
  readonly commentId: number
  readonly state: 'published' | 'held' | 'quarantined'
  readonly identityId: number
}

const TRACE_SECONDS = 30 * 24 * 3600

/**
 * A reader's comment. Refused with `not-found` (no such public article), `comments-closed`, `too-many-requests`
 * (`retryAfter` in seconds) and `comment-invalid` (`fields`: field -> problem); the last is also said of an answer to a
 * comment that is not published.
 */
export const postComment = defineAction(async (context, input: PostComment): Promise<PostedComment> => {
  const { settings } = await readSiteSettings(context.db)
  const checked = checkComment(input, COMMENT_RULES)
  if (!checked.ok) throw new Refusal('comment-invalid', { fields: checked.errors })
  await refuseClosed(context, settings, input.articleId)
  const parent = await parentOf(context, input)
  await refuseTooMany(context, input.rates)

  const { name, email, body } = checked.value
  const reader = await commenterOf(context, input.identityToken, name)
  const evidence = screen(await screeningFacts(context, input, { name, body, reader, settings }))
  const state = verdictOf(evidence, settings.comments.mode)
  const clauses = await currentClauses(context.db)
  const comment: NewComment = {
    articleId: input.articleId,
    parent,
    identityId: reader.id,
    name,
    body,
    state,
    source: 'native',
    termsShown: clauses.map(({ versionId }) => versionId),
    actor: 'guest',
  }
  const stored = await storeComment(context, comment)
  if (email !== null) await keepEmail(context, reader.id, email)
  await keepEvidence(context, stored, evidence, new Set(clauses.map(({ code }) => code)))
  await keepTrace(context, stored, input)
  await context.emit({ type: 'comment-posted', commentId: stored.id, state })
  if (state === 'published') await countComments(context, input.articleId)
  context.alsoAnswer(
    context.keys.hmac(
      'retry',
      retryTextOfReader(reader.id, { articleId: input.articleId, parentId: input.parentId, body }),
    ),
  )
  return { commentId: stored.id, state, identityId: reader.id }
})

async function refuseClosed(context: WriteContext, settings: SiteSettings, articleId: number): Promise<void> {
  const article = await context.db
    .selectFrom('public_article')
    .select(['comments_open', 'published_at'])
    .where('id', '=', articleId)
    .executeTakeFirst()
  if (!article) throw new Refusal('not-found')
  const facts = { commentsOpen: article.comments_open === 1, publishedAt: article.published_at as Instant }
  if (commentsClosed(settings.comments, facts, context.now)) throw new Refusal('comments-closed')
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

interface Checked {
  readonly name: string
  readonly body: string
  readonly reader: Commenter
  readonly settings: SiteSettings
}

async function screeningFacts(
  context: WriteContext,
  input: PostComment,
  { name, body, reader, settings }: Checked,
): Promise<ScreeningFacts> {
  const issued = nonceIssuedAt(input.nonce, (text) => context.keys.hmac('form', text))
  return {
    body,
    nameIsReserved: isReservedName(name, [
      ...(await namesOfTheHouse(context, name)),
      settings.names.ar,
      settings.names.en,
    ]),
    trapFilled: input.trapFilled,
    formAgeSeconds: issued === null ? null : toEpoch(context.now) / 1000 - issued,
    publishedBefore: reader.publishedBefore,
    watched: reader.watched,
  }
}

/** Names of staff, and of bylines that fold like the name typed. */
async function namesOfTheHouse(context: WriteContext, name: string): Promise<string[]> {
  const accounts = await context.db.selectFrom('account').select('name').where('status', '!=', 'disabled').execute()
  const bylines = await context.db
    .selectFrom('person')
    .select('name')
    .where('name_key', 'in', nameKeys(name))
    .limit(1)
    .execute()
  return [...accounts, ...bylines].map((row) => row.name)
}

async function keepEvidence(
  context: WriteContext,
  stored: StoredComment,
  evidence: readonly Evidence[],
  clauses: ReadonlySet<string>,
): Promise<void> {
  if (evidence.length === 0) return
  const rows = evidence.map(({ detector, kind, spans, score, clause }) => ({
    revision_id: stored.revisionId,
    detector,
    detector_version: DETECTOR_VERSION,
    kind,
    spans: JSON.stringify(spans),
    score,
    clause_code: clause !== null && clauses.has(clause) ? clause : null,
    data: '{}',
    at: context.now,
  }))
  await context.db.insertInto('evidence').values(rows).execute()
}

/** What could later show that two comments have one source; gone after a month. */
async function keepTrace(context: WriteContext, stored: StoredComment, input: PostComment): Promise<void> {
  await context.db
    .insertInto('trace')
    .values({
      revision_id: stored.revisionId,
      net_prefix_hmac: input.net,
      agent_family: input.agentFamily,
      expires_at: plusSeconds(context.now, TRACE_SECONDS),
    })
    .execute()
}
