/** What happened, written in the same transaction as the rows it tells about. Ids only, never texts. */
export type DomainEvent =
  | { readonly type: 'article-saved'; readonly articleId: number }
  | { readonly type: 'article-published'; readonly articleId: number; readonly revisionId: number }
  | { readonly type: 'article-scheduled'; readonly articleId: number; readonly at: string }
  | { readonly type: 'article-withdrawn'; readonly articleId: number }
  | { readonly type: 'article-moved'; readonly articleId: number; readonly state: string }
  | { readonly type: 'comment-posted'; readonly commentId: number; readonly state: string }
  | { readonly type: 'comment-edited'; readonly commentId: number }
  | { readonly type: 'comment-decided'; readonly commentId: number; readonly decisionId: number }
  | { readonly type: 'account-invited'; readonly accountId: number }
  | { readonly type: 'media-uploaded'; readonly mediaId: number }
  | { readonly type: 'site-changed'; readonly what: string }

export type EventType = DomainEvent['type']

/** Jobs that follow each event; one row per subscriber, so that each is retried alone. */
export const SUBSCRIBERS: Readonly<Record<EventType, readonly string[]>> = {
  'article-saved': ['index-working'],
  'article-published': ['index-article'],
  'article-scheduled': [],
  'article-withdrawn': ['index-article'],
  'article-moved': [],
  'comment-posted': ['index-comment', 'plan-answer-letter'],
  'comment-edited': ['index-comment'],
  'comment-decided': ['plan-statement', 'plan-answer-letter', 'plan-report-answers'],
  'account-invited': [],
  'media-uploaded': ['make-variants', 'index-media'],
  'site-changed': [],
}
