import { cleanName, cleanText, cleanTitle } from '@warraq/arabic'
import { checkBody } from '@warraq/core/articles/body'
import type { ArticleContent } from '@warraq/core/articles/content'
import { Refusal } from '@warraq/core/errors'
import type { Json } from '@warraq/core/json'

/**
 * Content as it is stored: NFC, one-line fields without bidi controls, tags without repeats, the body held against the
 * closed schema. A body with anything unknown is refused, never repaired by guessing.
 */
export function cleanContent(content: ArticleContent): ArticleContent {
  const checked = checkBody(content.body)
  if (!checked.ok)
    throw new Refusal('bad-body', { path: checked.problem.path, problem: checked.problem as unknown as Json })
  return {
    ...content,
    title: cleanTitle(content.title),
    kicker: cleanTitle(content.kicker),
    standfirst: cleanText(content.standfirst).trim(),
    slug: content.slug.normalize('NFC'),
    place: cleanName(content.place),
    sourceLine: cleanTitle(content.sourceLine),
    seoDescription: cleanTitle(content.seoDescription),
    bylines: content.bylines.map(({ personId, role }) => ({ personId, role: role === null ? null : cleanName(role) })),
    tagNames: [...new Set(content.tagNames.map(cleanName).filter((name) => name !== ''))],
    lead: content.lead && {
      mediaId: content.lead.mediaId,
      alt: cleanTitle(content.lead.alt),
      caption: cleanTitle(content.lead.caption),
      credit: cleanTitle(content.lead.credit),
    },
    body: checked.body,
  }
}
