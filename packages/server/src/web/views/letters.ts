import type { LetterField, LetterKind } from '@warraq/core/care/letters'
import type { CommentParagraph } from './comments.ts'
import type { OwnPage } from './own.ts'
import type { LinkView, TimeView } from './site.ts'

/** «أبلغ عن خطأ» or «حق الرد»; a refused form comes back filled. */
export interface LetterFormView extends OwnPage {
  readonly kind: LetterKind
  readonly articleId: number
  readonly article: LinkView
  readonly action: string
  /** Name of the field that people do not see. */
  readonly trap: string
  readonly fields: readonly {
    readonly name: LetterField
    readonly value: string
    readonly needed: boolean
    readonly error: string | null
    /** UTF-16 units. */
    readonly most: number
  }[]
  readonly errors: Partial<Readonly<Record<LetterField | 'form', string>>>
}

/** What became of a letter: for whoever has its address. */
export interface LetterStatusView extends OwnPage {
  readonly title: string
  readonly standing: string
  readonly article: LinkView | null
  readonly quote: string
  readonly text: readonly CommentParagraph[]
  readonly time: TimeView
  readonly lines: readonly { readonly text: readonly CommentParagraph[]; readonly time: TimeView }[]
  readonly correction: string | null
  readonly reply: LinkView | null
}
