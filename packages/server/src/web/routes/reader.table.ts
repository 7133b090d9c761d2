import { article } from './article.ts'
import { archive, author, corrections, section, tag } from './lists.ts'
import { favicon, feed, front, robots, search, shortLink, staticPage, themeSheet } from './places.ts'
import type { ReaderRoute } from './reader-route.ts'

const open = { who: 'anyone', query: [] as readonly string[] } as const

/** Every address a reader can open, most particular first. What is not here is looked up among old addresses. */
export const READER_ROUTES: readonly ReaderRoute[] = [
  {
    name: 'front',
    pattern: '/',
    ...open,
    query: ['p', 'page_id', 'attachment_id', 'cat', 'author', 'feed'],
    limit: null,
    stored: true,
    answer: front,
  },
  { name: 'robots', pattern: '/robots.txt', ...open, limit: null, stored: true, answer: robots },
  { name: 'favicon', pattern: '/favicon.ico', ...open, limit: null, stored: false, answer: favicon },
  { name: 'feed', pattern: '/feed.xml', ...open, limit: null, stored: true, answer: feed },
  {
    name: 'feed-alias',
    pattern: '/feed',
    ...open,
    limit: null,
    stored: false,
    answer: () => Promise.resolve({ kind: 'redirect', to: '/feed.xml', permanent: true }),
  },
  { name: 'theme', pattern: '/theme.css', ...open, limit: null, stored: true, answer: themeSheet },
  { name: 'search', pattern: '/search', ...open, query: ['q', 'page'], limit: 30, stored: false, answer: search },
  { name: 'short-link', pattern: '/s/:code', ...open, limit: null, stored: false, answer: shortLink },
  { name: 'corrections', pattern: '/corrections', ...open, limit: null, stored: true, answer: corrections },
  {
    name: 'corrections-page',
    pattern: '/corrections/page/:page#',
    ...open,
    limit: null,
    stored: true,
    answer: corrections,
  },
  { name: 'author', pattern: '/author/:id#/:slug?', ...open, limit: null, stored: true, answer: author },
  {
    name: 'author-page',
    pattern: '/author/:id#/:slug/page/:page#',
    ...open,
    limit: null,
    stored: true,
    answer: author,
  },
  { name: 'tag', pattern: '/tag/:slug', ...open, limit: null, stored: true, answer: tag },
  { name: 'tag-page', pattern: '/tag/:slug/page/:page#', ...open, limit: null, stored: true, answer: tag },
  { name: 'archive', pattern: '/archive/:year#/:month/:day', ...open, limit: null, stored: true, answer: archive },
  { name: 'static-page', pattern: '/page/:slug', ...open, limit: null, stored: true, answer: staticPage },
  { name: 'section-page', pattern: '/:section/page/:page#', ...open, limit: null, stored: true, answer: section },
  {
    name: 'article',
    pattern: '/:section/:id#/:slug?',
    ...open,
    query: ['comments'],
    limit: null,
    stored: true,
    answer: article,
  },
  { name: 'section', pattern: '/:section', ...open, limit: null, stored: true, answer: section },
]
