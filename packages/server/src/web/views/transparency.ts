import type { SiteView } from './site.ts'

/** «الإشراف على التعليقات بالأرقام»: ready words in every cell. */
export interface TransparencyPageView {
  readonly site: SiteView
  readonly canonicalUrl: string
  readonly csvUrl: string
  readonly termsUrl: string | null
  /** Empty when nothing has been counted yet. */
  readonly figures: readonly { readonly label: string; readonly value: string; readonly part: boolean }[]
  /** Legal demands; empty where the owner does not count them in public. */
  readonly demands: TransparencyPageView['figures']
  readonly clauses: readonly {
    readonly number: string
    readonly title: string
    readonly removed: string
    readonly reported: string
  }[]
  readonly months: readonly {
    readonly month: string
    readonly iso: string
    readonly removed: string
    readonly restored: string
    readonly reports: string
    readonly appeals: string
    readonly overturned: string
    readonly median: string
  }[]
}
