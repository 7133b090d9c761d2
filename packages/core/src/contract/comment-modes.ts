import * as v from 'valibot'
import { COMMENT_MODES } from './site.ts'
import { id, line } from './wire.ts'

/** How comments are taken under one article or in one section, over the newspaper's own way. */

export const OWN_MODES = [...COMMENT_MODES, 'closed'] as const

const whole = (least: number, most: number) => v.pipe(v.number(), v.safeInteger(), v.minValue(least), v.maxValue(most))

export const commentModeInput = v.strictObject({
  scope: v.picklist(['section', 'article']),
  id,
  /** Null: as around it. All of them null takes the own way back. */
  mode: v.nullable(v.picklist(OWN_MODES)),
  closeAfterDays: v.nullable(whole(1, 3650)),
  slowSeconds: v.nullable(whole(0, 3600)),
  /** Ends by itself after so many hours. */
  hours: v.nullable(whole(1, 24 * 31)),
  /** Releases the brake. */
  release: v.boolean(),
  why: line(200),
})

export interface OwnCommentMode {
  readonly mode: (typeof OWN_MODES)[number] | null
  readonly closeAfterDays: number | null
  readonly slowSeconds: number | null
  readonly until: string | null
  readonly why: string
  readonly setBy: string | null
  readonly at: string
}

/** Under one article: what it has of its own, and what counts. */
export interface ArticleCommentMode {
  readonly own: OwnCommentMode | null
  readonly brakeUntil: string | null
  readonly now: {
    readonly mode: (typeof COMMENT_MODES)[number]
    readonly closed: boolean
    readonly closesAt: string | null
    readonly slowSeconds: number
  }
}

export interface CommentModeRow extends OwnCommentMode {
  readonly scope: 'section' | 'article'
  readonly id: number
  readonly title: string
  readonly brakeUntil: string | null
}
