import type { BlockNode } from '@warraq/core/articles/body'
import type { ArticleKind } from '@warraq/core/articles/states'
import type { AddMedia } from '../media/add-media.ts'
import type { PersonRow } from '../../store/tables.table.ts'

/** The sample newsroom as its files write it. Things name each other by key; times are minutes before or after now. */

interface InBoth {
  readonly ar: string
  readonly en: string
}

export interface SampleSection {
  readonly key: string
  readonly parent: string | null
  readonly name: string
  readonly slug: string
  readonly description: string
}

export interface SamplePerson {
  readonly key: string
  readonly kind: PersonRow['kind']
  readonly lang: 'ar' | 'en'
  readonly name: string
  readonly gender: PersonRow['gender']
  readonly title: string
  readonly bio: string
  /** Key of a picture. */
  readonly portrait: string | null
}

export type SampleTarget =
  | { readonly kind: 'section' | 'page'; readonly key: string }
  | { readonly kind: 'front' | 'corrections' }

export interface SampleMenuItem {
  readonly label: string
  readonly target: SampleTarget
}

/** A body whose related articles are named by key. */
export interface SampleBody {
  readonly type: 'doc'
  readonly attrs: { readonly version: 1 }
  readonly content: readonly (
    | Exclude<BlockNode, { type: 'related' }>
    | { readonly type: 'related'; readonly attrs: { readonly articleKey: string } }
  )[]
}

export interface SamplePage {
  readonly key: string
  readonly body: SampleBody
}

export interface SampleNewsroom {
  readonly site: { readonly taglines: InBoth }
  readonly sections: readonly SampleSection[]
  readonly persons: readonly SamplePerson[]
  readonly menus: { readonly main: readonly SampleMenuItem[] }
  readonly pages: readonly SamplePage[]
}

/** A picture whose bytes are stored already. */
export interface SamplePicture extends AddMedia {
  readonly key: string
}

export interface SampleArticle {
  readonly key: string
  readonly state: 'draft' | 'submitted' | 'scheduled' | 'published' | 'withdrawn'
  readonly kind: ArticleKind
  readonly lang: 'ar' | 'en'
  /** Key of the article in the other language. */
  readonly translationOf: string | null
  readonly section: string
  readonly kicker: string
  readonly title: string
  readonly standfirst: string
  readonly slug: string
  readonly bylines: readonly { readonly person: string; readonly role: string | null }[]
  readonly place: string
  readonly sourceLine: string
  readonly seoDescription: string
  readonly lead: {
    readonly mediaKey: string
    readonly alt: string
    readonly caption: string
    readonly credit: string
  } | null
  readonly tags: readonly string[]
  readonly commentsOpen: boolean
  readonly flags: readonly string[]
  readonly publishedMinutesAgo: number | null
  readonly updatedMinutesAgo: number | null
  readonly scheduledInMinutes: number | null
  readonly withdrawnMinutesAgo: number | null
  readonly withdrawReason: string | null
  readonly corrections: readonly { readonly minutesAgo: number; readonly text: string }[]
  readonly body: SampleBody
}

export interface SampleComment {
  readonly key: string
  readonly article: string
  readonly parent: string | null
  readonly name: string
  readonly text: string
  readonly state: 'published' | 'held'
  readonly minutesAgo: number
}

export interface SampleInput {
  readonly newsroom: SampleNewsroom
  readonly pictures: readonly SamplePicture[]
  readonly articles: readonly SampleArticle[]
  readonly comments: readonly SampleComment[]
}
