import { priorityOf } from '@warraq/core/comments/cases'
import type { CheckedReport, ReportTyped } from '@warraq/core/comments/report'
import { checkReport, URGENT_CLAUSES } from '@warraq/core/comments/report'
import type { ReporterFacts } from '@warraq/core/comments/report-weight'
import { clusterWeight, isTrustedReporter, weightOf } from '@warraq/core/comments/report-weight'
import type { ModerationSettings } from '@warraq/core/contract/moderation-settings'
import { Refusal } from '@warraq/core/errors'
import type { Instant } from '@warraq/core/time'
import { plusSeconds } from '@warraq/core/time'
import { currentClauses } from '../../store/reader/clauses.ts'
import { readModeration } from '../../store/reader/moderation.ts'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import type { Rate } from '../site/take-rate.ts'
import { takeRate } from '../site/take-rate.ts'
import { openCase } from './cases.ts'
import type { PublishedComment } from './hide-reported.ts'
import { hideReported } from './hide-reported.ts'
import { addIdentity, readerOfCookie } from './identities.ts'
import { readerRecord } from './screening/reader-record.ts'
import { viewsAnHour } from './views-lately.ts'

export interface ReportComment extends ReportTyped {
  readonly commentId: number
  /** Value of the reader's cookie. */
  readonly identityToken: string | null
  /** Keyed digest of the network's prefix. */
  readonly net: string
  readonly rates: readonly Rate[]
}

export interface ReportedComment {
  readonly reportId: number
  readonly identityId: number
}

/**
 * A reader says that a comment goes against a clause, or sends a notice of unlawful content. One report of a reader for the
 * same words: a second one gives the first. Enough of them together hide the comment until a moderator has read it, unless
 * a moderator has approved these very words. Refused with `not-found` (no such published comment), `bad-input` (what
 * `checkReport` says) and `too-many-requests` (`retryAfter`).
 */
export const reportComment = defineAction(async (context, input: ReportComment): Promise<ReportedComment> => {
  const { settings } = await readModeration(context.db)
  const clauses = await currentClauses(context.db)
  const checked = checkReport(input, { clauses: clauses.map(({ code }) => code), asksContact: !settings.protection })
  if (!checked.ok) throw new Refusal('bad-input', { fields: checked.errors })
  const comment = await publishedComment(context, input.commentId)
  const reader = await readerOfCookie(context, input.identityToken)
  const before = reader && (await reportOf(context, comment.revisionId, reader.id))
  if (reader && before !== null) return { reportId: before, identityId: reader.id }
  const { ok, retryAfter } = await takeRate.run(context, { keys: input.rates })
  if (!ok) throw new Refusal('too-many-requests', { retryAfter })

  const reporter = await reporterFacts(context, reader, settings)
  const identityId = reader?.id ?? (await addIdentity(context, { kind: 'guest', name: '' }))
  const net = settings.protection ? '' : input.net
  const report = { ...checked.value, comment, identityId, net, weight: weightOf(reporter) }
  const reportId = await store(context, report)
  const weight = await weightOfAll(context, comment.revisionId)
  await putBefore(context, report, weight)
  const atOnce = reporter.trusted && URGENT_CLAUSES.has(report.clause)
  if (atOnce || weight >= settings.hideAtWeight) await hideReported(context, comment)
  context.audit('comment.report', `comment:${comment.id}`, { reportId, clause: report.clause, kind: report.kind })
  return { reportId, identityId }
})

async function publishedComment(context: WriteContext, id: number): Promise<PublishedComment> {
  const row = await context.db
    .selectFrom('comment as c')
    .innerJoin('public_article as a', 'a.id', 'c.article_id')
    .select(['c.id', 'c.article_id', 'c.root_id', 'c.published_revision_id', 'c.lock_version'])
    .where('c.id', '=', id)
    .where('c.state', '=', 'published')
    .executeTakeFirst()
  if (!row || row.published_revision_id === null) throw new Refusal('not-found')
  return {
    id: row.id,
    articleId: row.article_id,
    rootId: row.root_id ?? row.id,
    revisionId: row.published_revision_id,
    lockVersion: row.lock_version,
  }
}

async function reportOf(context: WriteContext, revisionId: number, identityId: number): Promise<number | null> {
  const row = await context.db
    .selectFrom('report')
    .select('id')
    .where('revision_id', '=', revisionId)
    .where('identity_id', '=', identityId)
    .executeTakeFirst()
  return row?.id ?? null
}

type Known = Awaited<ReturnType<typeof readerOfCookie>>

