/** A comment as WordPress keeps it, HTML with line ends, as the plain text that comments are here. */

import type { Body } from '@warraq/core/articles/body'
import { renderText } from '@warraq/core/articles/render-text'
import { wpContentToBody } from './wp-content.ts'

/** Addresses of links stand in brackets after their words. Empty when nothing in it can be read. */
export function commentText(html: string, base: string): string {
  if (PLAIN.test(html)) return plainText(html)
  const { body } = wpContentToBody(html, URL.canParse(base) ? { base } : {})
  return renderText(withAddresses(body) as Body).trim()
}

/** No markup, no shortcode, nothing that a browser would read as anything but letters. */
const PLAIN = /^[^<&[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00a0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]*$/u

/** What the converter would make of it, without a tree: lines and paragraphs. */
function plainText(text: string): string {
  return text
    .normalize('NFC')
    .split(/\n *\n[\n ]*/u)
    .map((paragraph) =>
      paragraph
        .split('\n')
        .map((line) => line.replaceAll(/ {2,}/gu, ' ').trim())
        .filter((line) => line !== '')
        .join('\n'),
    )
    .filter((paragraph) => paragraph !== '')
    .join('\n\n')
}

interface Linked {
  readonly type: 'text'
  readonly text: string
  readonly marks?: readonly { readonly type: string; readonly attrs?: { readonly href?: string } }[]
}

function isText(value: object): value is Linked {
  return 'type' in value && value.type === 'text' && 'text' in value && typeof value.text === 'string'
}

function withAddresses(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withAddresses)
  if (typeof value !== 'object' || value === null) return value
  if (isText(value)) {
    const href = value.marks?.find(({ type }) => type === 'link')?.attrs?.href
    const said = href === undefined || sameAddress(value.text, href)
    return said ? value : { ...value, text: `${value.text} (${href})` }
  }
  return Object.fromEntries(Object.entries(value).map(([name, held]) => [name, withAddresses(held)]))
}

function sameAddress(text: string, href: string): boolean {
  const bare = (address: string): string =>
    address
      .trim()
      .replace(/^https?:\/\//iu, '')
      .replace(/\/$/u, '')
  return bare(text) === bare(href)
}
