import type { ReportField } from '@warraq/core/comments/report'
import type { ClauseView, CommentParagraph } from './comments.ts'
import type { OwnPage } from './own.ts'
import type { LinkView, TimeView } from './site.ts'

/** The comment that a page is about. */
export interface QuotedComment {
  readonly name: string
  readonly time: TimeView
  readonly body: readonly CommentParagraph[]
  readonly url: string
}

export interface ClauseChoice extends ClauseView {
  readonly code: string
}

/** The form that reports a comment against the terms, or the notice that it is unlawful. */
export interface ReportFormView extends OwnPage {
  readonly kind: 'terms' | 'illegal'
  readonly comment: QuotedComment
  readonly action: string
  /** Of the words shown; hidden field `revision`. */
  readonly revisionId: number
  readonly clauses: readonly ClauseChoice[]
  readonly values: Readonly<Record<'clause' | 'note' | 'law' | 'name' | 'email', string>> & {
    readonly goodFaith: boolean
  }
  readonly errors: Partial<Readonly<Record<ReportField | 'form', string>>>
  readonly asksContact: boolean
  /** The other of the two forms. */
  readonly otherUrl: string
}

/** What has become of a report: for who sent it. */
export interface ReportView extends OwnPage {
  readonly title: string
  readonly standing: string
  /** Null without the cookie: the page says that the report has arrived and nothing of it. */
  readonly report: {
    readonly article: LinkView | null
    readonly clause: string
    readonly note: string
    readonly time: TimeView
  } | null
  readonly listUrl: string | null
}

export interface ReportsView extends OwnPage {
  readonly reports: readonly {
    readonly url: string
    readonly clause: string
    readonly standing: string
    readonly time: TimeView
    readonly article: LinkView | null
  }[]
}

/** «أعجبني», for a browser that has just been given its cookie, and to take it back. */
export interface LikeView extends OwnPage {
  readonly comment: QuotedComment
  readonly action: string
  readonly state: 'can-like' | 'likes' | 'own'
  readonly count: string
}
