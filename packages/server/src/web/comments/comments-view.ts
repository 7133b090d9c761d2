import { COMMENT_LIMITS } from '@warraq/core/comments/check'
import { toParagraphs } from '@warraq/core/comments/display'
import { commentRules } from '@warraq/core/comments/open'
import { clauseNumber } from '@warraq/core/comments/statement'
import type { CommentOrder, CommentsAsked, ThreadNode } from '@warraq/core/comments/thread'
import { buildThread, COMMENT_ORDERS, commentsQuery, pageOfPosition } from '@warraq/core/comments/thread'
import { refusalMessage } from '@warraq/core/errors'
import { frontPath, pagePath } from '@warraq/core/links/addresses'
import type { Instant } from '@warraq/core/time'
import type { ClauseRow } from '../../store/reader/clauses.ts'
import type { CommentsPage, PublicComment } from '../../store/reader/discussion.ts'
import { timeView } from '../loaders/cards.ts'
import type { Site } from '../sites.ts'
import type {
  ClauseView,
  CommentFormView,
  CommentParagraph,
  CommentsLive,
  CommentsPaging,
  CommentsView,
  CommentView,
} from '../views/comments.ts'
import type { LinkView, TimeView } from '../views/site.ts'
import { readWebAddress } from './web-address.ts'

/** Everything that takes part in a discussion's page. */
export interface Discussion {
  readonly articleId: number
  /** Root-relative, without query. */
  readonly articlePath: string
  readonly count: number
  readonly open: boolean
  /** Why not, where it is more than that it is closed. */
  readonly closedReason?: string | null
  /** When it closes by the calendar, and how long to wait between two comments of one reader. */
  readonly closesAt: Instant | null
  readonly slowSeconds: number
  readonly asked: CommentsAsked
  readonly comments: CommentsPage
  readonly clauses: readonly ClauseRow[]
}

export function commentsView(site: Site, of: Discussion): CommentsView {
  return {
    count: of.count,
    items: buildThread(of.comments.rows).map((node) => commentView(site, of, node)),
    paging: pagingOf(site, of),
    orders: ordersOf(site, of),
    live: liveOf(site, of),
    mineUrl: MINE,
    open: of.open,
    closedReason: of.open ? null : (of.closedReason ?? refusalMessage('comments-closed', site.lang)),
    form: of.open
      ? formView(site, {
          articleId: of.articleId,
          parent: null,
          nonce: null,
          values: NOTHING_TYPED,
          errors: {},
          marked: null,
          notes: formNotes(site, of),
        })
      : null,
    terms: of.open ? of.clauses.map((clause) => clauseView(site, clause, false)) : [],
  }
}

/** A reader's own comments. */
export const MINE = '/comments/mine'

/** The page of an article on which a page of its discussion stands, at the comments. */
function commentsPath(articlePath: string, asked: CommentsAsked): string {
  return `${articlePath}${commentsQuery(asked)}#comments`
}

/** The page of the discussion in its usual order, at one comment. */
export function commentPlace(articlePath: string, page: number, id: number): string {
  return `${articlePath}${commentsQuery({ page, order: COMMENT_ORDERS[0] })}#c-${id}`
}

type Words = 'comments.earlier' | 'comments.later' | 'list.previous' | 'list.next'

/** What the page before and the page after hold, seen in the order chosen. */
const AROUND: Readonly<Record<CommentOrder, readonly [previous: Words, next: Words]>> = {
  oldest: ['comments.earlier', 'comments.later'],
  newest: ['comments.later', 'comments.earlier'],
  answered: ['list.previous', 'list.next'],
  liked: ['list.previous', 'list.next'],
}

function pagingOf(site: Site, { articlePath, asked, comments, count }: Discussion): CommentsPaging | null {
  const { t } = site.messages
  const { page, order } = asked
  if (page === 1 && !comments.hasLater) return null
  const [before, after] = AROUND[order]
  const link = (label: Words, to: number) => ({ label: t(label), url: commentsPath(articlePath, { page: to, order }) })
  // Counted a moment before or after the page was read.
  const pages = Math.max(page + (comments.hasLater ? 1 : 0), pageOfPosition(Math.max(0, count - 1)))
  return {
    previous: page > 1 ? link(before, page - 1) : null,
    next: comments.hasLater ? link(after, page + 1) : null,
    place: t('list.page', { page, pages }),
  }
}

/** Likes are told apart by networks, which are not kept in «وضع الحماية». */
export function likesAreOn({ moderation: { likes, protection } }: Site): boolean {
  return likes && !protection
}

/** The order is part of the address: a link to it shows everybody the same. */
function ordersOf(site: Site, { articlePath, asked, count }: Discussion): LinkView[] {
  if (count < 2) return []
  return COMMENT_ORDERS.filter((order) => order !== 'liked' || likesAreOn(site)).map((order) => ({
    label: site.messages.t(`comments.order.${order}`),
    url: commentsPath(articlePath, { page: 1, order }),
    current: order === asked.order,
  }))
}

