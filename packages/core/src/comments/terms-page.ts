import type { BlockNode, Body, ListItem, Paragraph } from '../articles/body.ts'
import { clauseNumber } from './statement.ts'
import { CLAUSE_HEADING, TERMS_WORDS } from './terms.table.ts'

/** A clause in one language, as readers are shown it. */
export interface ShownClause {
  /** `CL6`. */
  readonly code: string
  readonly title: string
  readonly definition: string
  readonly notCovered: readonly string[]
  readonly allowed: readonly string[]
  readonly notAllowed: readonly string[]
}

/**
 * The page of the comment terms: what the newsroom wrote around them, and the clauses as they are in force. They stand
 * where clauses stood before, else before the first heading, else at the end; clauses that were written into the page as
 * text are left out, since they may be older.
 */
export function termsPage(written: Body, clauses: readonly ShownClause[], lang: 'ar' | 'en'): Body {
  const kept: BlockNode[] = []
  let at: number | null = null
  let inClause = false
  for (const block of written.content) {
    if (block.type === 'heading') inClause = CLAUSE_HEADING.test(textOf(block))
    if (inClause) at ??= kept.length
    else kept.push(block)
  }
  const heading = kept.findIndex(({ type }) => type === 'heading')
  const place = at ?? (heading < 0 ? kept.length : heading)
  const live = clauses.flatMap((clause) => clauseBlocks(clause, lang))
  return { ...written, content: [...kept.slice(0, place), ...live, ...kept.slice(place)] }
}

function textOf(block: Extract<BlockNode, { type: 'heading' }>): string {
  return (block.content ?? []).map((node) => (node.type === 'text' ? node.text : '')).join('')
}

function clauseBlocks(clause: ShownClause, lang: 'ar' | 'en'): BlockNode[] {
  const words = TERMS_WORDS[lang]
  const heading = words.clause.replace('{n}', String(clauseNumber(clause.code))).replace('{title}', () => clause.title)
  return [
    { type: 'heading', attrs: { level: 2, dir: null }, content: [{ type: 'text', text: heading }] },
    ...clause.definition
      .split(/\n+/)
      .filter((line) => line.trim() !== '')
      .map(paragraph),
    ...listed(words.notCovered, clause.notCovered),
    ...listed(words.allowed, clause.allowed),
    ...listed(words.notAllowed, clause.notAllowed),
  ]
}

function listed(words: string, lines: readonly string[]): BlockNode[] {
  if (lines.length === 0) return []
  const items = lines.map((text): ListItem => ({ type: 'list_item', content: [paragraph(text)] }))
  return [paragraph(words), { type: 'bullet_list', attrs: { dir: null }, content: items }]
}

function paragraph(text: string): Paragraph {
  return { type: 'paragraph', attrs: { dir: null }, content: [{ type: 'text', text }] }
}
