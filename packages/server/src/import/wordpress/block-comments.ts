/**
 * The block editor keeps an article as HTML with comments around each block: `<!-- wp:name {…} -->` before,
 * `<!-- /wp:name -->` after, `<!-- wp:name {…} /-->` for a block that has no HTML of its own. The HTML inside is complete,
 * so blocks are told apart only as far as is needed: what has no HTML, and what stands outside of any block.
 */

export interface BlockComment {
  /** Without `core/`. */
  readonly name: string
  readonly form: 'open' | 'close' | 'alone'
  readonly attributes: Readonly<Record<string, unknown>>
}

export type ContentPiece =
  | { readonly kind: 'html'; readonly html: string; readonly inBlock: boolean }
  | { readonly kind: 'block'; readonly block: BlockComment }
  /** `more`, `nextpage`, `noteaser`: marks of WordPress that are no blocks. */
  | { readonly kind: 'mark'; readonly name: string }

const BLOCK = /^(\/?)wp:([a-z][a-z0-9_-]*(?:\/[a-z][a-z0-9_-]*)?)(?:\s+(\{[^]*\}))?\s*(\/?)$/u
const MARK = /^(more|nextpage|noteaser)(?:\s|$)/u

function attributesFrom(json: string | undefined): Readonly<Record<string, unknown>> {
  if (json === undefined) return {}
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
  } catch {
    // A plugin wrote attributes that are no JSON: the block keeps its HTML, which is what counts.
    return {}
  }
}

function commentOf(text: string): ContentPiece | null {
  const trimmed = text.trim()
  const mark = MARK.exec(trimmed)
  if (mark !== null) return { kind: 'mark', name: mark[1] ?? '' }
  const match = BLOCK.exec(trimmed)
  if (match === null) return null
  const [, slash, name = '', json, alone] = match
  const form = slash === '/' ? 'close' : alone === '/' ? 'alone' : 'open'
  return { kind: 'block', block: { name: name.replace(/^core\//u, ''), form, attributes: attributesFrom(json) } }
}

/** The content cut at its block comments, in order. Other comments stay in the HTML. Linear. */
export function* contentPieces(content: string): Generator<ContentPiece> {
  let depth = 0
  let from = 0
  let at = content.indexOf('<!--')
  while (at >= 0) {
    const end = content.indexOf('-->', at + 4)
    if (end < 0) break
    const piece = commentOf(content.slice(at + 4, end))
    if (piece !== null) {
      if (at > from) yield { kind: 'html', html: content.slice(from, at), inBlock: depth > 0 }
      if (piece.kind === 'block' && piece.block.form === 'open') depth += 1
      if (piece.kind === 'block' && piece.block.form === 'close') depth = Math.max(0, depth - 1)
      yield piece
      from = end + 3
    }
    at = content.indexOf('<!--', end + 3)
  }
  if (from < content.length) yield { kind: 'html', html: content.slice(from), inBlock: depth > 0 }
}
