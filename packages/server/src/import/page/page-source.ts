/** A page that was read, in the words that all sources share. */

import { createHash } from 'node:crypto'
import { sourceLineOf } from '@warraq/core/articles/source-line'
import { TEXT_LIMITS } from '../wordpress/item-texts.ts'
import type { Note } from '../wordpress/import-report.ts'
import { addressName } from '../intake/old-address.ts'
import type { SourceArticle } from '../intake/source-records.ts'
import type { PageReading } from './read-page.ts'

export interface PageWishes {
  /** What is complete comes out at once; otherwise all are drafts. */
  readonly publish: boolean
  /** Instead of what the page says. */
  readonly section: string | null
  readonly authors: readonly string[]
  /** They are of another newspaper, and say so under the text with a link. */
  readonly fromElsewhere?: boolean
}

/** By where it was; a page that does not say is known by its headline and date. */
export function pageId({ address, title, publishedAt }: PageReading): string {
  if (address !== null) return addressName(address)
  return `x${createHash('sha256')
    .update(JSON.stringify([title, publishedAt]))
    .digest('hex')
    .slice(0, 24)}`
}

/** The last word of the address, as far as it is words. */
function slugOf(address: string | null): string {
  if (address === null) return ''
  const last = new URL(address).pathname.split('/').findLast((part) => part !== '') ?? ''
  const bare = last.replace(/\.\w{2,5}$/u, '')
  try {
    const words = decodeURIComponent(bare)
    return /\p{L}{2}/u.test(words) ? words : ''
  } catch {
    return ''
  }
}

export function pageArticle(reading: PageReading, wishes: PageWishes): SourceArticle {
  const section = wishes.section === null ? reading.section : { name: wishes.section, addresses: [] }
  const authors = wishes.authors.length > 0 ? wishes.authors.map((name) => ({ name, addresses: [] })) : reading.authors
  const { fromElsewhere = false } = wishes
  // Who it is from stands for who wrote it.
  const isComplete = section !== null && (authors.length > 0 || fromElsewhere)
  const isOut = wishes.publish && isComplete
  const notes: Note[] = []
  if (wishes.publish && !isComplete) notes.push('incomplete-as-draft')
  if (reading.dateUnread) notes.push('date-unread')
  if (!reading.commentsOpen) notes.push('comments-closed')
  return {
    kind: 'article',
    id: pageId(reading),
    title: reading.title,
    slug: slugOf(reading.address),
    standfirst: reading.standfirst,
    description: reading.description,
    ...(fromElsewhere ? { sourceLine: sourceLineOf(reading.house, reading.address, TEXT_LIMITS.source) } : {}),
    section,
    authors,
    tags: reading.tags,
    lead: reading.lead,
    html: reading.html,
    lineEnds: 'space',
    base: reading.base,
    language: reading.language,
    state: isOut ? 'published' : 'draft',
    publishedAt: reading.publishedAt,
    changedAt: reading.changedAt,
    commentsOpen: reading.commentsOpen,
    // Addresses of another newspaper are not ours to answer at.
    addresses: fromElsewhere ? [] : [...reading.addresses, ...ownShortLink(reading)],
    comments: reading.comments,
    notes,
  }
}

/** A short link of the same house leads on; one of another house was never ours to give. */
function ownShortLink({ shortLink, address }: PageReading): string[] {
  if (shortLink === null || !URL.canParse(shortLink)) return []
  const bare = (url: string): string => new URL(url).host.replace(/^www\./u, '')
  return address === null || bare(shortLink) === bare(address) ? [shortLink] : []
}
