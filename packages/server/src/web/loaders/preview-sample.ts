import { slug } from '@warraq/arabic'
import { countWords, describeBody, readMinutes } from '@warraq/core/articles/render-text'
import type { BylineRow } from '../../store/reader/articles.ts'
import type { WebContext } from '../context.ts'
import { previewHtml } from './preview.ts'

/** An article that nobody has brought in yet. */
export interface SampleParts {
  readonly title: string
  readonly standfirst: string
  readonly lang: 'ar' | 'en'
  readonly publishedAt: string
  readonly tagNames: readonly string[]
  readonly authors: readonly string[]
  readonly sourceLine?: string
  readonly body: Parameters<typeof countWords>[0]
}

/** Stands for ids of things that do not exist. */
const NONE = 0

/** A sample of an import drawn as readers would see it. Pictures are not here yet and left out. */
export function previewSampleHtml(context: WebContext, sample: SampleParts): Promise<string> {
  const { title, standfirst, lang, publishedAt, tagNames, sourceLine = '', body } = sample
  const words = countWords(body)
  return previewHtml(context, {
    media: { pictures: new Map(), files: new Map() },
    inline: [],
    bylines: sample.authors.map(byline),
    article: {
      id: NONE,
      kind: 'news',
      lang,
      sectionId: null,
      slug: slug(title),
      title,
      kicker: '',
      standfirst,
      publishedAt,
      updatedAt: publishedAt,
      lead: null,
      leadMedia: null,
      description: standfirst || describeBody(body),
      seoTitle: '',
      place: '',
      sourceLine,
      shortCode: '',
      body,
      tags: tagNames.map((name, id) => ({ id, name, slug: slug(name) })),
      flags: [],
      care: {},
      unlisted: false,
      corrections: [],
      readMinutes: readMinutes(words),
      wordCount: words,
      commentsOpen: false,
      commentCount: 0,
    },
  })
}

function byline(name: string): BylineRow {
  return {
    articleId: NONE,
    personId: NONE,
    name,
    slug: slug(name),
    role: null,
    kind: 'reporter',
    title: '',
    bio: '',
    portrait: null,
  }
}
