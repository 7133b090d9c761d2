import type { BlockNode, Body, InlineNode } from '@warraq/core/articles/body'
import type { WorkingContent } from '@warraq/core/contract/articles'

/** The parts of a working copy as lines of text, for a person who compares two of them. */
export type FieldName =
  | 'title'
  | 'kicker'
  | 'standfirst'
  | 'body'
  | 'slug'
  | 'kind'
  | 'sectionId'
  | 'place'
  | 'sourceLine'
  | 'bylines'
  | 'tagNames'
  | 'lead'
  | 'commentsOpen'
  | 'seoTitle'
  | 'seoDescription'
  | 'flags'
  | 'lang'

export const FIELD_NAMES: readonly FieldName[] = [
  'kicker',
  'title',
  'standfirst',
  'lead',
  'body',
  'kind',
  'sectionId',
  'bylines',
  'tagNames',
  'place',
  'sourceLine',
  'slug',
  'commentsOpen',
  'seoTitle',
  'seoDescription',
  'flags',
  'lang',
]

/** Names for what a field only has as an id or a code. */
export interface FieldWords {
  readonly person: (id: number) => string
  readonly section: (id: number) => string
  readonly kind: (kind: WorkingContent['kind']) => string
  readonly headline: (id: number) => string
  readonly yes: (on: boolean) => string
}

type Headlines = Pick<FieldWords, 'headline'>

const inline = (nodes: readonly InlineNode[] | undefined): string =>
  (nodes ?? [])
    .map((node) => {
      if (node.type === 'text') return node.text
      return node.type === 'footnote' ? ` [${(node.content ?? []).map(({ text }) => text).join('')}]` : '\n'
    })
    .join('')

function blockText(block: BlockNode, words: Headlines, indent = ''): string {
  switch (block.type) {
    case 'paragraph':
    case 'pull_quote':
      return indent + inline(block.content)
    case 'heading':
      return `${indent}${'#'.repeat(block.attrs.level)} ${inline(block.content)}`
    case 'code_block':
      return inline(block.content)
    case 'bullet_list':
    case 'ordered_list':
      return block.content
        .map((item) =>
          item.content.map((inner, at) => blockText(inner, words, at === 0 ? `${indent}• ` : `${indent}  `)).join('\n'),
        )
        .join('\n')
    case 'quote': {
      const { speaker, role, source, designated } = block.attrs
      const who = [speaker, role, source, designated?.by].filter((part) => part != null).join('، ')
      return `${indent}${who}${who === '' ? '' : ': '}«${block.content.map((inner) => inline(inner.content)).join('\n')}»`
    }
    case 'image':
      return `${indent}[${block.attrs.mediaId}] ${[block.attrs.alt, block.attrs.caption, block.attrs.credit].join(' · ')}`
    case 'gallery':
      return [block.attrs.caption, ...block.content.map((picture) => blockText(picture, words, `${indent}▫ `))].join(
        '\n',
      )
    case 'audio':
    case 'video': {
      const { mediaId, title, caption, credit } = block.attrs
      return `${indent}[${mediaId}] ${[title, caption, credit].join(' · ')}`
    }
    case 'embed':
      return `${indent}${[block.attrs.href, block.attrs.title, block.attrs.caption].join(' · ')}`
    case 'table': {
      const rows = block.content.map(({ content = [] }) =>
        content.map((cell) => cell.content.map((inner) => inline(inner.content)).join(' ')).join(' | '),
      )
      return [block.attrs.caption, ...rows].map((line) => indent + line).join('\n')
    }
    case 'related':
      return `${indent}[${words.headline(block.attrs.articleId)}]`
    case 'rule':
      return `${indent}———`
  }
}

/** Each block of the body as lines. */
export function blockTexts(body: Body, words: Headlines): string[] {
  return body.content.map((block) => blockText(block, words))
}

/** The body as lines, a blank line between blocks. */
export function bodyText(body: Body, words: Headlines): string {
  return regionText(body.content, words)
}

/** Some blocks as lines, a blank line between them. */
export function regionText(blocks: readonly BlockNode[], words: Headlines): string {
  return blocks.map((block) => blockText(block, words)).join('\n\n')
}

/** One field as text. */
export function fieldText(content: WorkingContent, name: FieldName, words: FieldWords): string {
  switch (name) {
    case 'body':
      return bodyText(content.body, words)
    case 'kind':
      return words.kind(content.kind)
    case 'sectionId':
      return content.sectionId === null ? '' : words.section(content.sectionId)
    case 'bylines':
      return content.bylines
        .map(({ personId, role }) => [words.person(personId), role].filter(Boolean).join('، '))
        .join('\n')
    case 'tagNames':
      return content.tagNames.join('، ')
    case 'lead':
      return content.lead === null
        ? ''
        : `[${content.lead.mediaId}] ${content.lead.alt} · ${content.lead.caption} · ${content.lead.credit}`
    case 'commentsOpen':
      return words.yes(content.commentsOpen)
    case 'flags':
      return content.flags.join('، ')
    default:
      return content[name] ?? ''
  }
}

/** Whether two working copies say the same; the order of keys does not matter. */
export function sameContent(a: WorkingContent, b: WorkingContent): boolean {
  return stable(a) === stable(b)
}

/** A value as text that does not depend on the order of its keys. */
export function stable(value: unknown): string {
  if (value === undefined) return ''
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([x], [y]) => (x < y ? -1 : 1)))
      : inner,
  )
}
