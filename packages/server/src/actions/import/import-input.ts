/**
 * What an import hands to the writer. Whatever the source: `key` names a thing for ever (`wp:{site}:article:12`), `hash`
 * tells whether the source says something else about it than last time.
 */

import type { Body } from '@warraq/core/articles/body'
import type { ArticleKind } from '@warraq/core/articles/states'
import type { RecordingMime } from '@warraq/core/media/recordings.table'
import type { Rendition } from '../media/add-media.ts'

/** What the newsroom has already under that name: it stands for the thing from now on. */
interface LikeHere {
  readonly standsFor?: number
}

interface Keyed {
  readonly key: string
  readonly hash: string
  /** Comparison forms of the addresses it had (`oldAddressKey`). */
  readonly addresses: readonly string[]
}

export interface ImportPerson extends Keyed, LikeHere {
  readonly kind: 'person'
  readonly name: string
  readonly lang: 'ar' | 'en'
}

export interface ImportSection extends Keyed, LikeHere {
  readonly kind: 'section'
  readonly name: string
  /** Wished for; another one is taken when it is reserved or in use. */
  readonly slug: string
  /** Something else had `/{slug}` on the old site, so the section gets another one. */
  readonly slugIsTaken: boolean
  readonly description: string
  readonly parentKey: string | null
}

export interface ImportTag extends Keyed {
  readonly kind: 'tag'
  readonly name: string
}

/** A picture or a recording whose bytes are stored already. */
export interface ImportMedia extends Keyed {
  readonly kind: 'media'
  readonly recording?: 'audio' | 'video'
  readonly mime: 'image/jpeg' | 'image/png' | RecordingMime
  readonly bytes: number
  readonly width: number | null
  readonly height: number | null
  readonly sha256: string
  readonly blobKey: string
  readonly likeness?: string | null
  readonly originalName: string
  readonly alt: string
  readonly caption: string
  readonly credit: string
  readonly variants: readonly Rendition[]
}

export type ImportedState = 'published' | 'scheduled' | 'ready' | 'submitted' | 'draft'

export interface ImportArticle extends Keyed {
  readonly kind: 'article'
  readonly state: ImportedState
  readonly lang: 'ar' | 'en'
  readonly title: string
  readonly slug: string
  readonly standfirst: string
  readonly seoDescription: string
  readonly seoTitle?: string
  readonly sourceLine?: string
  readonly sectionKey: string | null
  readonly authorKeys: readonly string[]
  readonly tagNames: readonly string[]
  readonly lead: { readonly mediaKey: string; readonly alt: string; readonly caption: string } | null
  readonly body: Body
  readonly commentsOpen: boolean
  /** `news` unless it says otherwise. */
  readonly articleKind?: ArticleKind
  /** The article is shown at its old address instead of leading on from there. */
  readonly keepAddress?: boolean
  /** UTC. For `scheduled` the moment at which the clock publishes it. */
  readonly publishedAt: string | null
  readonly changedAt: string | null
}

export interface ImportPage extends Keyed {
  readonly kind: 'page'
  readonly published: boolean
  readonly lang: 'ar' | 'en'
  readonly title: string
  readonly slug: string
  readonly body: Body
  readonly changedAt: string | null
}

/** Once here a comment is never changed by an import: what became of it was decided here. */
export interface ImportComment {
  readonly kind: 'comment'
  readonly key: string
  readonly articleKey: string
  /** Of an article that no import brought; then `articleKey` only names its comments. */
  readonly articleId?: number
  /** The comment answered, which comes before this one, or null. */
  readonly parentKey: string | null
  readonly name: string
  /** As the reader typed it; kept encrypted and apart, grants nothing. */
  readonly email: string | null
  readonly body: string
  readonly state: 'published' | 'held'
  readonly at: string | null
  /** `wxr` unless it says otherwise. */
  readonly source?: string
}

export type ImportItem =
  | ImportPerson
  | ImportSection
  | ImportTag
  | ImportMedia
  | ImportArticle
  | ImportPage
  | ImportComment

/** Further addresses that lead to a thing imported before, where nothing else has them. */
export interface ImportAddresses {
  readonly targetKey: string
  readonly paths: readonly string[]
}

/**
 * `written`: new here. `joined`: the site had its like, which stands for it from now on. `changed`: the source says
 * something else than last time, and so does the site now. `kept`: it does, but people have worked on it here since.
 */
export type ImportOutcome = 'written' | 'joined' | 'changed' | 'kept' | 'unchanged'
