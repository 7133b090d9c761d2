import { isSafeHref } from '@warraq/core/articles/body-link'
import type { Mark } from '@warraq/core/articles/body'
import { styleOf, type Pasted } from './pasted.ts'

type Plain = Exclude<Mark['type'], 'link'>

const BY_NAME: Readonly<Record<string, Plain>> = {
  strong: 'strong',
  b: 'strong',
  em: 'emphasis',
  i: 'emphasis',
  cite: 'emphasis',
  s: 'strike',
  del: 'strike',
  strike: 'strike',
  sup: 'superscript',
  sub: 'subscript',
  code: 'code',
  kbd: 'code',
  samp: 'code',
}

/** In the order of the schema, which is the order in which marks nest. */
const ORDER: readonly Mark['type'][] = ['link', 'strong', 'emphasis', 'strike', 'superscript', 'subscript', 'code']

export type Marks = ReadonlyMap<Mark['type'], Mark>

function isBold(weight: string): boolean {
  return weight === 'bold' || weight === 'bolder' || Number(weight) >= 600
}

/** The address of a link as it was meant: word processors wrap it into their own. */
function meantHref(href: string): string {
  const wrapped = /^https:\/\/www\.google\.com\/url\?(.*)$/u.exec(href)
  if (wrapped === null) return href
  return new URLSearchParams(wrapped[1] ?? '').get('q') ?? href
}

/** Marks inside an element. An explicit style wins over the element: Google Docs wraps everything into a thin `<b>`. */
export function marksInside(node: Pasted, outer: Marks): Marks {
  const marks = new Map(outer)
  const set = (type: Plain, on: boolean) => (on ? marks.set(type, { type }) : marks.delete(type))
  const named = BY_NAME[node.name]
  if (named !== undefined) set(named, true)
  if (node.name === 'a') {
    const href = meantHref((node.attrs['href'] ?? '').trim())
    if (isSafeHref(href) && !href.startsWith('#')) marks.set('link', { type: 'link', attrs: { href } })
  }
  const style = styleOf(node)
  const weight = style.get('font-weight')
  if (weight !== undefined && (named === 'strong' || isBold(weight))) set('strong', isBold(weight))
  const slant = style.get('font-style')
  if (slant !== undefined && (named === 'emphasis' || slant === 'italic')) set('emphasis', slant === 'italic')
  if (/line-through/u.test(style.get('text-decoration') ?? style.get('text-decoration-line') ?? '')) set('strike', true)
  const align = style.get('vertical-align')
  if (align === 'super') set('superscript', true)
  if (align === 'sub') set('subscript', true)
  if (marks.has('superscript') && marks.has('subscript'))
    marks.delete(named === 'subscript' ? 'superscript' : 'subscript')
  return marks
}

export function ordered(marks: Marks): Mark[] {
  return ORDER.flatMap((type) => {
    const mark = marks.get(type)
    return mark === undefined ? [] : [mark]
  })
}
