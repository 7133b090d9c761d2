/** A small site that answers as the REST API of WordPress does: pages, totals, sign-in, refusals; and errs when told to. */

import { once } from 'node:events'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type Thing = Readonly<Record<string, unknown>>

export interface LiveLists {
  readonly users: Thing[]
  readonly categories: Thing[]
  readonly tags: Thing[]
  readonly media: Thing[]
  readonly posts: Thing[]
  readonly pages: Thing[]
  readonly comments: Thing[]
  readonly menus: Thing[]
  readonly 'menu-items': Thing[]
}

export interface LiveSite {
  readonly url: string
  readonly port: number
  readonly lists: LiveLists
  /** Paths and queries in the order in which they were asked. */
  readonly asked: string[]
  /** Routes that visitors may not see, as security plug-ins have it. */
  readonly closed: Set<string>
  /** Handles a request in place of the site; true when it did. */
  err: ((url: URL, response: ServerResponse) => boolean) | null
  /** Files by path, such as pictures. */
  readonly files: Map<string, Uint8Array>
  /** Given to whoever asks, as plug-ins do. */
  readonly cookies: string[]
  /** How often somebody came with the right password. */
  signedIn: number
  close(): Promise<void>
}

export const USER = 'mudir'
export const PASSWORD = 'abcd efgh ijkl mnop'
const AUTHORISATION = `Basic ${Buffer.from(`${USER}:${PASSWORD}`).toString('base64')}`

const EMPTY = (): LiveLists => ({
  users: [],
  categories: [],
  tags: [],
  media: [],
  posts: [],
  pages: [],
  comments: [],
  menus: [],
  'menu-items': [],
})

