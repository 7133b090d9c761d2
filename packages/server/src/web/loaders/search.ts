import { words } from '@warraq/arabic'
import type { Body } from '@warraq/core/articles/body'
import { renderText } from '@warraq/core/articles/render-text'
import { searchPath } from '@warraq/core/links/addresses'
import { articlesById, bylinesOf, publicBodies } from '../../store/reader/articles.ts'
import { searchArticles } from '../../store/reader/search.ts'
import type { WebContext } from '../context.ts'
import type { Site } from '../sites.ts'
import type { SearchPageView, SnippetPart } from '../views/lists.ts'
import { cardView } from './cards.ts'
import { PAGE_SIZE, paging, sliceOf } from './lists.ts'
import { siteView } from './site-view.ts'

const MOST_WORDS = 12
const MOST_PAGES = 50

/** Results for the words of a query; each word is looked up as the index folded it. Five queries, whatever is found. */
export async function searchPageView(
  context: WebContext,
  site: Site,
  query: string,
  page: number,
): Promise<SearchPageView> {
  const path = searchPath(site.prefix)
  const url = (n: number) => `${path}?q=${encodeURIComponent(query)}${n > 1 ? `&page=${n}` : ''}`
  const wanted = words(query).slice(0, MOST_WORDS)
  const shown = Math.min(page, MOST_PAGES)
  const hits = await searchArticles(context.read, wanted, sliceOf(shown))
  const rows = await articlesById(context.read, hits.ids)
  const bylines = await bylinesOf(context.read, hits.ids)
  const bodies = await publicBodies(context.read, hits.ids)
  const marked = new Set(wanted)
  return {
    site: siteView(context, site, path, true),
    canonicalUrl: context.config.publicUrl.origin + (query === '' ? path : url(shown)),
    query,
    total: hits.total,
    suggestion: null,
    paging: paging(shown, Math.min(hits.total, PAGE_SIZE * MOST_PAGES), url),
    results: rows.map((row) => ({
      story: cardView(site, row, bylines),
      snippet: snippet(textOf(bodies.get(row.id)), marked),
    })),
  }
}

function textOf(body: Body | undefined): string {
  return body ? renderText(body) : ''
}

/** Words before the first hit, and words shown in all. */
const BEFORE = 6
const SHOWN = 30
/** A hit further in than this is not looked for: the beginning of the text is shown instead. */
const LOOKED_AT = 1500
/** Letters of the text that are looked at, and of one word that are shown: a text need not have spaces. */
const LETTERS = 20_000
const LONGEST_WORD = 60

/** Words around the first hit, in their original spelling, with every hit among them marked. */
export function snippet(text: string, wanted: ReadonlySet<string>): SnippetPart[] {
  const tokens = text
    .slice(0, LETTERS)
    .split(/\s+/u, LOOKED_AT + SHOWN)
    .filter((token) => token !== '')
  const isHit = (token: string) => words(token).some((word) => wanted.has(word))
  const first = tokens.slice(0, LOOKED_AT).findIndex(isHit)
  const from = Math.max(0, first - BEFORE)
  const shown = tokens.slice(from, from + SHOWN)
  const parts = shown.map((token) => ({ text: cut(token), hit: isHit(token) }))
  if (from > 0) parts.unshift({ text: '…', hit: false })
  if (from + shown.length < tokens.length) parts.push({ text: '…', hit: false })
  return spaced(parts)
}

function cut(token: string): string {
  return token.length <= LONGEST_WORD ? token : `${[...token].slice(0, LONGEST_WORD).join('')}…`
}

/** One part for each run of hits or of others, with the spaces between them. */
function spaced(parts: readonly SnippetPart[]): SnippetPart[] {
  const joined: SnippetPart[] = []
  for (const { text, hit } of parts) {
    const last = joined.at(-1)
    if (!last) joined.push({ text, hit })
    else if (last.hit === hit) joined[joined.length - 1] = { text: `${last.text} ${text}`, hit }
    else if (hit) {
      joined[joined.length - 1] = { text: `${last.text} `, hit: false }
      joined.push({ text, hit })
    } else joined.push({ text: ` ${text}`, hit })
  }
  return joined
}
