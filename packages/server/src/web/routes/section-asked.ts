import { slugKey } from '@warraq/arabic'
import type { SectionFact } from '../../store/reader/site.ts'
import type { Site } from '../sites.ts'

/** The section of this slug, or of one that reads the same; undefined when there is none. */
export function sectionAsked({ facts }: Site, asked: string): SectionFact | undefined {
  const { sections } = facts
  return sections.find(({ slug }) => slug === asked) ?? sections.find(({ slug }) => slugKey(slug) === slugKey(asked))
}
