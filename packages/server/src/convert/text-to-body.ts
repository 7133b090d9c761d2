import type { BlockNode, Body, InlineNode } from '@warraq/core/articles/body'
import { cleanText } from '@warraq/core/articles/body-text'
import { finishBody } from './finish-body.ts'
import type { LeftOut } from './html-walk.ts'

function paragraph(lines: readonly string[]): BlockNode {
  const content = lines.flatMap((text, index): InlineNode[] => [
    ...(index > 0 ? [{ type: 'hard_break' } as const] : []),
    { type: 'text', text },
  ])
  return { type: 'paragraph', attrs: { dir: null }, content }
}

/**
 * Paragraphs are apart by a blank line, and a line end inside one is a line break; in a text without any blank line,
 * as agencies send them, every line is a paragraph.
 */
export function textToBlocks(text: string): readonly BlockNode[] {
  const groups: string[][] = [[]]
  for (const line of cleanText(text)
    .split('\n')
    .map((raw) => raw.trim())) {
    if (line !== '') groups.at(-1)?.push(line)
    else if (groups.at(-1)?.length !== 0) groups.push([])
  }
  const full = groups.filter((lines) => lines.length > 0)
  if (full.length === 1) return (full[0] ?? []).map((line) => paragraph([line]))
  return full.map(paragraph)
}

/** Plain text to the body tree; nothing in it is read as markup. */
export function textToBody(text: string): { body: Body; left: readonly LeftOut[] } {
  return finishBody(textToBlocks(text), [])
}
