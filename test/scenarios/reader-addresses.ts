import type { TestServer } from '../harness/server.ts'

const at = (...parts: (string | number)[]) => `/${parts.map((part) => encodeURIComponent(part)).join('/')}`

/** Canonical addresses of everything a reader can open in a small newspaper whose own language is Arabic. */
export async function readerAddresses({ app: { read } }: TestServer): Promise<string[]> {
  const [sections, persons, tags, articles, pages] = await Promise.all([
    read.selectFrom('section').select('slug').execute(),
    read.selectFrom('person').select(['id', 'slug']).execute(),
    read.selectFrom('tag').select('slug').execute(),
    read
      .selectFrom('public_article as a')
      .leftJoin('section as s', 's.id', 'a.section_id')
      .select(['a.id', 'a.slug', 'a.lang', 's.slug as section'])
      .execute(),
    read.selectFrom('page').select('slug').execute(),
  ])
  return [
    '/',
    '/feed.xml',
    '/corrections',
    '/archive/2017/06/13',
    '/en',
    '/en/feed.xml',
    '/en/corrections',
    '/en/archive/2017/06/13',
    ...sections.map(({ slug }) => at(slug)),
    ...tags.map(({ slug }) => at('tag', slug)),
    ...persons.map(({ id, slug }) => at('author', id, slug)),
    ...pages.map(({ slug }) => at('page', slug)),
    // One feed of each kind: they all stand on the same tags as the lists above.
    ...sections.slice(0, 1).map(({ slug }) => at(slug, 'feed.xml')),
    ...tags.slice(0, 1).map(({ slug }) => at('tag', slug, 'feed.xml')),
    ...persons.slice(0, 1).map(({ id, slug }) => at('author', id, slug, 'feed.xml')),
    ...articles.map(({ id, slug, lang, section }) => {
      const path = at(section ?? 'article', id, slug)
      return lang === 'ar' ? path : `/${lang}${path}`
    }),
  ]
}
