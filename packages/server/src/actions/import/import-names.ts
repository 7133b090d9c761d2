import { cleanText, fold, slug } from '@warraq/arabic'
import { isReservedSlug } from '@warraq/core/site/reserved'
import type { WriteContext } from '../action.ts'
import { tagsNamed } from '../articles/tag-ids.ts'
import { addMedia } from '../media/add-media.ts'
import type { ImportMedia, ImportOutcome, ImportPerson, ImportSection, ImportTag } from './import-input.ts'
import type { KnownItems } from './known-items.ts'
import { tagNamed } from './likes.ts'
import { putAddresses } from './put-addresses.ts'
import type { SectionsHere } from './sections-here.ts'

/** Persons, sections, tags and pictures: entered once; what people make of them here is theirs. */

const MOST_SLUG_LETTERS = 60

/** A byline without account and without any role. */
export async function importPerson(
  context: WriteContext,
  known: KnownItems,
  item: ImportPerson,
): Promise<ImportOutcome> {
  const id = item.standsFor ?? (await insertPerson(context, item))
  known.remember({ kind: 'person', key: item.key, targetId: id, hash: item.hash, made: item.standsFor === undefined })
  await putAddresses(context, known.runId, 'person', id, item.addresses)
  return item.standsFor === undefined ? 'written' : 'joined'
}

async function insertPerson(context: WriteContext, item: ImportPerson): Promise<number> {
  const { id } = await context.db
    .insertInto('person')
    .values({
      kind: 'reporter',
      name: item.name,
      name_key: fold(item.name),
      slug: slug(item.name),
      gender: 'unset',
      title: '',
      bio: '',
      portrait_id: null,
      byline_hidden: 0,
      lang: item.lang,
      import_key: item.key,
      created_at: context.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/** A section of the same name in the same place is the same section. */
export async function importSection(
  context: WriteContext,
  known: KnownItems,
  here: SectionsHere,
  item: ImportSection,
): Promise<ImportOutcome> {
  const parentId = known.idOf('section', item.parentKey)
  const like = item.standsFor ?? (await here.named(item.name, parentId))
  const id = like ?? (await insertSection(context, here, item, parentId))
  known.remember({ kind: 'section', key: item.key, targetId: id, hash: item.hash, made: like === null })
  await putAddresses(context, known.runId, 'section', id, item.addresses)
  return like === null ? 'written' : 'joined'
}

async function insertSection(
  context: WriteContext,
  here: SectionsHere,
  item: ImportSection,
  parentId: number | null,
): Promise<number> {
  const slug = await freeSlug(context, here, item, await here.slugOf(parentId))
  const position = await here.nextPosition()
  const nameKey = fold(item.name)
  const { id } = await context.db
    .insertInto('section')
    .values({
      parent_id: parentId,
      slug,
      name: item.name,
      name_key: nameKey,
      description: cleanText(item.description).trim(),
      position,
      hidden: 0,
      import_key: item.key,
      created_at: context.now,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  here.add({ id, parentId, slug, nameKey, position })
  context.drop('site')
  return id
}

/** As wished, else with the slug of the section above, else with a number. An address that leads somewhere is not taken over. */
async function freeSlug(
  context: WriteContext,
  here: SectionsHere,
  { slug: wished, name, slugIsTaken }: ImportSection,
  parentSlug: string | null,
): Promise<string> {
  const base =
    slug(wished, { maxLetters: MOST_SLUG_LETTERS }) || slug(name, { maxLetters: MOST_SLUG_LETTERS }) || 'section'
  const isFree = async (candidate: string): Promise<boolean> => {
    if (isReservedSlug(candidate) || (await here.hasSlug(candidate))) return false
    const old = context.db.selectFrom('old_address').select('path_key').where('path_key', '=', `/${candidate}`)
    return (await old.executeTakeFirst()) === undefined
  }
  if (!slugIsTaken && (await isFree(base))) return base
  if (parentSlug !== null && (await isFree(`${base}-${parentSlug}`))) return `${base}-${parentSlug}`
  for (let n = 2; ; n += 1) if (await isFree(`${base}-${n}`)) return `${base}-${n}`
}

export async function importTag(context: WriteContext, known: KnownItems, item: ImportTag): Promise<ImportOutcome> {
  const like = await tagNamed(context.db, item.name)
  const id = like ?? (await tagsNamed(context, [item.name]))[0]?.id
  if (id === undefined) throw new Error('import: a tag without a name')
  known.remember({ kind: 'tag', key: item.key, targetId: id, hash: item.hash, made: like === null })
  await putAddresses(context, known.runId, 'tag', id, item.addresses)
  return like === null ? 'written' : 'joined'
}

export async function importMedia(context: WriteContext, known: KnownItems, item: ImportMedia): Promise<ImportOutcome> {
  const { kind: _kind, key, hash, addresses, ...picture } = item
  const { id } = await addMedia.run(context, { ...picture, importKey: key })
  known.remember({ kind: 'media', key, targetId: id, hash, made: true })
  await putAddresses(context, known.runId, 'media', id, addresses)
  return 'written'
}
