import { COMMENT_LIMITS } from '@warraq/core/comments/check'
import { toParagraphs } from '@warraq/core/comments/display'
import { COMMENT_RULES } from '@warraq/core/comments/open'
import { clauseNumber } from '@warraq/core/comments/statement'
import type { ThreadNode } from '@warraq/core/comments/thread'
import { buildThread } from '@warraq/core/comments/thread'
import { refusalMessage } from '@warraq/core/errors'
import { frontPath, pagePath } from '@warraq/core/links/addresses'
import type { ClauseRow } from '../../store/reader/clauses.ts'
import type { CommentsPage, PublicComment } from '../../store/reader/comments.ts'
import { timeView } from '../loaders/cards.ts'
import type { Site } from '../sites.ts'
import type { ClauseView, CommentFormView, CommentParagraph, CommentsView, CommentView } from '../views/comments.ts'
import { readWebAddress } from './web-address.ts'

/** Everything that takes part in a discussion's page. */
export interface Discussion {
  readonly articleId: number
  /** Root-relative, without query. */
  readonly articlePath: string
  readonly count: number
  readonly open: boolean
  /** From 1. */
  readonly page: number
  readonly comments: CommentsPage
  readonly clauses: readonly ClauseRow[]
}

export function commentsView(site: Site, of: Discussion): CommentsView {
  const pageUrl = (page: number): string => commentsPath(of.articlePath, page)
  return {
    count: of.count,
    items: buildThread(of.comments.rows).map((node) => commentView(site, of, node)),
    earlierUrl: of.page > 1 ? pageUrl(of.page - 1) : null,
    laterUrl: of.comments.hasLater ? pageUrl(of.page + 1) : null,
    open: of.open,
    closedReason: of.open ? null : refusalMessage('comments-closed', site.lang),
    form: of.open
      ? formView(site, { articleId: of.articleId, parent: null, nonce: null, values: NOTHING_TYPED, errors: {} })
      : null,
    terms: of.open ? of.clauses.map((clause) => clauseView(site, clause, false)) : [],
  }
}

/** The page of an article on which a page of its discussion stands, at the comments. */
export function commentsPath(articlePath: string, page: number): string {
  return `${articlePath}${page > 1 ? `?comments=${page}` : ''}#comments`
}

/** The same page, at one comment. */
export function commentPlace(articlePath: string, page: number, id: number): string {
  return `${articlePath}${page > 1 ? `?comments=${page}` : ''}#c-${id}`
}

function commentView(site: Site, of: Discussion, { row, replies, answers }: ThreadNode<PublicComment>): CommentView {
  const { t } = site.messages
  return {
    id: row.id,
    name: row.name,
    badge: row.byStaff ? t('comments.staff') : null,
    time: timeView(site, row.at),
    url: `/comments/${row.id}`,
    body: row.body === null ? null : paragraphs(row.body),
    notice: row.body === null ? t('comments.gone') : answeringNotice(site, of, answers),
    replyUrl: of.open && row.body !== null ? `/comments/new?article=${of.articleId}&parent=${row.id}` : null,
    replies: replies.map((reply) => commentView(site, of, reply)),
  }
}

/** «ردًّا على …», where the comment answered is not the one around this one. */
function answeringNotice(site: Site, { comments }: Discussion, answers: number | null): string | null {
  if (answers === null) return null
  const name =
    comments.answeredElsewhere.get(answers) ??
    comments.rows.find(({ id, body }) => id === answers && body !== null)?.name
  return name === undefined ? null : site.messages.t('comments.answering', { name })
}

export function paragraphs(stored: string): CommentParagraph[] {
  return toParagraphs(stored, readWebAddress)
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

export type FormFacts = Pick<CommentFormView, 'articleId' | 'parent' | 'nonce' | 'values' | 'errors'>

export function formView(site: Site, facts: FormFacts): CommentFormView {
  const terms = site.facts.pages.find(({ role }) => role === 'terms')
  return {
    ...facts,
    action: '/comments',
    asksEmail: COMMENT_RULES.asksEmail,
    maxLength: COMMENT_LIMITS.letters,
    honeypot: TRAP_FIELD,
    termsUrl: terms ? pagePath(terms.slug, site.prefix) : frontPath(site.prefix),
  }
}
