/** Fetches every list of a plan into the folder, as far as it is not there from an earlier try. */

import type { Query, WordPressApi } from './api-client.ts'
import type { LiveFolder } from './live-folder.ts'
import { idIn, idsIn } from './live-json.ts'
import type { LivePlan, Listing, TypeListing } from './live-plan.ts'

export interface LiveStep {
  readonly doing: 'fetching'
  /** `posts` */
  readonly what: string
  readonly done: number
  /** 0 where it is not known. */
  readonly of: number
}

export interface Collecting {
  readonly api: WordPressApi
  readonly folder: LiveFolder
  readonly plan: LivePlan
  /** Only what has changed since; null: everything. */
  readonly since: string | null
  /** The same for pictures: those of earlier runs may not be known any more. */
  readonly mediaSince: string | null
  /** Numbers of each type that earlier runs have seen. */
  readonly seen: ReadonlyMap<string, ReadonlySet<number>>
  progress(step: LiveStep): void
}

/** Names of people and things are few and do not say when they changed: they are fetched whole each time. */
export async function collect(work: Collecting): Promise<void> {
  const { plan, since } = work
  for (const taxonomy of plan.taxonomies) await fetchList(work, taxonomy)
  if (plan.users !== null) await fetchList(work, plan.users)
  if (plan.menus !== null) {
    await fetchList(work, plan.menus.menus)
    await fetchList(work, plan.menus.items)
  }
  const changed: Query = since === null ? {} : { modified_after: since }
  const media: Query = work.mediaSince === null ? {} : { modified_after: work.mediaSince }
  if (plan.media !== null) await fetchList(work, plan.media, media)
  for (const type of plan.types) await fetchList(work, type, changed)
  if (plan.comments === null) return
  if (since === null) await fetchList(work, plan.comments)
  else await fetchCommented(work, plan.comments, since)
}

async function fetchList({ api, folder, progress }: Collecting, listing: Listing, more: Query = {}): Promise<void> {
  const list = folder.list(listing.name)
  if (await list.isWhole()) return
  const kept = await list.kept()
  let done = kept.count
  for await (const { rows, total, afresh } of api.list(listing.route, { ...listing.query, ...more }, kept)) {
    if (afresh) {
      await list.clear()
      done = 0
    }
    await list.append(rows)
    done += rows.length
    progress({ doing: 'fetching', what: listing.name, done, of: total ?? 0 })
  }
  await list.finish()
}

const AT_ONCE = 50

/**
 * Comments come in with their article and the comments they answer: of an article that has new ones all are fetched, and
 * the article itself where it did not change.
 */
async function fetchCommented(work: Collecting, comments: Listing, since: string): Promise<void> {
  await fetchList(work, { ...comments, name: 'comments-new' }, { after: since, _fields: 'id,post' })
  const commented = new Set<number>()
  for await (const row of work.folder.list('comments-new').rows()) {
    const post = idIn(row, 'post')
    if (post !== null) commented.add(post)
  }
  await fetchThese(work, comments, 'post', [...commented], 'comments')
  for (const type of work.plan.types) {
    for await (const row of work.folder.list(type.name).rows()) commented.delete(idIn(row, 'id') ?? 0)
  }
  for (const type of work.plan.types) await fetchThese(work, type, 'include', [...commented], `${type.name}-commented`)
}

async function fetchThese(
  work: Collecting,
  listing: Listing,
  by: 'include' | 'post',
  numbers: readonly number[],
  name: string,
): Promise<void> {
  const list = work.folder.list(name)
  if (await list.isWhole()) return
  await list.clear()
  for (let from = 0; from < numbers.length; from += AT_ONCE) {
    const some = { [by]: numbers.slice(from, from + AT_ONCE).join(',') }
    // A list that is begun again gives things once more: what reads the rows takes each number once.
    for await (const { rows } of work.api.list(listing.route, { ...listing.query, ...some })) await list.append(rows)
  }
  await list.finish()
}

export interface Census {
  readonly numbers: ReadonlyMap<string, ReadonlySet<number>>
  /** Seen by earlier runs and not there any more, by type. */
  readonly gone: ReadonlyMap<string, readonly number[]>
}

/**
 * What is there now, by type: the list of numbers is asked for only where their count is not what it should be.
 * Things that came back unchanged are fetched into the list `{name}-returned`.
 */
export async function census(work: Collecting): Promise<Census> {
  const numbers = new Map<string, ReadonlySet<number>>()
  const gone = new Map<string, readonly number[]>()
  for (const type of work.plan.types) {
    const seen = work.seen.get(type.type) ?? new Set<number>()
    const now = new Set(seen)
    for await (const row of work.folder.list(type.name).rows()) now.add(idIn(row, 'id') ?? 0)
    now.delete(0)
    const there = await countedOrListed(work, type, now)
    numbers.set(type.type, there)
    gone.set(
      type.type,
      [...seen].filter((number) => !there.has(number)),
    )
    if (work.since === null) continue
    const returned = [...there].filter((number) => !now.has(number))
    await fetchThese(work, type, 'include', returned, `${type.name}-returned`)
  }
  return { numbers, gone }
}

async function countedOrListed(
  { api, since }: Collecting,
  type: TypeListing,
  known: ReadonlySet<number>,
): Promise<ReadonlySet<number>> {
  if (since === null || (await api.count(type.route, type.query)) === known.size) return known
  const there = new Set<number>()
  for await (const { rows, afresh } of api.list(type.route, { ...type.query, _fields: 'id' })) {
    if (afresh) there.clear()
    for (const row of rows) there.add(idIn(row, 'id') ?? 0)
  }
  there.delete(0)
  return there
}

/** As a note keeps them. */
export function seenFrom(note: unknown): ReadonlyMap<string, ReadonlySet<number>> {
  if (typeof note !== 'object' || note === null) return new Map()
  const types = note as Readonly<Record<string, unknown>>
  return new Map(Object.keys(types).map((type) => [type, new Set(idsIn(types, type))]))
}
