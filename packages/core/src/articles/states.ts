/** States of an article. "Corrected" is a list of corrections, not a state. `archived` is public with comments closed. */
export const ARTICLE_STATES = [
  'draft',
  'submitted',
  'in-review',
  'ready',
  'scheduled',
  'embargoed',
  'published',
  'withdrawn',
  'archived',
] as const
export type ArticleState = (typeof ARTICLE_STATES)[number]

/** States whose page a reader can open. */
export const PUBLIC_STATES: readonly ArticleState[] = ['published', 'archived']

export const ARTICLE_KINDS = [
  'news',
  'report',
  'investigation',
  'interview',
  'opinion',
  'cartoon',
  'dossier',
  'gallery',
  'video',
] as const
export type ArticleKind = (typeof ARTICLE_KINDS)[number]
