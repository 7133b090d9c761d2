/** A feed, from a file or its address, as articles: known by what the feed calls them, so that a second run brings only what is new. */

import { sourceLineOf } from '@warraq/core/articles/source-line'
import { RECORDING_NAME } from '@warraq/core/media/recordings.table'
import type { SafeFetch } from '../../ports/fetch/port.ts'
import type { BringInParts } from '../intake/bring-in.ts'
import { BringIn } from '../intake/bring-in.ts'
import { ImportFault } from '../intake/import-fault.ts'
import { addressName } from '../intake/old-address.ts'
import { readSourceFile, sourceFileOf } from '../intake/source-file.ts'
import type { SourceFile } from '../intake/source-file.ts'
import type { SourceArticle } from '../intake/source-records.ts'
import { TEXT_LIMITS } from '../wordpress/item-texts.ts'
import type { ImportReport, Note } from '../wordpress/import-report.ts'
import type { Feed, FeedItem } from './read-feed.ts'
import { readFeed } from './read-feed.ts'

export interface FeedWishes {
  readonly publish: boolean
  readonly section: string | null
  readonly authors: readonly string[]
}

export interface FeedImport extends BringInParts {
  /** A file or an http address, which is asked for. */
  readonly place: string
  readonly wishes: FeedWishes
  readonly fetch: SafeFetch
}

const MOST_BYTES = 64 * 1024 * 1024

async function fileOf(place: string, fetch: SafeFetch): Promise<SourceFile> {
  if (!/^https?:\/\//iu.test(place)) return readSourceFile(place, MOST_BYTES)
  const answer = await fetch(place, { mostBytes: MOST_BYTES, allMs: 30_000 })
  if (!answer.got) throw new ImportFault('not-fetched', { entry: place, detail: answer.why })
  if (answer.status < 200 || answer.status > 299)
    throw new ImportFault('not-fetched', { entry: place, detail: String(answer.status) })
  return sourceFileOf(answer.bytes)
}

/** Throws {@link ImportFault} before anything is written. */
export async function importFeed(
  parts: FeedImport,
  progress: (done: number, of: number) => void,
): Promise<ImportReport> {
  const file = await fileOf(parts.place, parts.fetch)
  const feed = await readFeed(file.bytes)
  const key = `feed:${URL.canParse(feed.link) ? addressName(feed.link) : feed.title || 'feed'}`
  const work = await BringIn.begin({ key, title: feed.title, url: feed.link, fileHash: file.hash }, parts)
  for (const [index, item] of feed.items.entries()) {
    await work.take(feedArticle(item, feed, parts.wishes))
    progress(index + 1, feed.items.length)
  }
  return work.finish({})
}

/** The first category is the section, the others are tags. */
export function feedArticle(item: FeedItem, feed: Feed, wishes: FeedWishes): SourceArticle {
  const [first, ...others] = item.categories.filter((name) => name !== '')
  const section = wishes.section ?? first ?? null
  const authors = wishes.authors.length > 0 ? wishes.authors : item.authors
  const isOut = wishes.publish && section !== null && authors.length > 0
  const notes: Note[] = []
  if (wishes.publish && !isOut) notes.push('incomplete-as-draft')
  if (item.dateUnread) notes.push('date-unread')
  const base = [item.link, feed.link].find((address) => URL.canParse(address)) ?? null
  return {
    kind: 'article',
    id: item.id,
    title: item.title,
    slug: '',
    standfirst: item.html === item.summary ? '' : item.summary,
    description: '',
    sourceLine: sourceLineOf(feed.title, item.link, TEXT_LIMITS.source),
    section: section === null ? null : { name: section, addresses: [] },
    authors: authors.map((name) => ({ name, addresses: [] })),
    tags: wishes.section === null ? others : item.categories,
    lead: item.picture === null || !URL.canParse(item.picture) ? null : { url: item.picture, alt: '', caption: '' },
    html: withEnclosure(item),
    lineEnds: 'space',
    base,
    language: feed.language,
    state: isOut ? 'published' : 'draft',
    publishedAt: item.publishedAt,
    changedAt: item.changedAt,
    commentsOpen: true,
    addresses: item.link === '' ? [] : [item.link],
    comments: [],
    notes,
  }
}

/** What plays comes at the end: as a recording where its file comes in, else as a link to it. */
function withEnclosure({ html, enclosure }: FeedItem): string {
  if (enclosure === null || html.includes(enclosure)) return html
  const address = enclosure.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')
  const path = enclosure.split(/[?#]/u, 1)[0] ?? ''
  return RECORDING_NAME.test(path)
    ? `${html}<audio src="${address}"></audio>`
    : `${html}<p><a href="${address}">${address}</a></p>`
}
