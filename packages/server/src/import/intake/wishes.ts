/** What the person who imports wants otherwise than the source says. */

import type { SourceName } from './source-records.ts'

export interface Wishes {
  /** Stands for the section of every article; null: as the source says. */
  readonly section: string | null
  /** Stand for the authors of articles that name none. */
  readonly authors: readonly string[]
  /** Address of the old site, where the file does not say it; null when it is not known. */
  readonly site: string | null
}

export function wishedSection({ section }: Wishes, own: SourceName | null): SourceName | null {
  return section === null ? own : { name: section, addresses: [] }
}

export function wishedAuthors({ authors }: Wishes, own: readonly SourceName[]): readonly SourceName[] {
  return own.length > 0 ? own : authors.map((name) => ({ name, addresses: [] }))
}
