import type { DeskRouteName } from '@warraq/core/contract/routes'
import type { TokenScope } from '@warraq/core/people/token-scopes'

/**
 * What a program may call with a token, and the scope that opens it. What is not here is for people who are signed in:
 * accounts, keys, tokens, the log, settings, exports and imports never stand here, and nothing that is a dangerous act.
 */
export const TOKEN_ROUTES: Readonly<Partial<Record<DeskRouteName, TokenScope>>> = {
  'articles.list': 'articles.read',
  'articles.read': 'articles.read',
  'articles.alike': 'articles.read',
  'articles.history': 'articles.read',
  'articles.revision': 'articles.read',
  'search.articles': 'articles.read',
  'sections.list': 'articles.read',
  'persons.list': 'articles.read',
  'tags.list': 'articles.read',

  'articles.create': 'articles.write',
  'articles.save': 'articles.write',

  'articles.step': 'articles.steps',
  'articles.correct': 'articles.steps',

  'media.list': 'media',
  'media.upload': 'media',
  'media.record': 'media',
  'media.describe': 'media',
  'search.media': 'media',

  'comments.list': 'comments',
  'comments.read': 'comments',
  'comments.decide': 'comments',
  'cases.list': 'comments',
  'cases.counts': 'comments',
  'cases.read': 'comments',
  'search.comments': 'comments',
}
