/** Addresses under which readers know an old newspaper: each of them has to lead on by one redirect at the most. */

import { createReadStream } from 'node:fs'
import { readWxr } from '../../packages/server/src/import/wordpress/read-wxr.ts'
import type { WxrItem } from '../../packages/server/src/import/wordpress/wxr-records.ts'
import { WXR_AUTHORS, WXR_CATEGORIES, wpSlug } from './arabic-wxr.ts'
import { TRAP_AUTHOR } from './newspaper-traps.ts'

function upper(path: string): string {
  return path.replaceAll(/%[0-9a-f]{2}/giu, (escape) => escape.toUpperCase())
}

function raw(path: string): string {
  try {
    return decodeURI(path)
  } catch {
    // Cut inside a letter: there is no text it could be.
    return path
  }
}

/** What the addresses of a post are, in the order of `addressesOfPost`. */
export const KINDS_OF_POST = [
  'link',
  'without its last slash',
  'escapes in upper case',
  'letters as they are',
  'encoded once more',
  'with a query of senders',
  'feed',
  'amp',
  'amp by query',
  'second page of comments',
  'second page',
  'embed',
  'index.php',
  'number',
  'number by index.php',
] as const

/** Of one published post, every kind there is. */
export function addressesOfPost({ link, wpId }: WxrItem): string[] {
  const path = new URL(link).pathname
  const bare = path.replace(/\/$/u, '')
  return [
    path,
    bare,
    upper(path),
    raw(path),
    encodeURI(path),
    `${path}?utm_source=mail`,
    `${bare}/feed/`,
    `${bare}/amp/`,
    `${bare}/?amp=1`,
    `${bare}/comment-page-2/`,
    `${bare}/2/`,
    `${bare}/embed/`,
    `/index.php${path}`,
    `/?p=${wpId}`,
    `/index.php?p=${wpId}`,
  ]
}

/** Of the lists of a newspaper. `days` are those on which something was published. */
export function addressesOfLists(days: readonly string[]): string[] {
  const categories = WXR_CATEGORIES.map(([slug]) => `/category/${wpSlug(slug)}`)
  const authors = [...WXR_AUTHORS.map(({ login }) => login.replaceAll('.', '-')), TRAP_AUTHOR].map(
    (login) => `/author/${login}`,
  )
  const lists = [...categories, ...authors, `/tag/${wpSlug('مدن')}`]
  const months = [...new Set(days.map((day) => day.slice(0, 7)))]
  return [
    '/',
    '/page/2/',
    '/feed/',
    '/feed/atom/',
    '/comments/feed/',
    '/?feed=rss2',
    '/?paged=2',
    ...lists.flatMap((path) => [`${path}/`, `${path}/feed/`, `${path}/page/2/`, `${path}/page/40/`, upper(path)]),
    `/category/${wpSlug('محليات')}/${wpSlug('بلديات')}/${wpSlug('مياه')}/`,
    ...WXR_CATEGORIES.map((_, index) => `/?cat=${index + 10}`),
    `/?category_name=${wpSlug('محليات')}`,
    `/?tag=${wpSlug('مدن')}`,
    '/?author=1',
    '/?author=9',
    `/?author_name=${TRAP_AUTHOR}`,
    ...days.map((day) => `/${day}/`),
    ...months.flatMap((month) => [`/${month}/`, `/${month}/page/2/`, `/?m=${month.replace('/', '')}`]),
    ...new Set(days.map((day) => `/${day.slice(0, 4)}/`)),
  ]
}

export async function itemsOf(file: string): Promise<WxrItem[]> {
  const items: WxrItem[] = []
  for await (const record of readWxr(createReadStream(file))) if (record.kind === 'item') items.push(record)
  return items
}

export function isPublic({ type, status, password }: WxrItem): boolean {
  return type === 'post' && status === 'publish' && password === ''
}
