import type { ClauseView, CommentParagraph } from './comments.ts'
import type { LinkView, SiteView, TimeView } from './site.ts'

/** Pages that one reader sees and nobody keeps. */
export interface OwnPage {
  readonly site: SiteView
}

export interface OwnCommentView {
  readonly id: number
  readonly article: { readonly label: string; readonly url: string | null }
  readonly name: string
  readonly body: readonly CommentParagraph[]
  readonly time: TimeView
  readonly edited: TimeView | null
  /** Ready words: «منشور», «مُزال». */
  readonly state: string
  /** Draws the eye: something is asked of the reader, or was decided against them. */
  readonly marked: boolean
  /** «البند 2: …», «المطلوب: …», how an appeal stands. */
  readonly notes: readonly string[]
  readonly links: readonly LinkView[]
}

export interface OwnCommentsView extends OwnPage {
  /** What has just been done. */
  readonly done: string | null
  /** The browser is known: it has a cookie of ours. */
  readonly known: boolean
  readonly verified: boolean
  readonly sanctions: readonly { readonly text: string; readonly url: string | null }[]
  readonly comments: readonly OwnCommentView[]
  /** How often letters about answers come; null where there are none to choose. */
  readonly letters: readonly { readonly often: string; readonly label: string; readonly chosen: boolean }[] | null
  readonly newestUrl: string | null
  readonly olderUrl: string | null
}

export interface LettersStopView extends OwnPage {
  readonly stopped: boolean
  /** The address with its key. */
  readonly action: string
}

export interface EntryView extends OwnPage {
  /** `off`: no letters are sent here. `sent`: the same answer for every address. */
  readonly kind: 'ask' | 'off' | 'sent' | 'confirm' | 'expired'
  readonly email: string
  readonly error: string | null
  /** Of the link, for `confirm`. */
  readonly token: string
}

export interface EditView extends OwnPage {
  readonly id: number
  readonly article: LinkView | null
  readonly note: string
  /** What the moderators ask for. */
  readonly asked: { readonly facts: string; readonly clauses: string } | null
  readonly until: string | null
  readonly text: string
  readonly error: string | null
  readonly maxLength: number
  readonly terms: readonly ClauseView[]
  readonly termsUrl: string
}

export interface WithdrawView extends OwnPage {
  readonly id: number
  readonly name: string
  readonly body: readonly CommentParagraph[]
  readonly time: TimeView
}

export interface EraseView extends OwnPage {
  readonly count: number
  readonly erasedName: string
  readonly error: string | null
}

/** A clause whole, as it stood when it was cited. */
export interface ClauseThenView extends ClauseView {
  /** What it says of itself that it does not forbid. */
  readonly notCovered: readonly string[]
}

/** How an appeal stands, in words. */
export interface AppealView {
  readonly text: readonly CommentParagraph[]
  readonly filed: string
  readonly standing: string
  readonly decided: {
    readonly by: string
    readonly answer: readonly CommentParagraph[]
    readonly restored: boolean
  } | null
}

/** The form for an appeal; null where none is taken. */
export interface AppealFormView {
  readonly action: string
  /** Of the statement's address, for a reader without cookie. */
  readonly key: string | null
  readonly explain: string
  readonly text: string
  readonly error: string | null
}

export interface DecisionView extends OwnPage {
  readonly title: string
  readonly on: string
  readonly undone: boolean
  readonly statement: readonly CommentParagraph[]
  readonly article: LinkView | null
  readonly name: string
  readonly body: readonly CommentParagraph[]
  readonly time: TimeView
  readonly clauses: readonly ClauseThenView[]
  readonly appeal: AppealView | null
  readonly form: AppealFormView | null
  /** Why no appeal is taken, where one might be looked for. */
  readonly bar: string | null
  /** «تعليقاتي», for who came with the cookie. */
  readonly backUrl: string | null
}

export interface ArbiterView extends OwnPage {
  readonly done: boolean
  readonly article: LinkView | null
  readonly parent: { readonly name: string; readonly body: readonly CommentParagraph[] } | null
  readonly name: string
  readonly body: readonly CommentParagraph[]
  readonly time: TimeView
  readonly statement: readonly CommentParagraph[]
  readonly clauses: readonly ClauseThenView[]
  readonly appeal: readonly CommentParagraph[]
  readonly action: string
  readonly choice: 'uphold' | 'overturn' | null
  readonly answer: string
  readonly errors: { readonly choice: string | null; readonly answer: string | null }
}
