import { cleanName, cleanText, cleanTitle, dropBidiControls, slug } from '@warraq/arabic'
import { checkBody } from '@warraq/core/articles/body'
import type { ArticleContent } from '@warraq/core/articles/content'
import { Refusal } from '@warraq/core/errors'
import type { Json } from '@warraq/core/json'

/** Prose that stands inside pages of ours: as typed, but for controls that would turn what stands around it. */
export function cleanProse(text: string): string {
  return dropBidiControls(cleanText(text)).text.trim()
}

/**
 * Content as it is stored: NFC, one-line fields without bidi controls, an address of letters and digits, tags without
 * repeats, the body held against the closed schema. A body with anything unknown is refused, never repaired by guessing.
 */
export function cleanContent(content: ArticleContent): ArticleContent {
  const checked = checkBody(content.body)
  if (!checked.ok)
    throw new Refusal('bad-body', { path: checked.problem.path, problem: checked.problem as unknown as Json })
  return {
    ...content,
    title: cleanTitle(content.title),
    kicker: cleanTitle(content.kicker),
    standfirst: cleanProse(content.standfirst),
    slug: slug(content.slug),
    place: cleanName(content.place),
    sourceLine: cleanTitle(content.sourceLine),
    seoDescription: cleanTitle(content.seoDescription),
    ...(content.seoTitle === undefined ? {} : { seoTitle: cleanTitle(content.seoTitle) }),
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
