import type { BlockNode, Body, ListItem, Paragraph } from '@warraq/core/articles/body'
import type { TermsClause } from '../comments/publish-terms.ts'
import type { FirstPage, PageBlock, PageRole } from './first-pages.table.ts'
import { FIRST_PAGES } from './first-pages.table.ts'

type Lang = 'ar' | 'en'

interface InBoth<Text> {
  readonly ar: Text
  readonly en: Text
}

/** The comment terms as `terms/clauses.json` writes them: what stands before the clauses, the clauses, how they are read. */
export interface Terms {
  readonly intro: InBoth<readonly string[]>
  readonly readingTitle: InBoth<string>
  readonly reading: readonly InBoth<string>[]
  readonly clauses: readonly TermsClause[]
}

export interface PageToWrite {
  readonly role: PageRole
  readonly title: string
  readonly slug: string
  readonly body: Body
}

/** The static pages of a new site. */
export function firstPages(lang: Lang, terms: Terms): PageToWrite[] {
  return FIRST_PAGES[lang].map((page) => firstPage(page, lang, terms))
}

function firstPage({ role, title, slug, blocks }: FirstPage, lang: Lang, terms: Terms): PageToWrite {
  return { role, title, slug, body: bodyOf(role === 'terms' ? termsBlocks(lang, terms) : blocks) }
}

/** What stands around the clauses; they themselves are shown as they are in force, and are not part of the page. */
function termsBlocks(lang: Lang, terms: Terms): PageBlock[] {
  return [
    ...terms.intro[lang].map((paragraph) => ({ paragraph })),
    { heading: terms.readingTitle[lang] },
    { list: terms.reading.map((line) => line[lang]) },
  ]
}

function bodyOf(blocks: readonly PageBlock[]): Body {
  return { type: 'doc', attrs: { version: 1 }, content: blocks.map(nodeOf) }
}

function nodeOf(block: PageBlock): BlockNode {
  if ('paragraph' in block) return paragraph(block.paragraph)
  if ('heading' in block)
    return { type: 'heading', attrs: { level: 2, dir: null }, content: [{ type: 'text', text: block.heading }] }
  const items = block.list.map((text): ListItem => ({ type: 'list_item', content: [paragraph(text)] }))
  return { type: 'bullet_list', attrs: { dir: null }, content: items }
}

function paragraph(text: string): Paragraph {
  return { type: 'paragraph', attrs: { dir: null }, content: [{ type: 'text', text }] }
}
