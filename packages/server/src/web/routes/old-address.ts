import {
  archivePath,
  feedPath,
  frontPath,
  pagePath,
  personFeedPath,
  personPath,
  searchPath,
  sectionFeedPath,
  sectionPath,
  segment,
  tagFeedPath,
  tagPath,
} from '@warraq/core/links/addresses'
import type { OldCandidate, OldPeriod } from '@warraq/core/links/old-addresses'
import {
  oldAddressCandidates,
  oldPeriodOf,
  oldPeriodOfQuery,
  oldQueryCandidates,
} from '@warraq/core/links/old-addresses'
import type { LocalDate } from '@warraq/core/time'
import { FIRST_PAGE } from '@warraq/core/comments/thread'
import { articlesBetween, publicArticle } from '../../store/reader/articles.ts'
import type { OldAddress } from '../../store/reader/lists.ts'
import { oldAddresses, publicPage, publicPerson, publicTagById } from '../../store/reader/lists.ts'
import { shownMedia } from '../../store/reader/media.ts'
import type { Answer, Elsewhere } from '../answers.ts'
import { ABSENT } from '../answers.ts'
import { cardPath, sectionOf } from '../loaders/cards.ts'
import { absent } from './absence.ts'
import { articleAnswer } from './article-answer.ts'
import { redirect } from './pages.ts'
import type { ReaderCall } from './reader-route.ts'

/** Addresses of WordPress in which a number says what is meant: `?p=5` and its kin. */
const NUMBERS = ['p', 'page_id', 'attachment_id', 'cat', 'author'] as const
/** Posts, pages and pictures have their numbers in common, and each of these names any of them. */
const OF_ITEMS = ['p', 'page_id', 'attachment_id'] as const
/** And those in which a slug does: where the same thing is without a question mark. */
const SLUGS = {
  category_name: '/category/',
  tag: '/tag/',
  author_name: '/author/',
  name: '/',
  pagename: '/',
  attachment: '/',
} as const

/** Everything a front page of WordPress may be asked for. */
export const OLD_QUERIES: readonly string[] = [...NUMBERS, ...Object.keys(SLUGS), 'm', 's', 'feed', 'paged']

export async function followOldAddress(call: ReaderCall): Promise<Answer> {
  return (await findOldAddress(call)) ?? ABSENT
}

/** Null when nothing ever had this address. */
export function findOldAddress(call: ReaderCall): Promise<Answer | null> {
  return lookUp(call, oldAddressCandidates(call.path))
}

async function lookUp(call: ReaderCall, candidates: readonly OldCandidate[]): Promise<Answer | null> {
  const { read } = call.context
  const found = await oldAddresses(
    read,
    candidates.map(({ key }) => key),
  )
  const best = candidates.find(({ key }) => found.has(key))
  const target = best && found.get(best.key)
  if (best && target) return toTarget(call, target, best)
  const period = candidates.map(({ key }) => oldPeriodOf(key)).find((one) => one !== null)
  return period === undefined ? null : followPeriod(call, period)
}

/** Null when the query names no old address. */
export async function followOldQuery(call: ReaderCall): Promise<Answer | null> {
  const { query, site } = call
  for (const name of NUMBERS) {
    const value = query.get(name)
    if (value === null || !/^[1-9]\d{0,14}$/.test(value)) continue
    const feed = query.has('feed')
    const names = OF_ITEMS.some((one) => one === name) ? new Set([name, ...OF_ITEMS]) : [name]
    const keys = [...names].map((one) => ({ key: `/?${one}=${value}`, feed, exact: false }))
    return (await lookUp(call, keys)) ?? ABSENT
  }
  for (const [name, before] of Object.entries(SLUGS)) {
    const value = query.get(name)
    if (value === null || value === '') continue
    const path = before + value.split('/').map(segment).join('/')
    return (await lookUp(call, oldAddressCandidates(path))) ?? ABSENT
  }
  const period = oldPeriodOfQuery(query.get('m') ?? '')
  if (period !== null) return (await followPeriod(call, period)) ?? ABSENT
  const words = query.get('s')
  if (words !== null && words !== '')
    return redirect(`${searchPath(site.prefix)}?${new URLSearchParams({ q: words }).toString()}`)
  return null
}

/**
 * What only its query told from others on the old site (`/news.php?id=5`). Null when nothing that came in had this very
 * address; a query of which each name is the route's own is not looked up.
 */
