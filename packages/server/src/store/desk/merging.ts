import { fold, stem } from '@warraq/arabic'
import type { MergePreview, PersonRow } from '@warraq/core/contract/people'
import type { TagRow } from '@warraq/core/contract/tags'
import { Refusal } from '@warraq/core/errors'
import { personPath, tagPath } from '@warraq/core/links/addresses'
import type { ReadDb } from '../database.ts'
import { personRows } from './persons.ts'
import { tagRows } from './tags.ts'

/** Groups shown at once; who has more merges these first. */
const MOST_GROUPS = 100

/** The article at the front of a word (and with it a preposition), as tags begin with it or do not. */
const FRONT = /^(?:ال|لل|بال|وال)(?=\p{L}{3})/u

/**
 * A name without what people vary when they mean the same: vowels and letters of one sound (both by folding), the
 * article, endings of gender, spaces and hyphens. «التعليم العالي», «تعليم عالي» and «التّعليم‌ العالى» have one key.
 */
export function likenessKey(name: string): string {
  return fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => word.replace(FRONT, '').replace(/(?<=\p{L}{2})[ةه]$/u, ''))
    .join('')
}

/** Looser for tags: words by their stems, so that «انتخاب» and «انتخابات» are asked about, too. */
function stemKey(name: string): string {
  return fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => stem(word))
    .join(' ')
}

/** Tags that may be one. */
export async function alikeTags(db: ReadDb): Promise<TagRow[][]> {
  const all = await db.selectFrom('tag').select(['id', 'name']).orderBy('id').execute()
  const groups = groupsOf(all, ({ name }) => [likenessKey(name), stemKey(name)]).slice(0, MOST_GROUPS)
  const rows = new Map((await tagRows(db, groups.flat())).map((row) => [row.id, row]))
  return filled(groups, rows)
}

/** Persons that may be one: the same words, in any order of first and last name. */
export async function alikePersons(db: ReadDb, origin: string): Promise<PersonRow[][]> {
  const all = await db.selectFrom('person').select(['id', 'name']).orderBy('id').execute()
  const groups = groupsOf(all, ({ name }) => [
    likenessKey(name),
    fold(name)
      .split(/[^\p{L}\p{N}]+/u)
      .toSorted()
      .join(' '),
  ]).slice(0, MOST_GROUPS)
  const rows = new Map((await personRows(db, origin, groups.flat())).map((row) => [row.id, row]))
  return filled(groups, rows)
}

/** Ids that share a key, each in one group; a key is tried after the one before it. */
function groupsOf<Row extends { id: number }>(
  rows: readonly Row[],
  keysOf: (row: Row) => readonly string[],
): number[][] {
  const grouped = new Set<number>()
  const groups: number[][] = []
  const keyed = rows.map((row) => ({ id: row.id, keys: keysOf(row) }))
  for (const level of [0, 1]) {
    const byKey = new Map<string, number[]>()
    for (const { id, keys } of keyed) {
      const key = keys[level] ?? ''
      if (key === '' || grouped.has(id)) continue
      byKey.set(key, [...(byKey.get(key) ?? []), id])
    }
    for (const ids of byKey.values()) {
      if (ids.length < 2) continue
      groups.push(ids)
      for (const id of ids) grouped.add(id)
    }
  }
  return groups
}

function filled<Row extends { articleCount: number }>(
  groups: readonly (readonly number[])[],
  rows: ReadonlyMap<number, Row>,
): Row[][] {
  return groups
    .map((ids) =>
      ids
        .map((id) => rows.get(id))
        .filter((row) => row !== undefined)
        .toSorted((a, b) => b.articleCount - a.articleCount),
    )
    .filter((group) => group.length > 1)
}

/** What merging one person into another would do. */
export async function personMergePreview(db: ReadDb, id: number, intoId: number): Promise<MergePreview> {
  const rows = await db.selectFrom('person').select(['id', 'name', 'slug']).where('id', 'in', [id, intoId]).execute()
  const from = rows.find((row) => row.id === id)
  const into = rows.find((row) => row.id === intoId)
  if (!from || !into || id === intoId) throw new Refusal('not-found')
  const shown = await db
    .selectFrom('public_byline')
    .select((e) => e.fn.count<number>('article_id').distinct().as('n'))
    .where('person_id', '=', id)
    .executeTakeFirstOrThrow()
  const written = await db
    .selectFrom('article')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where((e) => e.or([e('content', 'like', `%"personId":${id},%`), e('content', 'like', `%"personId":${id}}%`)]))
    .where('state', 'not in', ['published', 'archived'])
    .executeTakeFirstOrThrow()
  const accounts = await db.selectFrom('account').select('person_id').where('person_id', 'in', [id, intoId]).execute()
  return {
    from: from.name,
    into: into.name,
    published: shown.n,
    drafts: written.n,
    addresses: [personPath(from, null)],
    refused: new Set(accounts.map(({ person_id }) => person_id)).size > 1 ? 'both-have-accounts' : null,
  }
}

/** The same of two tags. */
export async function tagMergePreview(db: ReadDb, id: number, intoId: number): Promise<MergePreview> {
  const rows = await db.selectFrom('tag').select(['id', 'name', 'slug']).where('id', 'in', [id, intoId]).execute()
  const from = rows.find((row) => row.id === id)
  const into = rows.find((row) => row.id === intoId)
  if (!from || !into || id === intoId) throw new Refusal('not-found')
  const shown = await db
    .selectFrom('public_tag')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('tag_id', '=', id)
    .executeTakeFirstOrThrow()
  const written = await db
    .selectFrom('article')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('content', 'like', `%${JSON.stringify(from.name).replaceAll(/[%_]/gu, '_')}%`)
    .where('state', 'not in', ['published', 'archived'])
    .executeTakeFirstOrThrow()
  return {
    from: from.name,
    into: into.name,
    published: shown.n,
    drafts: written.n,
    addresses: [tagPath(from.slug, null)],
    refused: null,
  }
}
