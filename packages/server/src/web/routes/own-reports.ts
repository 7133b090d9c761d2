import { clauseNumber } from '@warraq/core/comments/statement'
import { Refusal } from '@warraq/core/errors'
import { articlesOfComments } from '../../store/reader/own-comments.ts'
import type { OwnReport } from '../../store/reader/reports.ts'
import { ownReport, ownReports } from '../../store/reader/reports.ts'
import type { CommentCall } from '../comments/call.ts'
import { commentTime } from '../comments/comments-view.ts'
import { opensReport } from '../comments/held-link.ts'
import { wholeNumber } from '../comments/posted-form.ts'
import type { WebContext } from '../context.ts'
import { cardPath } from '../loaders/cards.ts'
import { ownAnswer, readerOf } from '../own/own-call.ts'
import { ReportPage, ReportsPage } from '../pages/report-pages.tsx'
import type { Site } from '../sites.ts'
import type { ReportsView, ReportView } from '../views/report.ts'
import type { LinkView } from '../views/site.ts'

const LIST = '/comments/reports'

/** GET /comments/reports/ID: thanks, and later what came of the report. For everybody else it is not there. */
export async function reportPage(call: CommentCall): Promise<Response> {
  const { context, c, caller } = call
  const id = wholeNumber(c.req.param('id') ?? '') ?? 0
  const justSent = opensReport(context.keys, id, c.req.query('key') ?? null, context.now())
  const report = caller.identityId === null ? null : await ownReport(context.read, id, caller.identityId)
  if (report === null && !justSent) throw new Refusal('not-found')
  const site = await context.sites.get(null)
  const { t } = site.messages
  const title = t(justSent ? 'report.sentTitle' : 'report.yoursTitle')
  if (report === null)
    return ownAnswer<ReportView>(context, site, ReportPage, {
      title,
      standing: t('report.arrived'),
      report: null,
      listUrl: null,
    })
  return ownAnswer<ReportView>(context, site, ReportPage, {
    title,
    standing: standingOf(site, report),
    report: {
      article: (await articlesOf(context, [report])).get(report.articleId) ?? null,
      clause: clauseOf(site, report),
      note: report.note,
      time: { ...commentTime(site, report.at), text: t('report.on', { date: reportedAt(site, report.at) }) },
    },
    listUrl: LIST,
  })
}

/** GET /comments/reports: what a reader has reported, newest first. */
export async function reportsPage(call: CommentCall): Promise<Response> {
  const { context } = call
  const site = await context.sites.get(null)
  const reader = await readerOf(call)
  const reports = reader === null ? [] : await ownReports(context.read, reader.ids)
  const articles = await articlesOf(context, reports)
  return ownAnswer<ReportsView>(context, site, ReportsPage, {
    reports: reports.map((report) => ({
      url: `${LIST}/${report.id}`,
      clause: clauseOf(site, report),
      standing: standingOf(site, report),
      time: commentTime(site, report.at),
      article: articles.get(report.articleId) ?? null,
    })),
  })
}

function reportedAt({ moderation, dates }: Site, at: string): string {
  return moderation.protection ? dates.date(at) : dates.dateTime(at)
}

function standingOf({ messages: { t } }: Site, { outcome }: OwnReport): string {
  return t(outcome === null ? 'report.waiting' : `report.${outcome}`)
}

/** «البند 8: …», or what kind of notice it was. */
function clauseOf(site: Site, { kind, clause }: OwnReport): string {
  const { t } = site.messages
  if (kind === 'illegal') return t('report.noticeTitle')
  const named = site.clauses.find(({ code }) => code === clause)
  const title = named && (site.lang === 'ar' ? named.titleAr : named.titleEn)
  const number = t('terms.clause', { number: clauseNumber(clause) })
  return title === undefined ? number : `${number}: ${title}`
}

async function articlesOf(context: WebContext, reports: readonly OwnReport[]): Promise<Map<number, LinkView>> {
  const rows = await articlesOfComments(
    context.read,
    reports.map(({ articleId }) => articleId),
  )
  const links = new Map<number, LinkView>()
  for (const [id, row] of rows) {
    const site = await context.sites.get(row.lang)
    links.set(id, { label: row.title, url: cardPath(site, row) })
  }
  return links
}
