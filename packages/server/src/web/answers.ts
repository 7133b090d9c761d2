import type { RefusalCode } from '@warraq/core/errors'
import type { RenderedPage } from './page-store/stored-page.ts'

/** What a reader route found at an address. */
export type Answer =
  | { readonly kind: 'page'; readonly page: RenderedPage }
  /** The one canonical spelling, or where an old address leads. */
  | { readonly kind: 'redirect'; readonly to: string; readonly permanent: boolean }
  | { readonly kind: 'absent' }
  | { readonly kind: 'withdrawn'; readonly at: string; readonly reason: string }
  | { readonly kind: 'legal'; readonly at: string; readonly authority: string }
  | { readonly kind: 'refused'; readonly code: RefusalCode; readonly retryAfter?: number }

/** Whatever is not a page of its own. */
export type Elsewhere = Exclude<Answer, { kind: 'page' }>

export const ABSENT: Elsewhere = { kind: 'absent' }
