import { findFolded } from '@warraq/arabic'
import type { BlockNode, Body, InlineNode } from '../articles/body.ts'
import type { ArticleContent } from '../articles/content.ts'
import { renderText } from '../articles/render-text.ts'
import { CHANNEL_HOSTS } from './channel-hosts.table.ts'
import { careOf } from './care-of.ts'
import { METHOD_WORDS } from './method-words.table.ts'
import { nameStandsIn } from './names.ts'

/** What an article with a care flag lacks before readers may see it; `about` says which words, link or place. */
export interface CareProblem {
  readonly part:
    | 'designated-group'
    | 'designated-authority'
    | 'designated-quotes'
    | 'designated-link'
    | 'second-editor'
    | 'checks'
    | 'name-found'
  readonly about?: string
}

export interface CareCircumstances {
  readonly group: string
  readonly authority: string
  /** Names that must not appear. */
  readonly names: readonly string[]
  /** Public words that are no part of the content: titles of files, slug made from the headline. */
  readonly elsewhere: readonly { readonly place: string; readonly text: string }[]
  readonly checked: boolean
  readonly confirmed: boolean
  readonly asksSecondEditor: boolean
  /** Beside {@link CHANNEL_HOSTS}. */
  readonly hosts: readonly string[]
}

export const VERBATIM_SENTENCES = 2

export function careProblems(content: ArticleContent, facts: CareCircumstances): CareProblem[] {
  const care = careOf(content.flags, facts)
  return [
    ...(care.secondEditor ? designatedProblems(content, facts) : []),
    ...(care.namesChecked ? nameProblems(content, facts) : []),
  ]
}

function designatedProblems(content: ArticleContent, facts: CareCircumstances): CareProblem[] {
  const problems: CareProblem[] = []
  if (facts.group.trim() === '') problems.push({ part: 'designated-group' })
  if (facts.authority.trim() === '') problems.push({ part: 'designated-authority' })
  const verbatim = verbatimSentences(content.body, facts.group)
  for (const about of verbatim.slice(VERBATIM_SENTENCES)) problems.push({ part: 'designated-quotes', about })
  const hosts = [...CHANNEL_HOSTS, ...facts.hosts]
  for (const about of channelLinks(content, hosts)) problems.push({ part: 'designated-link', about })
  if (facts.asksSecondEditor && !facts.confirmed) problems.push({ part: 'second-editor' })
  return problems
}

function nameProblems(content: ArticleContent, facts: CareCircumstances): CareProblem[] {
  const places = [...publicTexts(content), ...facts.elsewhere]
  const found = new Set(
    places.filter(({ text }) => facts.names.some((name) => nameStandsIn(text, name))).map(({ place }) => place),
  )
  return [
    // The place is told and not the name: it is kept sealed.
    ...[...found].map((about) => ({ part: 'name-found', about }) as const),
    ...(facts.checked ? [] : [{ part: 'checks' } as const]),
  ]
}

/** Words that tell a method, as they stand; to warn of, not to refuse. */
export function methodWords(content: ArticleContent): string[] {
  if (!content.flags.includes('suicide')) return []
  const texts = publicTexts(content).map(({ text }) => text)
  return METHOD_WORDS.filter((word) => texts.some((text) => findFolded(text, word).length > 0))
}

/** Everything of the content that readers may see, with the field it stands in. */
export function publicTexts(content: ArticleContent): { readonly place: string; readonly text: string }[] {
  const { lead } = content
  return [
    { place: 'title', text: content.title },
    { place: 'kicker', text: content.kicker },
    { place: 'standfirst', text: content.standfirst },
    { place: 'slug', text: content.slug },
    { place: 'source', text: content.sourceLine },
    { place: 'place', text: content.place },
    { place: 'seo', text: `${content.seoTitle ?? ''}\n${content.seoDescription}` },
    { place: 'tags', text: content.tagNames.join('\n') },
    { place: 'lead', text: lead === null ? '' : `${lead.alt}\n${lead.caption}\n${lead.credit}` },
    { place: 'body', text: `${renderText(content.body)}\n${hidden(content.body).join('\n')}` },
  ]
}

