/** What a page says about its article, from one way of saying it. Everything may be missing. */

import type { SourceComment, SourceName, SourcePicture } from '../intake/source-records.ts'

export interface PageFacts {
  readonly title?: string
  readonly standfirst?: string
  readonly authors?: readonly SourceName[]
  /** The house that speaks where no person is named. */
  readonly house?: string
  readonly section?: SourceName
  readonly tags?: readonly string[]
  /** As written. */
  readonly published?: string
  readonly changed?: string
  readonly lead?: SourcePicture
  /** Absolute or relative. */
  readonly address?: string
  readonly shortLink?: string
  readonly language?: string
  /** Plain text of the body, where the way of saying has it. */
  readonly text?: string
  readonly comments?: readonly SourceComment[]
  /** What the page declares to be. */
  readonly isArticle?: boolean
  readonly isList?: boolean
}

/** Strings that say something, cut to what any of these facts can be. */
export function said(value: string | null | undefined, most = 2000): string | undefined {
  const text = value?.replaceAll(/\s+/gu, ' ').trim() ?? ''
  return text === '' || text.length > most ? undefined : text
}

/** Without the keys that have no value, as `exactOptionalPropertyTypes` asks. */
export function facts(all: { readonly [Key in keyof PageFacts]: PageFacts[Key] | undefined }): PageFacts {
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as PageFacts
}