/** Only what is open grows. `have` is what the page shows, so that what is new is what has come since. */
function liveOf(site: Site, { articleId, articlePath, count, open }: Discussion): CommentsLive | null {
  if (!site.moderation.live || !open) return null
  return {
    url: `/comments/live?article=${articleId}&have=${count}`,
    showUrl: commentsPath(articlePath, { page: 1, order: 'newest' }),
  }
}

const HOUR = 3600
const MINUTE = 60

/** «يُغلق التعليق على هذه المادة في …», «بين كل تعليقين …»: the same for every reader, as on a stored page. */
export function formNotes(
  site: Site,
  { closesAt, slowSeconds }: Pick<Discussion, 'closesAt' | 'slowSeconds'>,
): string[] {
  const { t } = site.messages
  return [
    ...(closesAt === null ? [] : [t('form.closesAt', { date: site.dates.dateTime(closesAt) })]),
    ...(slowSeconds === 0 ? [] : [t('form.slow', { wait: waitWords(site, slowSeconds) })]),
  ]
}

/** «دقيقتين», «30 ثانية»: rounded up, in the form that follows a preposition. */
export function waitWords(site: Site, seconds: number): string {
  const { t } = site.messages
  if (seconds <= 90 && seconds !== MINUTE) return t('wait.seconds', { count: Math.max(1, Math.ceil(seconds)) })
  if (seconds < 2 * HOUR) return t('wait.minutes', { count: Math.ceil(seconds / MINUTE) })
  return t('wait.hours', { count: Math.ceil(seconds / HOUR) })
}

function commentView(site: Site, of: Discussion, { row, replies, answers }: ThreadNode<PublicComment>): CommentView {
  const { t } = site.messages
  return {
    id: row.id,
    name: row.name,
    badge: row.by === 'reader' ? null : t(row.by === 'author' ? 'comments.author' : 'comments.staff'),
    time: commentTime(site, row.at),
    url: `/comments/${row.id}`,
    body: row.body === null ? null : paragraphs(row.body),
    notice: row.body === null ? t('comments.gone') : null,
    answering: answeringLink(of, answers),
    edited: row.body === null || row.editedAt === null ? null : commentTime(site, row.editedAt),
    replyUrl: of.open && row.body !== null ? `/comments/new?article=${of.articleId}&parent=${row.id}` : null,
    reportUrl: row.body === null ? null : `/comments/${row.id}/report`,
    likes: row.body === null || !likesAreOn(site) ? null : { count: row.likes, action: `/comments/${row.id}/like` },
    replies: replies.map((reply) => commentView(site, of, reply)),
  }
}

function answeringLink({ comments }: Discussion, answers: number | null): LinkView | null {
  if (answers === null) return null
  const name =
    comments.answeredElsewhere.get(answers) ??
    comments.rows.find(({ id, body }) => id === answers && body !== null)?.name
  return name === undefined ? null : { label: name, url: `/comments/${answers}` }
}

export function paragraphs(stored: string): CommentParagraph[] {
  return toParagraphs(stored, readWebAddress)
}

/** When a comment was written; in «وضع الحماية» only the day, also for machines. */
export function commentTime(site: Site, at: string): TimeView {
  const time = timeView(site, at)
  return site.moderation.protection ? { ...time, iso: site.dates.day(at) } : time
}

/** Clauses with their numbers; with their definitions where there is room. */
export function clauseView(site: Site, clause: ClauseRow, whole: boolean): ClauseView {
  const [title, text] =
    site.lang === 'ar' ? [clause.titleAr, clause.definitionAr] : [clause.titleEn, clause.definitionEn]
  return { number: clauseNumber(clause.code), title, text: whole ? text : null }
}

/** Name of the field that people do not see. It says nothing about being one. */
export const TRAP_FIELD = 'website'

export const NOTHING_TYPED = { name: '', email: '', body: '' } as const

export type FormFacts = Pick<
  CommentFormView,
  'articleId' | 'parent' | 'nonce' | 'values' | 'errors' | 'marked' | 'notes'
>

export function formView(site: Site, facts: FormFacts): CommentFormView {
  const terms = site.facts.pages.find(({ role }) => role === 'terms')
  const { asksEmail, needsEmail } = commentRules(site.moderation)
  return {
    ...facts,
    action: '/comments',
    email: needsEmail ? 'required' : asksEmail ? 'optional' : 'none',
    proofUrl: site.moderation.proofOfWork ? `/comments/riddle?article=${facts.articleId}` : null,
    maxLength: COMMENT_LIMITS.letters,
    honeypot: TRAP_FIELD,
    termsUrl: terms ? pagePath(terms.slug, site.prefix) : frontPath(site.prefix),
  }
}