export async function followWholeQuery(call: ReaderCall, own: readonly string[]): Promise<Answer | null> {
  if (![...call.query.keys()].some((name) => !own.includes(name))) return null
  const candidates = oldQueryCandidates(call.path, call.query)
  if (candidates.length === 0) return null
  const found = await oldAddresses(
    call.context.read,
    candidates.map(({ key }) => key),
  )
  const best = candidates.find(({ key }) => found.has(key))
  const target = best && found.get(best.key)
  return best && target ? toTarget(call, target, best) : null
}

/**
 * A number of a post asked for at another place than the front page: WordPress answers below its own folder, and at
 * `index.php`. Null when the query asks for nothing of the kind.
 */
export async function followQueryElsewhere(call: ReaderCall): Promise<Answer | null> {
  if (!NUMBERS.some((name) => call.query.has(name))) return null
  const keys = oldAddressCandidates(call.path).filter(({ exact }) => exact)
  const known = await oldAddresses(
    call.context.read,
    keys.map(({ key }) => key),
  )
  const isFront = keys.some(({ key }) => key === '/' || known.get(key)?.kind === 'front')
  return isFront ? followOldQuery(call) : null
}

/** Lists of a day, a month or a year lead to the newest day in it of which there is a list here. */
async function followPeriod({ context, site }: ReaderCall, period: OldPeriod): Promise<Elsewhere | null> {
  const { year, month, day } = period
  const first = (y: number, m: number, d: number): LocalDate | null => {
    const at = new Date(Date.UTC(y, m - 1, d))
    const text = at.toISOString().slice(0, 10)
    return d > 28 && at.getUTCDate() !== d ? null : (text as LocalDate)
  }
  const from = first(year, month ?? 1, day ?? 1)
  if (from === null) return null
  const until =
    day !== null ? nextDay(from) : first(month === null ? year + 1 : year, month === null ? 1 : month + 1, 1)
  const { startOfDay } = site.dates
  const part = { limit: 1, offset: 0 }
  const [newest] = await articlesBetween(context.read, site.lang, startOfDay(from), startOfDay(until ?? from), part)
  return newest === undefined ? null : redirect(archivePath(site.dates.day(newest.publishedAt), site.prefix))
}

function nextDay(day: LocalDate): LocalDate {
  return new Date(Date.parse(`${day}T12:00:00Z`) + 24 * 3_600_000).toISOString().slice(0, 10) as LocalDate
}

async function toTarget(call: ReaderCall, target: OldAddress, asked: OldCandidate): Promise<Answer> {
  const { context, site } = call
  const id = target.targetId ?? 0
  const orFeed = (path: string, feed: string): Elsewhere => redirect(asked.feed ? feed : path)
  switch (target.kind) {
    case 'front':
      return orFeed(frontPath(site.prefix), feedPath(site.prefix))
    case 'feed':
      return redirect(feedPath(site.prefix))
    case 'section': {
      const section = sectionOf(site, id)
      return section
        ? orFeed(sectionPath(section.slug, site.prefix), sectionFeedPath(section.slug, site.prefix))
        : ABSENT
    }
    case 'tag': {
      const tag = await publicTagById(context.read, id)
      return tag ? orFeed(tagPath(tag.slug, site.prefix), tagFeedPath(tag.slug, site.prefix)) : ABSENT
    }
    case 'person': {
      const person = await publicPerson(context.read, id, site.lang)
      return person ? orFeed(personPath(person, site.prefix), personFeedPath(person, site.prefix)) : ABSENT
    }
    case 'page': {
      const page = await publicPage(context.read, id)
      return page ? redirect(pagePath(page.slug, site.prefix)) : ABSENT
    }
    case 'media': {
      const { pictures, files } = await shownMedia(context.read, [id])
      const url = files.get(id)?.url ?? pictures.get(id)?.jpeg.at(-1)?.url
      return url === undefined ? ABSENT : redirect(url)
    }
    case 'article':
      return toArticle(call, id, target.serve && asked.exact && isUsualSpelling(call.path, asked.key))
  }
}

/** @param kept the article is shown at the address it always had */
async function toArticle({ context, site }: ReaderCall, id: number, kept: boolean): Promise<Answer> {
  const row = await publicArticle(context.read, id)
  if (!row) return absent(context, id)
  if (!kept) return redirect(cardPath(site, row))
  return articleAnswer(context, row.lang === site.lang ? site : await context.sites.get(row.lang), row, FIRST_PAGE)
}

/** The four spellings that programs make by themselves; a page kept for every other one would fill the store. */
function isUsualSpelling(path: string, key: string): boolean {
  const upper = key.split('/').map(segment).join('/')
  const lower = upper.replaceAll(/%[0-9A-F]{2}/gu, (escape) => escape.toLowerCase())
  const bare = path.replace(/\/$/u, '')
  return bare === upper || bare === lower
}
