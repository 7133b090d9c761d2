/** Elements inside running text. */

import type { Mark } from '@warraq/core/articles/body'
import { BODY_MARKS } from '@warraq/core/articles/body-schema.table'
import type { Context, Handler } from './html-walk.ts'
import { attributeOf, hasClass } from './html-walk.ts'
import type { HtmlElement } from './limited-html.ts'
import { linkFrom } from './link-from.ts'

const ORDER = Object.keys(BODY_MARKS)

/** The marks with one more, in the schema's order; the inner one of two links wins, as nested links cannot be. */
function withMark(marks: readonly Mark[], mark: Mark): readonly Mark[] {
  const others = marks.filter((held) => held.type !== mark.type)
  return [...others, mark].sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type))
}

/** Declarations of a style attribute by property, both in lower case. */
function styleOf(element: HtmlElement): ReadonlyMap<string, string> {
  const declarations = (attributeOf(element, 'style') ?? '').toLowerCase().split(';')
  return new Map(
    declarations.map((declaration): [string, string] => {
      const colon = declaration.indexOf(':')
      return [declaration.slice(0, Math.max(0, colon)).trim(), declaration.slice(colon + 1).trim()]
    }),
  )
}

export function isHidden(element: HtmlElement): boolean {
  if (attributeOf(element, 'hidden') !== null) return true
  if (attributeOf(element, 'style') === null) return false
  const style = styleOf(element)
  return style.get('display') === 'none' || style.get('visibility') === 'hidden'
}

/** Word processors say weight and slant by style; Google's wraps everything in a `<b>` of normal weight. */
function withStyle(element: HtmlElement, marks: readonly Mark[]): readonly Mark[] {
  if (attributeOf(element, 'style') === null) return marks
  const style = styleOf(element)
  let out = marks
  const weight = style.get('font-weight') ?? ''
  if (/^(?:bold|bolder|[6-9]00)$/u.test(weight)) out = withMark(out, { type: 'strong' })
  else if (/^(?:normal|[1-4]00)$/u.test(weight)) out = out.filter((mark) => mark.type !== 'strong')
  if (style.get('font-style') === 'italic') out = withMark(out, { type: 'emphasis' })
  if ((style.get('text-decoration') ?? '').includes('line-through')) out = withMark(out, { type: 'strike' })
  if (style.get('vertical-align') === 'super') out = withMark(out, { type: 'superscript' })
  if (style.get('vertical-align') === 'sub') out = withMark(out, { type: 'subscript' })
  return out
}

export const plainInline: Handler = (walk, element, sink, context) => {
  walk.children(element, sink, { ...context, marks: withStyle(element, context.marks) })
}

export function marked(type: Exclude<Mark['type'], 'link'>): Handler {
  return (walk, element, sink, context) => {
    walk.children(element, sink, { ...context, marks: withStyle(element, withMark(context.marks, { type })) })
  }
}

function linkContext(element: HtmlElement, context: Context, href: string | null): Context {
  const marks = withStyle(element, context.marks)
  return { ...context, marks: href === null ? marks : withMark(marks, { type: 'link', attrs: { href } }) }
}

/** A link that an article may not carry loses its address and keeps its text. */
export const link: Handler = (walk, element, sink, context) => {
  if (walk.isWayBack(element)) return
  const note = context.inNote ? null : walk.noteOf(element)
  if (note !== null) {
    if (note.length > 0) sink.footnote(note)
    return
  }
  const raw = attributeOf(element, 'href')
  const href = raw === null ? null : linkFrom(raw, walk.options.base)
  if (raw !== null && href === null) walk.leave(raw.trim().startsWith('#') ? 'a[href^="#"]' : 'a[href]')
  if (hasClass(element, 'wp-block-file__button')) sink.text(' ', context.marks)
  walk.children(element, sink, linkContext(element, context, href))
}

/** Quotation marks that a browser would draw become characters. */
export const inlineQuote: Handler = (walk, element, sink, context) => {
  sink.text('«', context.marks)
  plainInline(walk, element, sink, context)
  sink.text('»', context.marks)
}

export const lineBreak: Handler = (_walk, _element, sink, context) => sink.hardBreak(context.marks)
