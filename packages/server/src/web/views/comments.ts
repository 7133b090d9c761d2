import type { TimeView } from './site.ts'

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
  /** Leads to the form for an answer, without scripts; null when answers are not taken. */
  readonly replyUrl: string | null
  readonly replies: readonly CommentView[]
}

/** One numbered condition. `number` is what a decision cites. */
export interface ClauseView {
  readonly number: number
  readonly title: string
  readonly text: string | null
}

export type CommentField = 'name' | 'email' | 'body'

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
  /** False in «وضع الحماية»: there is no e-mail field at all. */
  readonly asksEmail: boolean
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
  readonly earlierUrl: string | null
  readonly laterUrl: string | null
  readonly open: boolean
  /** Ready sentence, when `open` is false. */
  readonly closedReason: string | null
  /** Null when `open` is false. */
  readonly form: CommentFormView | null
  readonly terms: readonly ClauseView[]
}
