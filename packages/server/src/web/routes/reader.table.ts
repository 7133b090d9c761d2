import { article } from './article.ts'
import { breaking } from './breaking.ts'
import { archive, author, corrections, section, tag } from './lists.ts'
import { personFeed, sectionFeed, tagFeed } from './list-feeds.ts'
import { OLD_QUERIES } from './old-address.ts'
import { feed, feedAlias, front, robots, shortLink, staticPage, themeSheet } from './places.ts'
import { SEARCH_FIELD_NAMES } from '../loaders/search-request.ts'
import type { ReaderRoute } from './reader-route.ts'
import { search, searchFeedRoute, suggest } from './search.ts'
import { transparency, transparencyFile } from './transparency.ts'

const page = { who: 'anyone', query: [], limit: null, editions: 'each', stored: true } as const

/** Every address a reader can open, most particular first. What is not here is looked up among old addresses. */
export const READER_ROUTES: readonly ReaderRoute[] = [
  {
    ...page,
    name: 'front',
    pattern: '/',
    query: OLD_QUERIES,
    answer: front,
  },
  { ...page, name: 'robots', pattern: '/robots.txt', editions: 'one', answer: robots },
  { ...page, name: 'breaking', pattern: '/breaking.json', answer: breaking },
  { ...page, name: 'feed', pattern: '/feed.xml', answer: feed },
  { ...page, name: 'feed-alias', pattern: '/feed', stored: false, leadsOn: true, answer: feedAlias },
  { ...page, name: 'theme', pattern: '/theme.css', editions: 'one', answer: themeSheet },
  {
    ...page,
    name: 'search',
    pattern: '/search',
    query: [...SEARCH_FIELD_NAMES, 'after'],
    limit: 30,
    stored: false,
    answer: search,
  },
  {
    ...page,
    name: 'search-feed',
    pattern: '/search/feed.xml',
    query: SEARCH_FIELD_NAMES,
    limit: 30,
    stored: false,
    answer: searchFeedRoute,
  },
  // One while typing, many a minute: the field waits between two letters.
  { ...page, name: 'suggest', pattern: '/search/suggest', query: ['q'], limit: 120, stored: false, answer: suggest },
  { ...page, name: 'short-link', pattern: '/s/:code', editions: 'one', stored: false, answer: shortLink },
  { ...page, name: 'transparency', pattern: '/transparency', answer: transparency },
  { ...page, name: 'transparency-csv', pattern: '/transparency.csv', editions: 'one', answer: transparencyFile },
  { ...page, name: 'corrections', pattern: '/corrections', answer: corrections },
  { ...page, name: 'corrections-page', pattern: '/corrections/page/:page#', answer: corrections },
  { ...page, name: 'author-feed-bare', pattern: '/author/:id#/feed.xml', answer: personFeed },
  { ...page, name: 'author-feed', pattern: '/author/:id#/:slug/feed.xml', answer: personFeed },
  { ...page, name: 'author', pattern: '/author/:id#/:slug?', answer: author },
  { ...page, name: 'author-page', pattern: '/author/:id#/:slug/page/:page#', answer: author },
  { ...page, name: 'tag-feed', pattern: '/tag/:slug/feed.xml', answer: tagFeed },
  { ...page, name: 'tag', pattern: '/tag/:slug', answer: tag },
  { ...page, name: 'tag-page', pattern: '/tag/:slug/page/:page#', answer: tag },
  { ...page, name: 'archive', pattern: '/archive/:year#/:month/:day', answer: archive },
  { ...page, name: 'static-page', pattern: '/page/:slug', answer: staticPage },
  { ...page, name: 'section-feed', pattern: '/:section/feed.xml', answer: sectionFeed },
  { ...page, name: 'section-page', pattern: '/:section/page/:page#', answer: section },
  { ...page, name: 'article', pattern: '/:section/:id#/:slug?', query: ['comments', 'order'], answer: article },
  { ...page, name: 'section', pattern: '/:section', answer: section },
]
