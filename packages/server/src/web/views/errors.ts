import type { LinkView, SiteView } from './site.ts'

interface ErrorBase {
  readonly site: SiteView
  /** Latest articles, when the database can be asked; else empty. */
  readonly latest: readonly LinkView[]
}

export type ErrorPageView =
  | (ErrorBase & { readonly status: 404 })
  /** Withdrawn: `date` and `reason` are ready words. */
  | (ErrorBase & { readonly status: 410; readonly date: string; readonly reason: string })
  | (ErrorBase & { readonly status: 451; readonly date: string; readonly authority: string })
  | (ErrorBase & { readonly status: 429; readonly retryAfterSeconds: number })
  | (ErrorBase & { readonly status: 500; readonly reference: string })
  /** Any other refusal: the ready sentence of its code. */
  | (ErrorBase & {
      readonly status: 400 | 401 | 403 | 405 | 409 | 413 | 415 | 421 | 422 | 503
      readonly message: string
    })
