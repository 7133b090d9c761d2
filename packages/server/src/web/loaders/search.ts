import { fold, words } from '@warraq/arabic'
import { renderText } from '@warraq/core/articles/render-text'
import { publicArticle, articlesById, bylinesOf } from '../../store/reader/articles.ts'
import { searchArticles } from '../../store/reader/search.ts'
import type { WebContext } from '../context.ts'
import type { Site } from '../sites.ts'
import type { SearchPageView, SnippetPart } from '../views/lists.ts'
import { cardView } from './cards.ts'
import { PAGE_SIZE, paging, sliceOf } from './lists.ts'
import { siteView } from './site-view.ts'

const MOST_WORDS = 12
const AROUND = 12

/** Results for the words of a query; each word is looked up as the index folded it. */
export async function searchPageView(
  context: WebContext,
  site: Site,
  query: string,
  page: number,
): Promise<SearchPageView> {
  const path = site.prefix === null ? '/search' : `/${site.prefix}/search`
  const url = (n: number) => `${path}?q=${encodeURIComponent(query)}${n > 1 ? `&page=${n}` : ''}`
  const wanted = words(query).slice(0, MOST_WORDS)
  const hits = await searchArticles(context.read, wanted, sliceOf(page))
  const rows = await articlesById(context.read, hits.ids)
  const bylines = await bylinesOf(context.read, hits.ids)
  return {
    site: siteView(context, site, path, true),
    canonicalUrl: context.config.publicUrl.origin + (query === '' ? path : url(page)),
    query,
    total: hits.total,
    suggestion: null,
    paging: paging(page, Math.min(hits.total, PAGE_SIZE * 50), url),
    results: await Promise.all(
      rows.map(async (row) => ({
        story: cardView(site, row, bylines),
        snippet: snippet(await textOf(context, row.id), new Set(wanted)),
      })),
    ),
  }
}

async function textOf(context: WebContext, id: number): Promise<string> {
  const article = await publicArticle(context.read, id)
  return article ? renderText(article.body) : ''
}

/** Words around the first hit, in their original spelling, with every hit marked. */
export function snippet(text: string, wanted: ReadonlySet<string>): SnippetPart[] {
  const tokens = text.split(/(\s+)/u)
  const hits = tokens.map((token) => words(token).some((word) => wanted.has(word)) || wanted.has(fold(token)))
  const first = Math.max(0, hits.indexOf(true))
  const from = Math.max(0, first - AROUND)
  const shown = tokens.slice(from, from + AROUND * 5)
  const parts: SnippetPart[] = shown.map((token, i) => ({ text: token, hit: hits[from + i] === true }))
  const lead: SnippetPart[] = from > 0 ? [{ text: '… ', hit: false }] : []
  const tail: SnippetPart[] = from + shown.length < tokens.length ? [{ text: ' …', hit: false }] : []
  return join([...lead, ...parts, ...tail])
}

function join(parts: readonly SnippetPart[]): SnippetPart[] {
  const joined: SnippetPart[] = []
  for (const part of parts) {
    const last = joined.at(-1)
    if (last && last.hit === part.hit) joined[joined.length - 1] = { text: last.text + part.text, hit: part.hit }
    else joined.push(part)
  }
  return joined
}
