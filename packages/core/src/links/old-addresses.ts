/**
 * What a reader may ask for when an old site is gone: the address as it was imported, and the addresses that WordPress
 * answered beside it (feeds, pages of lists and of comments, AMP, sizes of a picture).
 */

/** One address to look up, in the comparison form of `oldAddressKey`. */
export interface OldCandidate {
  /** `/` for the front page of the old site. */
  readonly key: string
  /** The reader's program asked for a feed of it. */
  readonly feed: boolean
  /** The imported address itself, in whatever spelling. */
  readonly exact: boolean
}

const MOST_DECODING = 3
const MOST_STRIPPING = 3

/** One segment decoded; the half character or half escape that a slug cut by bytes ends with is dropped. Null when it is no UTF-8. */
function decodeSegment(segment: string): string | null {
  let text = segment.replace(/%[0-9a-f]?$/iu, '')
  for (let lost = 0; lost <= 3; lost += 1) {
    try {
      return decodeURIComponent(text)
    } catch {
      const shorter = text.replace(/%[0-9a-f]{2}$/iu, '')
      if (shorter === text) return null
      text = shorter
    }
  }
  return null
}

/** A segment that is no text stays as it is written, as it does when it is brought in; a path of nothing else is none. */
function decodeOnce(path: string): string | null {
  const segments = path.split('/').map((segment) => ({ segment, text: decodeSegment(segment) }))
  const isWhole = segments.every(({ text }) => text !== null)
  const isText = segments.some(({ text }) => text !== null && text !== '')
  return isWhole || isText ? segments.map(({ segment, text }) => text ?? segment).join('/') : null
}

function trimmed(path: string): string {
  return path.replaceAll(/\/{2,}/gu, '/').replace(/\/+$/u, '') || '/'
}

/** Decoded as often as it was encoded, most decoded first; addresses are imported wholly decoded. */
function spellings(path: string): string[] {
  const found: string[] = []
  let text: string | null = path
  for (let round = 0; round < MOST_DECODING && text !== null; round += 1) {
    text = decodeOnce(text)
    if (text === null) break
    found.unshift(trimmed(text.normalize('NFC')))
    if (!/%[0-9a-f]{2}/iu.test(text)) break
  }
  return found
}

interface Ending {
  readonly pattern: RegExp
  readonly feed?: true
  /** May be all there is: then the front page is meant. */
  readonly alone?: true
}

/** What WordPress appends to an address (its rewrite endpoints), and what it puts into names of a picture's sizes. */
const ENDINGS: readonly Ending[] = [
  { pattern: /\/feed(?:\/(?:feed|rss|rss2|atom|rdf))?$/u, feed: true, alone: true },
  { pattern: /^\/comments$/u, alone: true },
  { pattern: /^\/(?:rss|rss2|atom|rdf)$/u, feed: true, alone: true },
  { pattern: /\/page\/\d{1,6}$/u, alone: true },
  { pattern: /\/comment-page-\d{1,6}$/u },
  { pattern: /\/(?:amp|embed|trackback|print)$/u },
  { pattern: /\/\d{1,3}$/u },
  { pattern: /(?:-\d{1,5}x\d{1,5}|-scaled)(?=\.[A-Za-z0-9]{1,5}$)/u },
]

function strip(key: string): { key: string; feed: boolean } | null {
  for (const { pattern, feed = false, alone = false } of ENDINGS) {
    const rest = key.replace(pattern, '')
    if (rest === key) continue
    if (rest !== '' && rest !== '/') return { key: rest, feed }
    if (alone) return { key: '/', feed }
  }
  return null
}

/** Best first. Empty for a path that is no text. Linear in its length. */
export function oldAddressCandidates(path: string): OldCandidate[] {
  const found = new Map<string, OldCandidate>()
  const add = (candidate: OldCandidate): void => {
    for (const key of [candidate.key, candidate.key.toLowerCase()])
      if (!found.has(key)) found.set(key, { ...candidate, key })
  }
  const bases = spellings(path).flatMap((key) => {
    const bare = key.replace(/^\/index\.php(?=\/|$)/u, '') || '/'
    return bare === key ? [key] : [key, bare]
  })
  for (const key of bases) add({ key, feed: false, exact: true })
  for (const base of bases) {
    let at: { key: string; feed: boolean } | null = { key: base, feed: false }
    for (let round = 0; round < MOST_STRIPPING; round += 1) {
      const next = strip(at.key)
      if (next === null) break
      at = { key: next.key, feed: at.feed || next.feed }
      add({ ...at, exact: false })
    }
  }
  return [...found.values()]
}

/** What readers' ways add to an address, and what says nothing about its page. */
const TRACKS = /^(?:utm_\w+|fbclid|gclid|ref|amp|m|output|ampmode|replytocom|share|s?src|showcomment)$/u
const UNTOLD = /[\u{FFFD}\p{Surrogate}]/u
/** Characters. */
const LONGEST_QUERY = 500

/**
 * What of a query says which page is meant, names and values as they came and in their order: `?id=5`; '' when nothing
 * does. Null for one that cannot be told from another: too long, or no text.
 */
export function tellingQuery(query: Iterable<readonly [string, string]>): string | null {
  const kept = [...query].filter(([name]) => !TRACKS.test(name))
  if (kept.length === 0) return ''
  // U+FFFD stands for whatever was no UTF-8: two different addresses may look the same then.
  if (kept.some((pair) => pair.some((text) => UNTOLD.test(text)))) return null
  const text = `?${kept.map((pair) => pair.map(encodeURIComponent).join('=')).join('&')}`
  return text.length > LONGEST_QUERY ? null : text
}

/** Addresses that only their query tells from others (`/news.php?id=5`), as they may have been imported. */
export function oldQueryCandidates(path: string, query: Iterable<readonly [string, string]>): OldCandidate[] {
  const telling = tellingQuery(query)
  if (telling === null || telling === '') return []
  const exact = oldAddressCandidates(path).filter((candidate) => candidate.exact)
  return exact.map(({ key }) => ({ key: `${key}${telling}`, feed: false, exact: false }))
}

export interface OldPeriod {
  readonly year: number
  /** 1 to 12. */
  readonly month: number | null
  readonly day: number | null
}

/** `/2017`, `/2017/06`, `/2017/06/13` and the pages and feeds of such a list; null for anything else. */
export function oldPeriodOf(key: string): OldPeriod | null {
  const parts = /^\/((?:19|20)\d{2})(?:\/(\d{1,2}))?(?:\/(\d{1,2}))?$/u.exec(key)
  return parts === null ? null : periodFrom(parts[1], parts[2], parts[3])
}

/** The same of `?m=2017`, `?m=201706`, `?m=20170613`. */
export function oldPeriodOfQuery(text: string): OldPeriod | null {
  const parts = /^((?:19|20)\d{2})(\d{2})?(\d{2})?$/u.exec(text)
  return parts === null ? null : periodFrom(parts[1], parts[2], parts[3])
}

function periodFrom(year: string | undefined, month: string | undefined, day: string | undefined): OldPeriod | null {
  const of = (text: string | undefined, most: number): number | null | undefined => {
    if (text === undefined) return null
    return Number(text) >= 1 && Number(text) <= most ? Number(text) : undefined
  }
  const months = of(month, 12)
  const days = of(day, 31)
  return months === undefined || days === undefined ? null : { year: Number(year), month: months, day: days }
}
