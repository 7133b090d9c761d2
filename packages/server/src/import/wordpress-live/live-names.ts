/** People, categories and tags of the REST API as the records of an export. */

import type { WxrAuthor, WxrTerm } from '../wordpress/wxr-records.ts'
import { decodeSlug, plainName } from '../wordpress/wxr-values.ts'
import type { Row } from './live-json.ts'
import { idIn, textIn } from './live-json.ts'

/**
 * A login name is shown only to those who manage users; for all others the slug stands in its place, which WordPress makes
 * of it.
 * @param known login names by slug, of earlier imports
 */
export function authorFrom(row: Row, known: ReadonlyMap<string, string> = new Map()): WxrAuthor {
  const slug = textIn(row, 'slug')
  const login = textIn(row, 'username') || (known.get(slug) ?? decodeSlug(slug))
  return {
    kind: 'author',
    wpId: idIn(row, 'id'),
    login,
    email: textIn(row, 'email'),
    name: plainName(textIn(row, 'name')) || plainName(login),
    firstName: plainName(textIn(row, 'first_name')),
    lastName: plainName(textIn(row, 'last_name')),
  }
}

const KINDS: Readonly<Record<string, WxrTerm['kind']>> = { category: 'category', post_tag: 'tag' }

/** @param slugs of the terms of this taxonomy, by number */
export function termFrom(row: Row, taxonomy: string, slugs: ReadonlyMap<number, string>): WxrTerm {
  const rawSlug = textIn(row, 'slug')
  const parent = idIn(row, 'parent')
  const parentSlug = parent === null ? undefined : slugs.get(parent)
  return {
    kind: Object.hasOwn(KINDS, taxonomy) ? (KINDS[taxonomy] ?? 'term') : 'term',
    taxonomy,
    wpId: idIn(row, 'id'),
    slug: decodeSlug(rawSlug),
    rawSlug,
    name: plainName(textIn(row, 'name')),
    parentSlug: parentSlug === undefined ? null : decodeSlug(parentSlug),
    description: textIn(row, 'description'),
  }
}
