/** Blocks as paragraphs, for places that hold nothing else: quotes, cells of tables, notes. */

import type { BlockNode, InlineNode, Paragraph, TextNode } from '@warraq/core/articles/body'

function lines(text: string): InlineNode[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line, index): InlineNode[] => [
      ...(index > 0 ? [{ type: 'hard_break' } as const] : []),
      { type: 'text', text: line },
    ])
}

/**
 * Texts become paragraphs; pictures, recordings, tables and the like come through as they are, for the caller to put
 * after. `onList` hears of every list that loses its form.
 */
export function flatBlocks(node: BlockNode, onList: () => void): readonly BlockNode[] {
  switch (node.type) {
    case 'heading':
    case 'pull_quote':
      return [{ type: 'paragraph', attrs: { dir: node.attrs.dir }, ...(node.content && { content: node.content }) }]
    case 'bullet_list':
    case 'ordered_list':
      onList()
      return node.content.flatMap((item) => item.content.flatMap((inner) => flatBlocks(inner, onList)))
    case 'quote':
      return node.content
    case 'code_block':
      return [
        {
          type: 'paragraph',
          attrs: { dir: 'ltr' },
          content: lines((node.content ?? []).map((part) => part.text).join('')),
        },
      ]
    case 'rule':
    case 'related':
      return []
    default:
      return [node]
  }
}

export function isTextParagraph(node: BlockNode): node is Paragraph {
  return node.type === 'paragraph' && node.content !== undefined
}

const SPACE: TextNode = { type: 'text', text: ' ' }

/** Nothing but texts, a space between what were blocks or lines: what a note holds. */
export function onlyTexts(blocks: readonly BlockNode[]): readonly TextNode[] {
  const paragraphs = blocks.flatMap((block) => flatBlocks(block, () => undefined)).filter(isTextParagraph)
  return paragraphs.flatMap(({ content = [] }, index) => [
    ...(index > 0 ? [SPACE] : []),
    ...content.flatMap((node): TextNode[] =>
      node.type === 'text' ? [node] : node.type === 'hard_break' ? [SPACE] : [],
    ),
  ])
}