/** Sentences taken over word for word: blocks of the group itself or of nobody named, and longer «…» in the prose. */
export function verbatimSentences(body: Body, group: string): string[] {
  const found: string[] = []
  const inQuotes = new Set<BlockNode>()
  walk(body.content, (block) => {
    if (inQuotes.has(block)) return
    if (block.type === 'quote') {
      for (const paragraph of block.content) inQuotes.add(paragraph)
      const { speaker, designated } = block.attrs
      const theirs = designated !== null || speaker === null || (group !== '' && nameStandsIn(speaker, group))
      if (theirs) for (const paragraph of block.content) found.push(...sentences(inlineText(paragraph.content ?? [])))
      return
    }
    for (const [, inside = ''] of inlineText(inlines(block)).matchAll(/[«“"]([^»”"]*)[»”"]/gu))
      for (const sentence of sentences(inside)) if (sentence.split(/\s+/u).length >= LONG_QUOTE) found.push(sentence)
  })
  return found
}

/** Fewer words in «…» are a name or a term, not a sentence. */
const LONG_QUOTE = 5

function sentences(text: string): string[] {
  return text
    .split(/(?<=[.!?؟…])\s+|\n+/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence))
}

/** Links, embeds and bare addresses that lead to one of these hosts. */
export function channelLinks(content: ArticleContent, hosts: readonly string[]): string[] {
  const addresses: string[] = []
  walk(content.body.content, (block) => {
    if (block.type === 'embed') addresses.push(block.attrs.href)
    for (const node of inlines(block))
      if ('marks' in node)
        for (const mark of node.marks ?? []) if (mark.type === 'link') addresses.push(mark.attrs.href)
  })
  for (const { text } of publicTexts(content))
    for (const [address] of text.matchAll(/(?:https?:\/\/)?(?:[\w-]+\.)+[a-z]{2,}(?:\/[^\s«»"]*)?/giu))
      addresses.push(address)
  // One for each host: an address stands in the text and in its link.
  const byHost = new Map(addresses.toReversed().map((address) => [hostOf(address), address]))
  return [...byHost].filter(([host]) => hosts.some((owner) => isUnder(host, owner))).map(([, address]) => address)
}

function hostOf(address: string): string {
  return (
    /^(?:[a-z][a-z0-9+.-]*:)?(?:\/\/)?(?:[^/@]*@)?([^/:?#]+)/iu.exec(address)?.[1]?.toLowerCase().replace(/\.$/u, '') ??
    ''
  )
}

function isUnder(host: string, owner: string): boolean {
  return host === owner || host.endsWith(`.${owner}`)
}

function walk(blocks: readonly BlockNode[], visit: (block: BlockNode) => void): void {
  for (const block of blocks) {
    visit(block)
    if (block.type === 'bullet_list' || block.type === 'ordered_list')
      for (const item of block.content) walk(item.content, visit)
    if (block.type === 'table')
      for (const row of block.content) for (const cell of row.content ?? []) walk(cell.content, visit)
    if (block.type === 'quote') walk(block.content, visit)
  }
}

function inlines(block: BlockNode): readonly InlineNode[] {
  if (block.type === 'paragraph' || block.type === 'heading' || block.type === 'pull_quote') return block.content ?? []
  return []
}

function inlineText(nodes: readonly InlineNode[]): string {
  return nodes.map((node) => (node.type === 'text' ? node.text : node.type === 'hard_break' ? '\n' : ' ')).join('')
}

/** Words of the body that its plain text leaves out: descriptions and credits of pictures, titles of embeds. */
function hidden(body: Body): string[] {
  const texts: string[] = []
  walk(body.content, (block) => {
    if (block.type === 'image') texts.push(block.attrs.alt, block.attrs.credit)
    if (block.type === 'gallery') for (const { attrs } of block.content) texts.push(attrs.alt, attrs.credit)
    if (block.type === 'audio' || block.type === 'video') texts.push(block.attrs.credit)
    if (block.type === 'embed') texts.push(decoded(block.attrs.href))
    for (const node of inlines(block))
      if ('marks' in node)
        for (const mark of node.marks ?? []) if (mark.type === 'link') texts.push(decoded(mark.attrs.href))
  })
  return texts
}

/** An address as people read it; one that is not well encoded is read as it stands. */
function decoded(address: string): string {
  return /%(?![0-9a-f]{2})/iu.test(address) ? address : safelyDecoded(address)
}

function safelyDecoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    // Bytes that are no UTF-8: nobody reads a name in them.
    return address
  }
}
