import type { TextKey } from '../../i18n/text.tsx'
import type { FieldName } from './content-fields.ts'

/** What each field is called on the screen. */
export const LABELS: Readonly<Record<FieldName, TextKey>> = {
  kicker: 'article.kicker',
  title: 'article.title',
  standfirst: 'article.standfirst',
  lead: 'article.lead',
  body: 'article.body',
  kind: 'article.kind',
  sectionId: 'article.section',
  bylines: 'article.bylines',
  tagNames: 'article.tags',
  place: 'article.place',
  sourceLine: 'article.sourceLine',
  slug: 'article.slug',
  commentsOpen: 'article.comments',
  seoTitle: 'article.seoTitle',
  seoDescription: 'article.seo',
  flags: 'article.flags',
  lang: 'article.lang',
}