/** @param folder of a site that is not at the root of its host: `/news` */
export async function liveSite(lists: Partial<LiveLists> = {}, folder = ''): Promise<LiveSite> {
  const site: { it: LiveSite | null } = { it: null }
  const server = createServer((request, response) => {
    if (site.it !== null) answer(site.it, folder, request, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  site.it = {
    url: `http://127.0.0.1:${port}${folder}`,
    port,
    lists: { ...EMPTY(), ...lists },
    asked: [],
    closed: new Set(),
    err: null,
    files: new Map(),
    cookies: [],
    signedIn: 0,
    close: async () => {
      server.closeAllConnections()
      await new Promise<void>((resolve) => void server.close(() => resolve()))
    },
  }
  return site.it
}

function answer(site: LiveSite, folder: string, request: IncomingMessage, response: ServerResponse): void {
  const url = new URL(request.url ?? '/', `http://${request.headers.host}`)
  site.asked.push(`${url.pathname}${url.search}`)
  if (site.cookies.length > 0) response.setHeader('set-cookie', [...site.cookies])
  if (site.err?.(url, response) === true) return
  const file = site.files.get(decodeURIComponent(url.pathname))
  if (file !== undefined) {
    response.setHeader('content-type', 'image/jpeg').end(file)
    return
  }
  if (url.pathname.endsWith('.jpg')) {
    response.writeHead(404).end()
    return
  }
  const route = routeOf(url, folder)
  if (route === null) {
    const api = `${url.origin}${folder}/wp-json/`
    response.setHeader('link', `<${api}>; rel="https://api.w.org/"`)
    response.setHeader('content-type', 'text/html; charset=UTF-8').end(`<!doctype html><title>جريدة</title>`)
    return
  }
  const signedIn = request.headers.authorization === AUTHORISATION
  if (request.headers.authorization !== undefined && !signedIn) {
    refuse(response, 401, 'incorrect_password')
    return
  }
  if (signedIn) site.signedIn += 1
  api(site, route, url.searchParams, signedIn, response)
}

function routeOf({ pathname, searchParams }: URL, folder: string): string | null {
  const named = searchParams.get('rest_route')
  if (named !== null) return named.replace(/^\//u, '')
  const root = `${folder}/wp-json`
  return pathname === root || pathname.startsWith(`${root}/`) ? pathname.slice(root.length + 1) : null
}

const TYPES = {
  post: { slug: 'post', rest_base: 'posts', rest_namespace: 'wp/v2', taxonomies: ['category', 'post_tag'] },
  page: { slug: 'page', rest_base: 'pages', rest_namespace: 'wp/v2', taxonomies: [] },
  attachment: { slug: 'attachment', rest_base: 'media', rest_namespace: 'wp/v2', taxonomies: [] },
  nav_menu_item: { slug: 'nav_menu_item', rest_base: 'menu-items', rest_namespace: 'wp/v2', taxonomies: ['nav_menu'] },
  wp_block: { slug: 'wp_block', rest_base: 'blocks', rest_namespace: 'wp/v2', taxonomies: [] },
}
const TAXONOMIES = {
  category: { slug: 'category', rest_base: 'categories', rest_namespace: 'wp/v2' },
  post_tag: { slug: 'post_tag', rest_base: 'tags', rest_namespace: 'wp/v2' },
}

function api(site: LiveSite, route: string, query: URLSearchParams, signedIn: boolean, response: ServerResponse): void {
  const name = route.replace(/^wp\/v2\//u, '')
  if (route === '') {
    const about = { name: 'جريدة &#8220;الساحل&#8221;', description: '', url: site.url, home: site.url }
    json(response, { ...about, namespaces: ['oembed/1.0', 'wp/v2'] })
  } else if (site.closed.has(name)) refuse(response, 401, 'rest_cannot_view')
  else if (name === 'types') json(response, TYPES)
  else if (name === 'taxonomies') json(response, TAXONOMIES)
  else if (name === 'users/me') {
    if (signedIn) json(response, { id: 1, name: 'المدير', slug: 'mudir' })
    else refuse(response, 401, 'rest_not_logged_in')
  } else if (Object.hasOwn(site.lists, name)) list(site, name as keyof LiveLists, query, signedIn, response)
  else refuse(response, 404, 'rest_no_route')
}

function list(
  site: LiveSite,
  name: keyof LiveLists,
  query: URLSearchParams,
  signedIn: boolean,
  response: ServerResponse,
): void {
  const edit = query.get('context') === 'edit'
  if (!signedIn && (edit || query.has('status') || name.startsWith('menu'))) {
    refuse(response, 401, 'rest_forbidden_context')
    return
  }
  const perPage = Number(query.get('per_page') ?? 10)
  if (perPage < 1 || perPage > 100) {
    refuse(response, 400, 'rest_invalid_param')
    return
  }
  const all = site.lists[name]
    .filter((thing) => matches(thing, query))
    .toSorted((a, b) => Number(a['id']) - Number(b['id']))
  const offset = Number(query.get('offset') ?? (Number(query.get('page') ?? 1) - 1) * perPage)
  response.setHeader('x-wp-total', all.length)
  response.setHeader('x-wp-totalpages', Math.ceil(all.length / perPage))
  if (query.has('page') && offset >= all.length && offset > 0) {
    refuse(response, 400, 'rest_post_invalid_page_number')
    return
  }
  const fields = query.get('_fields')?.split(',')
  const shown = all.slice(offset, offset + perPage).map((thing) => seenBy(thing, edit))
  json(response, fields === undefined ? shown : shown.map((thing) => only(thing, fields)))
}

function matches(thing: Thing, query: URLSearchParams): boolean {
  const states = query.get('status')?.split(',') ?? ['publish', 'inherit', 'approved', undefined]
  const status = thing['status'] as string | undefined
  if (!states.includes('all') && !states.includes(status) && status !== undefined) return false
  const include = query.get('include')?.split(',').map(Number)
  if (include !== undefined && !include.includes(Number(thing['id']))) return false
  const posts = query.get('post')?.split(',').map(Number)
  if (posts !== undefined && !posts.includes(Number(thing['post']))) return false
  const modified = query.get('modified_after')
  if (modified !== null && `${String(thing['modified_gmt'])}Z` <= modified.replace('.000', '')) return false
  const after = query.get('after')
  return after === null || `${String(thing['date_gmt'])}Z` > after.replace('.000', '')
}

/** Only those who edit see texts as they were typed, and e-mail addresses. */
function seenBy(thing: Thing, edit: boolean): Thing {
  if (edit) return thing
  const hidden = new Set(['author_email', 'email', 'username', 'password'])
  const texts = new Set(['title', 'content', 'excerpt', 'caption', 'guid'])
  return Object.fromEntries(
    Object.entries(thing).flatMap(([key, value]) => {
      if (hidden.has(key)) return []
      if (!texts.has(key) || typeof value !== 'object' || value === null) return [[key, value]]
      return [[key, Object.fromEntries(Object.entries(value).filter(([part]) => part !== 'raw'))]]
    }),
  )
}

function only(thing: Thing, fields: readonly string[]): Thing {
  const names = new Set(fields.map((field) => field.split('.')[0] ?? ''))
  return Object.fromEntries(Object.entries(thing).filter(([key]) => names.has(key)))
}

function json(response: ServerResponse, value: unknown): void {
  response.setHeader('content-type', 'application/json; charset=UTF-8').end(JSON.stringify(value))
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response.statusCode = status
  json(response, { code, message: code, data: { status } })
}

/** `{raw, rendered}` */
export function both(raw: string, rendered = raw): Thing {
  return { raw, rendered }
}

/** A published post: what a test does not say is as WordPress has it. */
export function livePost(site: { readonly url: string }, id: number, more: Thing = {}): Thing {
  const at = `2024-01-${String((id % 27) + 1).padStart(2, '0')}T09:00:00`
  return {
    id,
    date: at.replace('T09', 'T12'),
    date_gmt: at,
    modified_gmt: at,
    guid: both(`${site.url}/?p=${id}`),
    slug: `%d8%ae%d8%a8%d8%b1-${id}`,
    status: 'publish',
    type: 'post',
    link: `${site.url}/2024/01/%d8%ae%d8%a8%d8%b1-${id}/`,
    title: both(`خبر ${id}`),
    content: both(
      `<!-- wp:paragraph -->\n<p>نص الخبر ${id}.</p>\n<!-- /wp:paragraph -->`,
      `\n<p>نص الخبر ${id}.</p>\n`,
    ),
    excerpt: both('', `<p>نص الخبر ${id}. [&hellip;]</p>\n`),
    author: 1,
    featured_media: 0,
    comment_status: 'open',
    sticky: false,
    password: '',
    meta: {},
    categories: [2],
    tags: [],
    ...more,
  }
}

export function liveComment(id: number, post: number, more: Thing = {}): Thing {
  return {
    id,
    post,
    parent: 0,
    author: 0,
    author_name: 'قارئ',
    author_email: 'reader@example.org',
    author_url: '',
    date: '2024-02-01T12:00:00',
    date_gmt: '2024-02-01T09:00:00',
    content: both(`تعليق ${id}`, `<p>تعليق ${id}</p>\n`),
    status: 'approved',
    type: 'comment',
    ...more,
  }
}
