import { expect, test } from 'vitest'
import type { ArticleContent } from './content.ts'
import { isPublicChange } from './public-change.ts'

const before: ArticleContent = {
  title: 'عنوان',
  kicker: '',
  standfirst: '',
  slug: '',
  kind: 'news',
  lang: 'ar',
  sectionId: 1,
  place: '',
  sourceLine: 'وكالات',
  seoDescription: '',
  bylines: [{ personId: 1, role: null }],
  tagNames: ['ماء'],
  lead: { mediaId: 1, alt: 'بديل', caption: '', credit: 'أرشيف' },
  body: {
    type: 'doc',
    attrs: { version: 1 },
    content: [{ type: 'paragraph', attrs: { dir: null }, content: [{ type: 'text', text: 'نص' }] }],
  },
  commentsOpen: true,
  flags: [],
}

test.each<[string, Partial<ArticleContent>]>([
  ['title', { title: 'عنوان آخر' }],
  ['kicker', { kicker: 'حصري' }],
  ['standfirst', { standfirst: 'مقدمة' }],
  ['kind', { kind: 'opinion' }],
  ['place', { place: 'المدينة' }],
  ['source', { sourceLine: '' }],
  ['byline', { bylines: [] }],
  ['role in the byline', { bylines: [{ personId: 1, role: 'ترجمة' }] }],
  ['picture', { lead: null }],
  ['credit of the picture', { lead: { mediaId: 1, alt: 'بديل', caption: '', credit: 'سلمى' } }],
  ['text', { body: { type: 'doc', attrs: { version: 1 }, content: [{ type: 'paragraph', attrs: { dir: null } }] } }],
])('%s is read', (_name, change) => {
  expect(isPublicChange(before, { ...before, ...change })).toBe(true)
})

test.each<[string, Partial<ArticleContent>]>([
  ['nothing', {}],
  ['section', { sectionId: 2 }],
  ['tags', { tagNames: [] }],
  ['address', { slug: 'عنوان-قصير' }],
  ['description for search engines', { seoDescription: 'وصف' }],
  ['comments closed', { commentsOpen: false }],
  ['flags', { flags: ['suicide'] }],
  ['the same in another order', { lead: { credit: 'أرشيف', caption: '', alt: 'بديل', mediaId: 1 } }],
])('%s is not', (_name, change) => {
  expect(isPublicChange(before, { ...before, ...change })).toBe(false)
})
