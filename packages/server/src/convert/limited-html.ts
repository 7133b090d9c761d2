/**
 * HTML parsing with a ceiling. The parser's work for one tag grows with the number of open elements, and unclosed
 * formatting elements are opened again in every paragraph, so hostile input of 1 MB could ask for billions of steps:
 * depth and number of nodes are limited, and what goes beyond is read as plain text.
 */

import type { DefaultTreeAdapterMap, DefaultTreeAdapterTypes, Token, TreeAdapter } from 'parse5'
import { defaultTreeAdapter, parse, parseFragment, serializeOuter, Tokenizer, TokenizerMode } from 'parse5'

export type HtmlElement = DefaultTreeAdapterTypes.Element
export type HtmlNode = DefaultTreeAdapterTypes.ChildNode
export type HtmlDocument = DefaultTreeAdapterTypes.Document
export type HtmlParent = DefaultTreeAdapterTypes.ParentNode

/** The depth at which browsers stop nesting, and as many nodes as the largest pages have. */
export const HTML_LIMITS = { depth: 512, nodes: 400_000, characters: 8_388_608 } as const

class OverLimit extends Error {}

function limitedAdapter(): TreeAdapter<DefaultTreeAdapterMap> {
  const depths = new WeakMap<HtmlParent, number>()
  let nodes = 0
  const enter = (parent: HtmlParent, node: HtmlNode): void => {
    nodes += 1
    const depth = (depths.get(parent) ?? 0) + 1
    if (nodes > HTML_LIMITS.nodes || depth > HTML_LIMITS.depth) throw new OverLimit()
    if ('childNodes' in node) depths.set(node, depth)
  }
  return {
    ...defaultTreeAdapter,
    appendChild(parent, node) {
      enter(parent, node)
      defaultTreeAdapter.appendChild(parent, node)
    },
    insertBefore(parent, node, reference) {
      enter(parent, node)
      defaultTreeAdapter.insertBefore(parent, node, reference)
    },
  }
}

/** The tree of a fragment (as in `<body>`, scripting off), or null when it is larger or deeper than the limits. */
export function parseLimited(html: string): HtmlParent | null {
  if (html.length > HTML_LIMITS.characters) return null
  try {
    return parseFragment(html, { treeAdapter: limitedAdapter(), scriptingEnabled: false })
  } catch (error) {
    if (error instanceof OverLimit) return null
    throw error
  }
}

/** The tree of a whole document, or null when it is larger or deeper than the limits. */
export function parseLimitedDocument(html: string): HtmlDocument | null {
  if (html.length > HTML_LIMITS.characters) return null
  try {
    return parse(html, { treeAdapter: limitedAdapter(), scriptingEnabled: false })
  } catch (error) {
    if (error instanceof OverLimit) return null
    throw error
  }
}

/** A part of a tree as HTML again, the element itself included. */
export function htmlOf(element: HtmlElement): string {
  return serializeOuter(element)
}

const RAW_TEXT = new Set(['script', 'style', 'xmp', 'iframe', 'noembed', 'noframes'])
const DROPPED_TEXT = new Set(['script', 'style', 'title', 'template', 'svg', 'noembed', 'noframes', 'iframe'])
const ON_ONE_LINE = new Set(['a', 'b', 'strong', 'i', 'em', 'span', 'font', 'u', 's', 'small', 'sub', 'sup', 'code'])

/** The text between tags, a line end where an element that is no inline one begins or ends. Linear; builds no tree. */
export function textOfHtml(html: string): string {
  const out: string[] = []
  let dropped: string | null = null
  const characters = (token: Token.CharacterToken): void => {
    if (dropped === null) out.push(token.chars)
  }
  const edge = (name: string): void => {
    if (!ON_ONE_LINE.has(name)) out.push('\n')
  }
  const tokenizer = new Tokenizer(
    {},
    {
      onStartTag({ tagName }) {
        edge(tagName)
        if (DROPPED_TEXT.has(tagName)) dropped ??= tagName
        if (RAW_TEXT.has(tagName)) tokenizer.state = TokenizerMode.RAWTEXT
        else if (tagName === 'title' || tagName === 'textarea') tokenizer.state = TokenizerMode.RCDATA
      },
      onEndTag({ tagName }) {
        edge(tagName)
        if (dropped === tagName) dropped = null
      },
      onCharacter: characters,
      onWhitespaceCharacter: characters,
      onNullCharacter: () => undefined,
      onComment: () => undefined,
      onDoctype: () => undefined,
      onEof: () => undefined,
    },
  )
  tokenizer.write(html, true)
  return out.join('')
}
