import type { LinkView, TimeView } from './site.ts'

/** Comments are plain text with line breaks and links; a paragraph is a list of these. */
export type CommentPart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly url: string }
  | { readonly kind: 'break' }

export type CommentParagraph = readonly CommentPart[]

export interface CommentView {
  readonly id: number
  readonly name: string
  /** «من هيئة التحرير» and the like; from a role, never from the name typed. */
  readonly badge: string | null
  readonly time: TimeView
  /** Permalink. The element's id is `c-{id}`. */
  readonly url: string
  /** Null when the body was taken away; `notice` says why then. */
  readonly body: readonly CommentParagraph[] | null
  readonly notice: string | null
  /** «ردًّا على …», where the comment answered is not the one around this one. */
  readonly answering: LinkView | null
  /** When its author changed it. */
  readonly edited: TimeView | null
  /** Leads to the form for an answer, without scripts; null when answers are not taken. */
  readonly replyUrl: string | null
  /** Leads to the form that reports it; null for the place of a comment that is not shown. */
  readonly reportUrl: string | null
  /** Null where nobody likes comments. */
  readonly likes: { readonly count: number; readonly action: string } | null
  readonly replies: readonly CommentView[]
}

/** One numbered condition. `number` is what a decision cites. */
export interface ClauseView {
  readonly number: number
  readonly title: string
  readonly text: string | null
}

export type CommentField = 'name' | 'email' | 'body'

/** A piece of the text sent; `wrong` ones are why it came back. */
export interface MarkedPart {
  readonly text: string
  readonly wrong: boolean
}

/** The form as it goes out. On a stored page `values` are empty, `nonce` null, `errors` empty. */
export interface CommentFormView {
  readonly action: string
  /** Hidden field `article`. */
  readonly articleId: number
  /** Hidden field `parent`; the comment being answered. */
  readonly parent: { readonly id: number; readonly name: string } | null
  /** Hidden field `nonce`; only on forms answered fresh. */
  readonly nonce: string | null
  readonly values: { readonly name: string; readonly email: string; readonly body: string }
  /** Ready words per field; `form` is about the whole. */
  readonly errors: Partial<Readonly<Record<CommentField | 'form', string>>>
  /** `none` in «وضع الحماية» and where the newspaper asks for none: there is no such field at all. */
  readonly email: 'required' | 'optional' | 'none'
  /** Where a browser that can is given the riddle whose answer speaks for the comment; null: nothing is asked. */
  readonly proofUrl: string | null
  /** What was sent, with the words marked that cannot be accepted; null: nothing to mark. */
  readonly marked: readonly MarkedPart[] | null
  /** Ready sentences about when the discussion closes and how long to wait between two comments. */
  readonly notes: readonly string[]
  /** In graphemes, for the note under the field. */
  readonly maxLength: number
  /** Name of the field people do not see. */
  readonly honeypot: string
  readonly termsUrl: string
}

export interface CommentsView {
  /** Public comments of the article, all pages. */
  readonly count: number
  /** Top level with answers inside; at most 50 comments together. */
  readonly items: readonly CommentView[]
  readonly paging: CommentsPaging | null
  /** The orders to choose from, the current one among them; none for a discussion of one comment. */
  readonly orders: readonly LinkView[]
  /** Where an open page hears of new comments; null: it does not. */
  readonly live: CommentsLive | null
  /** «تعليقاتي»: the same address for everybody. */
  readonly mineUrl: string
  readonly open: boolean
  /** Ready sentence, when `open` is false. */
  readonly closedReason: string | null
  /** Null when `open` is false. */
  readonly form: CommentFormView | null
  readonly terms: readonly ClauseView[]
}

export interface CommentsPaging {
  readonly previous: LinkView | null
  readonly next: LinkView | null
  /** «صفحة 2 من 5». */
  readonly place: string
}

export interface CommentsLive {
  /** Says as JSON or as a stream of events what has come since the page was made. */
  readonly url: string
  /** Where the new comments stand. */
  readonly showUrl: string
}
