import type { ArticleContent } from './content.ts'
import { renderText } from './render-text.ts'

/** What an article still lacks before readers may see it. Names of fields, as the newsroom marks them. */
export type MissingPart = 'title' | 'section' | 'byline' | 'body' | 'lead-alt' | 'lead-credit'

export function missingParts(content: ArticleContent): MissingPart[] {
  const missing: MissingPart[] = []
  if (content.title.trim() === '') missing.push('title')
  if (content.sectionId === null) missing.push('section')
  if (content.bylines.length === 0 && content.sourceLine.trim() === '') missing.push('byline')
  if (renderText(content.body).trim() === '' && content.lead === null) missing.push('body')
  if (content.lead && content.lead.alt.trim() === '') missing.push('lead-alt')
  if (content.lead && content.lead.credit.trim() === '') missing.push('lead-credit')
  return missing
}
