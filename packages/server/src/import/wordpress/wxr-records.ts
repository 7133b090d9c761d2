/** What an export says, in neutral words. Nothing here is trusted or checked beyond its form. */

import type { Instant } from '@warraq/core/time'

export interface WxrSite {
  readonly kind: 'site'
  readonly title: string
  readonly description: string
  /** Home page, absolute; '' when the file names none. */
  readonly url: string
  readonly baseSiteUrl: string
  readonly language: string
  /** `1.2`; '' when the file does not say. */
  readonly version: string
}

export interface WxrAuthor {
  readonly kind: 'author'
  readonly wpId: number | null
  readonly login: string
  readonly email: string
  readonly name: string
  readonly firstName: string
  readonly lastName: string
}

/** A category, tag or term of another taxonomy. */
export interface WxrTerm {
  readonly kind: 'category' | 'tag' | 'term'
  /** `category`, `post_tag`, or the name of another. */
  readonly taxonomy: string
  readonly wpId: number | null
  /** Decoded. */
  readonly slug: string
  readonly rawSlug: string
  readonly name: string
  /** Decoded slug of the term above, or null. */
  readonly parentSlug: string | null
  readonly description: string
}

export interface WxrTermRef {
  /** `category`, `post_tag`, `author` (of Co-Authors Plus), `post_format`, … */
  readonly domain: string
  readonly slug: string
  readonly name: string
}

export interface WxrComment {
  readonly wpId: number | null
  readonly parentWpId: number | null
  readonly author: string
  readonly email: string
  readonly url: string
  /** Staff or member account on the old site, or null. */
  readonly userId: number | null
  readonly at: Instant | null
  readonly wallTime: string | null
  /** HTML as it was stored. */
  readonly content: string
  readonly state: 'approved' | 'held' | 'spam' | 'trash'
  readonly type: 'comment' | 'pingback' | 'trackback' | 'other'
}

export type WxrItemType = 'post' | 'page' | 'attachment' | 'nav_menu_item' | 'other'

export interface WxrItem {
  readonly kind: 'item'
  /** From 1, in the order of the file. */
  readonly ordinal: number
  readonly type: WxrItemType
  /** As written, for the types that are `other`. */
  readonly postType: string
  readonly wpId: number | null
  /** Plain text. */
  readonly title: string
  readonly link: string
  readonly guid: string
  /** Decoded. */
  readonly slug: string
  readonly rawSlug: string
  /** publish, draft, pending, private, future, inherit, trash, auto-draft, or another plugin's. */
  readonly status: string
  /** From `post_date_gmt`, else from `pubDate`; null when neither is a date. */
  readonly publishedAt: Instant | null
  /** `post_date`, in the site's own time zone. */
  readonly wallTime: string | null
  readonly modifiedAt: Instant | null
  /** Login name. */
  readonly creator: string
  readonly content: string
  readonly excerpt: string
  readonly terms: readonly WxrTermRef[]
  /** All values of each key, in order. */
  readonly meta: ReadonlyMap<string, readonly string[]>
  readonly comments: readonly WxrComment[]
  /** A post with a password was never public. */
  readonly password: string
  readonly sticky: boolean
  readonly commentsOpen: boolean
  readonly parentWpId: number | null
  readonly menuOrder: number
  /** Of attachments: where the file was. */
  readonly attachmentUrl: string
}

export type WxrRecord = WxrSite | WxrAuthor | WxrTerm | WxrItem