/** `trusted`: taken at its word. Of the newspaper's own people those are, whom the settings name, or all of them. */
async function reporterFacts(
  context: WriteContext,
  reader: Known,
  { seniors }: ModerationSettings,
): Promise<ReporterFacts & { readonly trusted: boolean }> {
  if (reader === null) return { known: false, trust: 0, upheld: 0, dismissed: 0, muted: false, trusted: false }
  const { db, now } = context
  const { publishedBefore, trust } = await readerRecord(context, reader, false)
  const outcomes = await db
    .selectFrom('report')
    .select((e) => [
      e.fn.countAll<number>().filterWhere('outcome', '=', 'upheld').as('upheld'),
      e.fn.countAll<number>().filterWhere('outcome', '=', 'dismissed').as('dismissed'),
    ])
    .where('identity_id', '=', reader.id)
    .executeTakeFirstOrThrow()
  const contact = await db
    .selectFrom('contact')
    .select('verified_at')
    .where('identity_id', '=', reader.id)
    .executeTakeFirst()
  const sanction = await db
    .selectFrom('sanction')
    .select('id')
    .where('target_kind', '=', 'identity')
    .where('target', '=', String(reader.id))
    .where('kind', 'in', ['unheard', 'mute', 'ban'])
    .where('ends_at', '>', now)
    .where('lifted_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  const muted = sanction !== undefined || reader.standing === 'muted' || reader.standing === 'banned'
  const known = publishedBefore > 0 || (contact?.verified_at ?? null) !== null
  const facts = { known, trust, ...outcomes, muted }
  const accountId = await accountOf(context, reader.id)
  const senior = accountId !== null && (seniors.length === 0 || seniors.includes(accountId))
  return { ...facts, known: known || accountId !== null, trusted: senior || isTrustedReporter(facts) }
}

async function accountOf(context: WriteContext, identityId: number): Promise<number | null> {
  const row = await context.db
    .selectFrom('identity as i')
    .innerJoin('account as a', 'a.id', 'i.account_id')
    .select('a.id')
    .where('i.id', '=', identityId)
    .where('i.kind', '=', 'staff')
    .where('a.status', '=', 'active')
    .executeTakeFirst()
  return row?.id ?? null
}

interface NewReport extends CheckedReport {
  readonly comment: PublishedComment
  readonly identityId: number
  readonly net: string
  readonly weight: number
}

async function store(context: WriteContext, report: NewReport): Promise<number> {
  const { id } = await context.db
    .insertInto('report')
    .values({
      comment_id: report.comment.id,
      revision_id: report.comment.revisionId,
      identity_id: report.identityId,
      net_prefix_hmac: report.net,
      kind: report.kind,
      clause_code: report.clause,
      note: report.note,
      law: report.law,
      contact_enc: report.contact === null ? null : context.keys.seal(JSON.stringify(report.contact)),
      weight: report.weight,
      outcome: null,
      decision_id: null,
      closed_at: null,
      told_at: null,
      created_at: context.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** Of all reports of these words that nobody has answered yet. */
async function weightOfAll(context: WriteContext, revisionId: number): Promise<number> {
  const rows = await context.db
    .selectFrom('report')
    .select(['weight', 'net_prefix_hmac', 'created_at'])
    .where('revision_id', '=', revisionId)
    .where('outcome', 'is', null)
    .execute()
  return clusterWeight(
    rows.map(({ weight, net_prefix_hmac, created_at }) => ({
      weight,
      net: net_prefix_hmac,
      at: created_at as Instant,
    })),
  )
}

/** A notice is to be answered without undue delay (article 16(6)); so is what does harm while it stands. */
const SOON_SECONDS = 24 * 3600

async function putBefore(context: WriteContext, { comment, clause, kind }: NewReport, weight: number): Promise<void> {
  const evidence = await context.db
    .selectFrom('evidence')
    .select(['score', 'clause_code'])
    .where('revision_id', '=', comment.revisionId)
    .execute()
  const priority = priorityOf({
    scores: evidence.map(({ score }) => score),
    clauses: [clause, ...evidence.flatMap(({ clause_code }) => clause_code ?? [])],
    reportWeight: weight,
    viewsLastHour: await viewsAnHour(context.db, comment.articleId, context.now),
    appealed: false,
    score: null,
    trust: 0,
  })
  const soon = kind === 'illegal' || URGENT_CLAUSES.has(clause)
  await openCase(context, {
    commentId: comment.id,
    revisionId: comment.revisionId,
    queue: 'reported',
    priority,
    ...(soon ? { dueAt: plusSeconds(context.now, SOON_SECONDS) } : {}),
  })
}
