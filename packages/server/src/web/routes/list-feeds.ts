/** Feeds of one section, person or tag: the newest of what their pages list. */

import { slugKey } from '@warraq/arabic'
import {
  personFeedPath,
  personPath,
  sectionFeedPath,
  sectionPath,
  tagFeedPath,
  tagPath,
} from '@warraq/core/links/addresses'
import { ITEMS, feedOfArticles } from '../../feeds/site-feed.ts'
import type { CardRow } from '../../store/reader/articles.ts'
import { articlesOfPerson, articlesOfSections, articlesOfTag } from '../../store/reader/articles.ts'
import { publicPerson, publicTag } from '../../store/reader/lists.ts'
import type { Answer } from '../answers.ts'
import { ABSENT } from '../answers.ts'
import { sectionTree } from '../loaders/cards.ts'
import { RSS, feedParts } from '../loaders/feed.ts'
import { nameOf } from '../loaders/site-view.ts'
import { followOldAddress } from './old-address.ts'
import { redirect, rendered } from './pages.ts'
import type { ReaderCall } from './reader-route.ts'
import { sectionAsked } from './section-asked.ts'

const NEWEST = { limit: ITEMS, offset: 0 }

export async function sectionFeed(call: ReaderCall): Promise<Answer> {
  const { context, site, path, params } = call
  const found = sectionAsked(site, params['section'] ?? '')
  if (!found) return followOldAddress(call)
  const canonical = sectionFeedPath(found.slug, site.prefix)
  if (path !== canonical) return redirect(canonical)
  const rows = await articlesOfSections(context.read, site.lang, sectionTree(site, found.id), NEWEST)
  const list = { name: found.name, about: found.description, homePath: sectionPath(found.slug, site.prefix) }
  return feedAnswer(call, { ...list, feedPath: canonical, tag: `section:${found.id}` }, rows)
}

export async function tagFeed(call: ReaderCall): Promise<Answer> {
  const { context, site, path, params } = call
  const asked = params['slug'] ?? ''
  const found = await publicTag(context.read, [...new Set([asked.normalize('NFC'), slugKey(asked)])])
  if (!found) return followOldAddress(call)
  const canonical = tagFeedPath(found.slug, site.prefix)
  if (path !== canonical) return redirect(canonical)
  const rows = await articlesOfTag(context.read, found.id, NEWEST)
  const list = { name: site.messages.t('tag.title', { name: found.name }), about: '' }
  const homePath = tagPath(found.slug, site.prefix)
  return feedAnswer(call, { ...list, homePath, feedPath: canonical, tag: `tag:${found.id}` }, rows)
}

export async function personFeed(call: ReaderCall): Promise<Answer> {
  const { context, site, path, params } = call
  const person = await publicPerson(context.read, Number(params['id']), site.lang)
  if (!person) return ABSENT
  const canonical = personFeedPath(person, site.prefix)
  if (path !== canonical) return redirect(canonical)
  const rows = await articlesOfPerson(context.read, person.id, NEWEST)
  const list = { name: person.name, about: person.bio, homePath: personPath(person, site.prefix) }
  return feedAnswer(call, { ...list, feedPath: canonical, tag: `person:${person.id}` }, rows)
}

interface FeedOf {
  readonly name: string
  readonly about: string
  readonly homePath: string
  readonly feedPath: string
  readonly tag: string
}

/** What changes in an article changes `lists`; which articles there are, and what they are called by, has its own tag. */
async function feedAnswer(
  { context, site }: ReaderCall,
  { name, about, homePath, feedPath, tag }: FeedOf,
  rows: readonly CardRow[],
): Promise<Answer> {
  const changes = { name: `${name} | ${nameOf(site)}`, tagline: about, homePath, feedPath }
  const body = await feedOfArticles(
    feedParts(context, site, changes),
    rows.map(({ id }) => id),
  )
  return { kind: 'page', page: rendered(RSS, body, { tags: [tag, 'lists'] }) }
}
