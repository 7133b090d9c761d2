import { slugKey } from '@warraq/arabic'
import { archivePath, correctionsPath, feedPath, personPath, sectionPath, tagPath } from '@warraq/core/links/addresses'
import type { LocalDate } from '@warraq/core/time'
import { fromEpoch } from '@warraq/core/time'
import { articlesBetween } from '../../store/reader/articles.ts'
import { publicPerson, publicTag } from '../../store/reader/lists.ts'
import type { Answer } from '../answers.ts'
import { ABSENT } from '../answers.ts'
import {
  LAST_PAGE,
  authorPageView,
  correctionsPageView,
  paging,
  sectionPageView,
  storyCards,
  tagPageView,
} from '../loaders/lists.ts'
import { siteView } from '../loaders/site-view.ts'
import { AuthorPage, SectionPage, TagPage } from '../pages/list-pages.tsx'
import { CorrectionsPage } from '../pages/plain-pages.tsx'
import type { SectionPageView } from '../views/lists.ts'
import { htmlPage, personTags, redirect } from './pages.ts'
import { findOldAddress, followOldAddress } from './old-address.ts'
import type { ReaderCall } from './reader-route.ts'
import { sectionAsked } from './section-asked.ts'

/** Lists print today's date in the masthead and end with the day. */
function untilMidnight({ context, site }: ReaderCall) {
  return { expiresAt: site.dates.nextMidnight(context.now()) }
}

/** Null for a page number that the canonical address would not name. */
function pageNumber({ params }: ReaderCall): number | null {
  const page = Number(params['page'] ?? 1)
  return page <= LAST_PAGE ? page : null
}

export async function section(call: ReaderCall): Promise<Answer> {
  const { context, site, path, params } = call
  const page = pageNumber(call)
  const found = sectionAsked(site, params['section'] ?? '')
  if (!found) return followOldAddress(call)
  if (page === null) return followOldAddress(call)
  const canonical = sectionPath(found.slug, site.prefix, page)
  if (path !== canonical && page === 1) return redirect(canonical)
  const view = await sectionPageView(context, site, found, page)
  // A page that is not here would be led to in vain: its list is asked for instead.
  if (path !== canonical && view) return redirect(canonical)
  return view
    ? htmlPage(site, SectionPage, view, {
        tags: [`section:${found.id}`, ...personTags(view.stories)],
        ...untilMidnight(call),
      })
    : followOldAddress(call)
}

export async function tag(call: ReaderCall): Promise<Answer> {
  const { context, site, path, params } = call
  const asked = params['slug'] ?? ''
  const page = pageNumber(call)
  const found = await publicTag(context.read, [...new Set([asked.normalize('NFC'), slugKey(asked)])])
  if (!found) return followOldAddress(call)
  if (page === null) return followOldAddress(call)
  const canonical = tagPath(found.slug, site.prefix, page)
  if (path !== canonical && page === 1) return redirect(canonical)
  const view = await tagPageView(context, site, found, page)
  if (path !== canonical && view) return redirect(canonical)
  return view
    ? htmlPage(site, TagPage, view, { tags: [`tag:${found.id}`, ...personTags(view.stories)], ...untilMidnight(call) })
    : followOldAddress(call)
}

/** Old sites know their authors by names, and a name may be a number: what was imported with that address has it. */
export async function author(call: ReaderCall): Promise<Answer> {
  const { context, site, path, params } = call
  const person = await publicPerson(context.read, Number(params['id']), site.lang)
  const page = pageNumber(call)
  // Whoever was merged into another is asked for by number, whatever name stands behind it.
  if (!person || page === null)
    return (await findOldAddress(call)) ?? followOldAddress({ ...call, path: `/author/${params['id'] ?? ''}` })
  const canonical = personPath(person, site.prefix, page)
  if (path !== canonical) return (await findOldAddress(call)) ?? redirect(canonical)
  const view = await authorPageView(context, site, person, page)
  return view
    ? htmlPage(site, AuthorPage, view, {
        tags: [`person:${person.id}`, ...personTags(view.stories)],
        ...untilMidnight(call),
      })
    : ABSENT
}

export async function corrections(call: ReaderCall): Promise<Answer> {
  const { context, site, path } = call
  const page = pageNumber(call)
  if (page === null) return ABSENT
  const canonical = correctionsPath(site.prefix, page)
  if (path !== canonical) return redirect(canonical)
  const view = await correctionsPageView(context, site, page)
  return view ? htmlPage(site, CorrectionsPage, view, { tags: ['corrections'], ...untilMidnight(call) }) : ABSENT
}

/** Stories of one day that its page lists; a day with more is an import's. */
const MOST_OF_A_DAY = 200

/** What was published on one day of the newspaper's calendar. */
export async function archive(call: ReaderCall): Promise<Answer> {
  const { context, site, params, path } = call
  const day = dayOf(params)
  if (day === null) return ABSENT
  const url = archivePath(day, site.prefix)
  if (path !== url) return redirect(url)
  const from = site.dates.startOfDay(day)
  const to = site.dates.nextMidnight(from)
  const rows = await articlesBetween(context.read, site.lang, from, to, { limit: MOST_OF_A_DAY, offset: 0 })
  if (rows.length === 0) return ABSENT
  const view: SectionPageView = {
    site: siteView(context, site, url, true),
    canonicalUrl: context.config.publicUrl.origin + url,
    name: site.messages.t('archive.title', { date: site.dates.date(from) }),
    description: null,
    parents: [],
    children: [],
    stories: await storyCards(context, site, rows),
    paging: paging(1, 1, () => url),
    feedUrl: feedPath(site.prefix),
  }
  return htmlPage(site, SectionPage, view, { tags: ['lists', ...personTags(view.stories)], ...untilMidnight(call) })
}

/** Null for what no calendar has. */
function dayOf({ year = '', month = '', day = '' }: ReaderCall['params']): LocalDate | null {
  if (!/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day) || year.length > 4) return null
  const text = `${year.padStart(4, '0')}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  const at = Date.parse(text)
  return !Number.isNaN(at) && fromEpoch(at).startsWith(text) ? (text as LocalDate) : null
}
