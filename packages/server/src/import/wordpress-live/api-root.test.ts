import { expect, test } from 'vitest'
import type { FetchAnswer, SafeFetch } from '../../ports/fetch/port.ts'
import { findApi, routeAddress } from './api-root.ts'

const ROOT = JSON.stringify({ name: 'جريدة', namespaces: ['oembed/1.0', 'wp/v2'] })

interface Place {
  readonly status?: number
  readonly text?: string
  readonly link?: string
  /** Where it redirects to. */
  readonly url?: string
}

/** A site of these addresses; all others answer 404. */
function siteOf(places: Readonly<Record<string, Place>>): SafeFetch {
  return (url): Promise<FetchAnswer> => {
    const place = places[url] ?? { status: 404, text: '<!doctype html>' }
    const headers = new Map(place.link === undefined ? [] : [['link', place.link]])
    const bytes = Buffer.from(place.text ?? '<!doctype html>')
    const { status = 200 } = place
    return Promise.resolve({ got: true, url: place.url ?? url, status, headers, type: '', charset: null, bytes })
  }
}

test.each([
  [
    'its header',
    'https://old.example/',
    {
      'https://old.example/': {
        link: '<https://old.example/api/>; rel="https://api.w.org/", <https://x/>; rel=shortlink',
      },
      'https://old.example/api/': { text: ROOT },
    },
    'https://old.example/api/',
  ],
  [
    'an element of its page',
    'https://old.example/',
    {
      'https://old.example/': {
        text: `<link rel="https://api.w.org/" href="https://old.example/?rest_route=/&#038;lang=ar" />`,
      },
      'https://old.example/?rest_route=/&lang=ar': { text: ROOT },
    },
    'https://old.example/?rest_route=/&lang=ar',
  ],
  [
    'the usual place',
    'https://old.example',
    { 'https://old.example': { url: 'https://old.example/' }, 'https://old.example/wp-json/': { text: ROOT } },
    'https://old.example/wp-json/',
  ],
  [
    'a folder above an article',
    'https://old.example/news/2024/05/x/',
    { 'https://old.example/news/2024/05/x/': {}, 'https://old.example/news/?rest_route=/': { text: ROOT } },
    'https://old.example/news/?rest_route=/',
  ],
  [
    'index.php, where addresses are not rewritten',
    'https://old.example/',
    { 'https://old.example/': {}, 'https://old.example/index.php/wp-json/': { text: ROOT } },
    'https://old.example/index.php/wp-json/',
  ],
  [
    'the address itself, and where it leads',
    'http://old.example/wp-json',
    { 'http://old.example/wp-json': { url: 'https://www.old.example/wp-json/', text: ROOT } },
    'https://www.old.example/wp-json/',
  ],
])('the API is found by %s', async (_, address, places, found) => {
  const root = await findApi(siteOf(places), address)
  expect(root.url).toBe(found)
  expect(root.about['name']).toBe('جريدة')
})

test('a page of JSON that is no WordPress is none', async () => {
  const places = { 'https://old.example/': {}, 'https://old.example/wp-json/': { text: '{"namespaces":["other/v1"]}' } }
  await expect(findApi(siteOf(places), 'https://old.example/')).rejects.toMatchObject({ details: { reason: 'no-api' } })
})

test('routes stand below the root, in the path or in the query', () => {
  const about = {}
  expect(routeAddress({ url: 'https://a.example/wp-json/', about }, 'wp/v2/posts', { offset: 5 })).toBe(
    'https://a.example/wp-json/wp/v2/posts?offset=5',
  )
  expect(routeAddress({ url: 'https://a.example/?rest_route=/&lang=ar', about }, 'wp/v2/posts', { offset: 5 })).toBe(
    'https://a.example/?rest_route=%2Fwp%2Fv2%2Fposts&lang=ar&offset=5',
  )
})
