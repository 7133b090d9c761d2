import type { ReportErrors, ReportKind, ReportTyped } from '@warraq/core/comments/report'
import { checkReport, UNLAWFUL_CLAUSE } from '@warraq/core/comments/report'
import { REPORT_PROBLEMS } from '@warraq/core/comments/report-problems.table'
import { RETRY_SECONDS } from '@warraq/core/comments/retry'
import { Refusal, refusalMessage } from '@warraq/core/errors'
import { commentedArticle } from '../../store/reader/comments.ts'
import type { PublicComment } from '../../store/reader/discussion.ts'
import { publicComment } from '../../store/reader/discussion.ts'
import type { CommentCall } from '../comments/call.ts'
import { readerCookie } from '../comments/caller.ts'
import { clauseView, commentTime, paragraphs } from '../comments/comments-view.ts'
import { leadTo } from '../comments/fresh-answer.ts'
import { wholeNumber } from '../comments/posted-form.ts'
import { sentReportLink } from '../comments/held-link.ts'
import { ownAnswer, ownFields, ratesOf } from '../own/own-call.ts'
import { ReportFormPage } from '../pages/report-pages.tsx'
import type { Site } from '../sites.ts'
import type { QuotedComment, ReportFormView } from '../views/report.ts'

const FORM_BYTES = 48 * 1024

type Found = PublicComment & { readonly articleId: number; readonly revisionId: number }

interface Reported {
  readonly comment: Found
  readonly site: Site
}

/** The comment that an address names, when readers see it; every other is not there. */
export async function shownComment({ context, c }: CommentCall): Promise<Reported> {
  const comment = await publicComment(context.read, wholeNumber(c.req.param('id') ?? '') ?? 0)
  const article = comment && (await commentedArticle(context.read, comment.articleId))
  if (!comment || !article) throw new Refusal('not-found')
  return { comment, site: await context.sites.get(article.lang) }
}

export function quotedComment(site: Site, comment: PublicComment): QuotedComment {
  return {
    name: comment.name,
    time: commentTime(site, comment.at),
    body: paragraphs(comment.body ?? ''),
    url: `/comments/${comment.id}`,
  }
}

const NOTHING: ReportTyped = { kind: 'terms', clause: '', note: '', law: '', name: '', email: '', goodFaith: false }

/** GET /comments/ID/report, with `?kind=illegal` the notice of unlawful content. */
export async function reportForm(call: CommentCall): Promise<Response> {
  const reported = await shownComment(call)
  return form(call, reported, { ...NOTHING, kind: kindOf(call.c.req.query('kind') ?? '') }, { status: 200, errors: {} })
}

function kindOf(text: string): ReportKind {
  return text === 'illegal' ? 'illegal' : 'terms'
}

/** POST /comments/ID/report. 303 to the thanks; else the form comes back, filled, with what is wrong. */
export async function acceptReport(call: CommentCall): Promise<Response> {
  const { context, caller } = call
  const field = await ownFields(call, FORM_BYTES)
  const reported = await shownComment(call)
  const { comment, site } = reported
  const typed: ReportTyped = {
    kind: kindOf(field('kind')),
    clause: field('clause'),
    note: field('note'),
    law: field('law'),
    name: field('name'),
    email: field('email'),
    goodFaith: field('goodFaith') === 'yes',
  }
  const rules = { clauses: site.clauses.map(({ code }) => code), asksContact: !site.moderation.protection }
  const checked = checkReport(typed, rules)
  if (!checked.ok) return form(call, reported, typed, { status: 422, errors: inWords(site, checked.errors) })
  if (wholeNumber(field('revision')) !== comment.revisionId) {
    const errors = { form: site.messages.t('report.changed') }
    return form(call, reported, typed, { status: 409, errors })
  }
  try {
    const sent = await send(call, comment.id, typed)
    const answer = leadTo(context, 303, sentReportLink(context.keys, sent.reportId, context.now()))
    if (sent.identityId !== caller.identityId)
      answer.headers.append('set-cookie', readerCookie(context, caller, sent.identityId))
    return answer
  } catch (error) {
    if (!(error instanceof Refusal) || error.code !== 'too-many-requests') throw error
    const errors = { form: refusalMessage(error.code, site.lang) }
    return form(call, reported, typed, { status: error.status, errors })
  }
}

/** Without a cookie a report that is sent twice is known by network, browser and words. */
function send(call: CommentCall, commentId: number, typed: ReportTyped) {
  const { context, caller } = call
  const who = caller.identityId ?? caller.stranger
  const text = JSON.stringify(['report', who, commentId, typed])
  return context.call(
    'comments/report-comment',
    {
      ...typed,
      commentId,
      identityToken: caller.identityToken,
      net: caller.trace,
      rates: ratesOf(call, 'report'),
    },
    { actor: { kind: 'guest' }, retryKeys: [context.keys.hmac('retry', text)], keepSeconds: RETRY_SECONDS },
  )
}

function inWords(site: Site, errors: ReportErrors): ReportFormView['errors'] {
  return Object.fromEntries(
    Object.entries(errors).map(([field, problem]) => [field, REPORT_PROBLEMS[problem][site.lang]]),
  )
}

interface Refused {
  readonly status: number
  readonly errors: ReportFormView['errors']
}

function form(
  { context }: CommentCall,
  { comment, site }: Reported,
  typed: ReportTyped,
  { status, errors }: Refused,
): Response {
  const path = `/comments/${comment.id}/report`
  // A notice is about the clause for it; where the newspaper has none, another has to be named.
  const chooses = typed.kind === 'terms' || !site.clauses.some(({ code }) => code === UNLAWFUL_CLAUSE)
  return ownAnswer<ReportFormView>(
    context,
    site,
    ReportFormPage,
    {
      kind: typed.kind,
      comment: quotedComment(site, comment),
      action: path,
      revisionId: comment.revisionId,
      clauses: chooses ? site.clauses.map((clause) => ({ ...clauseView(site, clause, true), code: clause.code })) : [],
      values: typed,
      errors,
      asksContact: !site.moderation.protection,
      otherUrl: typed.kind === 'terms' ? `${path}?kind=illegal` : path,
    },
    { status },
  )
}
