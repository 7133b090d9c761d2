/** Which lists of a site are open to the caller, and how they are asked for. */

import type { ApiRoot } from './api-root.ts'
import type { Query, WordPressApi } from './api-client.ts'
import type { Row } from './live-json.ts'
import { isRow, textIn } from './live-json.ts'

export interface Listing {
  /** `posts` */
  readonly name: string
  /** `wp/v2/posts` */
  readonly route: string
  readonly query: Query
}

export interface TypeListing extends Listing {
  /** `post` */
  readonly type: string
}

export interface TaxonomyListing extends Listing {
  /** `category` */
  readonly taxonomy: string
  /** What items call it: `categories`. */
  readonly field: string
}

export interface LivePlan {
  readonly root: ApiRoot
  readonly taxonomies: readonly TaxonomyListing[]
  /** Posts, pages, and every other type that the site shows. */
  readonly types: readonly TypeListing[]
  readonly users: Listing | null
  readonly media: Listing | null
  readonly comments: Listing | null
  readonly menus: { readonly menus: Listing; readonly items: Listing } | null
  /** Lists that are not open to the caller. */
  readonly closed: readonly string[]
}

/** How WordPress furnishes itself: nothing of it is content. */
const FURNITURE =
  /^(?:wp_|attachment$|nav_menu_item$|revision$|custom_css$|customize_changeset$|oembed_cache$|user_request$)/u
const FIRST_TYPES: Row = {
  post: { slug: 'post', rest_base: 'posts', taxonomies: ['category', 'post_tag'] },
  page: { slug: 'page', rest_base: 'pages', taxonomies: [] },
}
const FIRST_TAXONOMIES: Row = {
  category: { slug: 'category', rest_base: 'categories' },
  post_tag: { slug: 'post_tag', rest_base: 'tags' },
}
const ALL_STATES = 'publish,future,draft,pending,private'

const ITEM_FIELDS =
  'id,date,date_gmt,guid,modified_gmt,slug,status,type,link,title,content,excerpt,author,featured_media,comment_status,' +
  'sticky,parent,menu_order,password,meta,yoast_head_json.description'
const MEDIA_FIELDS =
  'id,date,date_gmt,guid,modified_gmt,slug,status,type,link,title,author,caption,alt_text,post,source_url,mime_type'
const COMMENT_FIELDS = 'id,post,parent,author,author_name,author_email,author_url,date,date_gmt,content,status,type'

export async function planOf(api: WordPressApi, root: ApiRoot): Promise<LivePlan> {
  const closed: string[] = []
  const taxonomies = taxonomiesFrom((await api.one('wp/v2/taxonomies')) ?? FIRST_TAXONOMIES)
  const users = await openOne(api, { name: 'users', route: 'wp/v2/users', query: {} }, { context: 'edit' })
  const types: TypeListing[] = []
  for (const type of typesFrom((await api.one('wp/v2/types')) ?? FIRST_TYPES, taxonomies, users === null)) {
    const listing = await openOne(api, type, { context: 'edit', status: ALL_STATES })
    if (listing === null) closed.push(type.name)
    else types.push({ ...type, query: listing.query })
  }
  const media = { name: 'media', route: 'wp/v2/media', query: { _fields: MEDIA_FIELDS } }
  const comments = { name: 'comments', route: 'wp/v2/comments', query: { _fields: COMMENT_FIELDS } }
  const plan = {
    media: await openOne(api, media, { context: 'edit' }),
    comments: await openOne(api, comments, { context: 'edit', status: 'all' }),
  }
  for (const [name, listing] of Object.entries({ users, ...plan })) if (listing === null) closed.push(name)
  return { root, taxonomies, types, users, ...plan, menus: await menusOf(api), closed }
}

/** What the caller may see beyond visitors is asked for first. Null when nothing of it may be seen. */
async function openOne(api: WordPressApi, listing: Listing, more: Query): Promise<Listing | null> {
  const whole = { ...listing, query: { ...listing.query, ...more } }
  if (api.signedIn && (await api.isOpen(whole.route, whole.query))) return whole
  return (await api.isOpen(listing.route, listing.query)) ? listing : null
}

async function menusOf(api: WordPressApi): Promise<LivePlan['menus']> {
  const menus = { name: 'menus', route: 'wp/v2/menus', query: {} }
  const items = { name: 'menu-items', route: 'wp/v2/menu-items', query: {} }
  if (!api.signedIn || !(await api.isOpen(menus.route)) || !(await api.isOpen(items.route))) return null
  return { menus, items }
}

function taxonomiesFrom(answer: Row): TaxonomyListing[] {
  return Object.values(answer).flatMap((one) => {
    if (!isRow(one)) return []
    const taxonomy = textIn(one, 'slug')
    const field = textIn(one, 'rest_base') || taxonomy
    const known = /^[\w-]{1,60}$/u.test(taxonomy) && /^[\w-]{1,60}$/u.test(field)
    if (!known || taxonomy === 'nav_menu' || taxonomy.startsWith('wp_')) return []
    const query = { _fields: 'id,slug,name,parent,description,taxonomy' }
    return [{ taxonomy, field, name: `term-${field.toLowerCase()}`, route: `${spaceOf(one)}/${field}`, query }]
  })
}

/** @param named whether items have to say who wrote them, because the list of users is closed */
function typesFrom(answer: Row, taxonomies: readonly TaxonomyListing[], named: boolean): TypeListing[] {
  const fields = [ITEM_FIELDS, ...taxonomies.map(({ field }) => field), ...(named ? ['_links', '_embedded'] : [])]
  const query = { _fields: fields.join(','), ...(named ? { _embed: 'author' } : {}) }
  return Object.values(answer).flatMap((one) => {
    if (!isRow(one)) return []
    const type = textIn(one, 'slug')
    const base = textIn(one, 'rest_base') || type
    if (!/^[\w-]{1,60}$/u.test(type) || !/^[\w-]{1,60}$/u.test(base) || FURNITURE.test(type)) return []
    return [{ type, name: `type-${base.toLowerCase()}`, route: `${spaceOf(one)}/${base}`, query }]
  })
}

function spaceOf(one: Row): string {
  const space = textIn(one, 'rest_namespace')
  return /^[\w-]+\/v\d+$/u.test(space) ? space : 'wp/v2'
}
