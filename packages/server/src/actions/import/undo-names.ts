import type { WriteContext } from '../action.ts'
import { inUse } from '../sample/in-use.ts'
import type { Remembered } from '../sample/remembered.ts'
import { removeMedia, removePersons, removeSections, removeTags, restorePages } from '../sample/remove-rest.ts'
import { readWholeTerms } from '../site/whole-terms.ts'
import { untouchedPage } from './likes.ts'
import type { KeptOfImport, UndoImport, UndoneStep } from './undo-steps.ts'
import { NOTHING_LEFT } from './undo-steps.ts'

const AT_ONCE = 400

type NameStage = 'persons' | 'sections' | 'tags' | 'media'
const KINDS = { persons: 'person', sections: 'section', tags: 'tag', media: 'media' } as const
const REMOVERS = { persons: removePersons, sections: removeSections, tags: removeTags, media: removeMedia } as const

/** Bylines, sections, tags and pictures on which nothing stands. Sections in one go: those below come first. */
export async function removeNames(
  context: WriteContext,
  { runId, after }: UndoImport,
  stage: NameStage,
): Promise<UndoneStep> {
  const { db } = context
  const kind = KINDS[stage]
  const most = stage === 'sections' ? Number.MAX_SAFE_INTEGER : AT_ONCE
  const rows = await db
    .selectFrom('import_item')
    .select(['key', 'target_id'])
    .where('made_by', '=', runId)
    .where('kind', '=', kind)
    .where('target_id', '>', after)
    .orderBy('target_id')
    .limit(Math.min(most, 5000))
    .execute()
  if (rows.length === 0) return NOTHING_LEFT
  const things = rows.map(({ key, target_id }): Remembered => ({ key, kind, id: target_id ?? 0, state: 'as-made' }))
  const { gone, kept } = await REMOVERS[stage](context, things, await inUse(context))
  const stay = new Set(kept.map(({ id }) => id))
  const keys = rows.filter(({ target_id }) => !stay.has(target_id ?? 0)).map(({ key }) => key)
  if (keys.length > 0) await db.deleteFrom('import_item').where('key', 'in', keys).execute()
  return { gone, kept, after: rows.length < most ? null : (rows.at(-1)?.target_id ?? null) }
}

/** Pages that nobody has written into; those the site was founded with get back the words of the founding. */
export async function removePages(context: WriteContext, { runId, after }: UndoImport): Promise<UndoneStep> {
  const { db } = context
  const rows = await db
    .selectFrom('import_item as i')
    .innerJoin('page as p', 'p.id', 'i.target_id')
    .select(['i.key', 'i.made_by', 'p.id', 'p.title', 'p.role'])
    .where('i.kind', '=', 'page')
    .where((e) => e.or([e('i.made_by', '=', runId), e.and([e('i.made_by', 'is', null), e('i.run_id', '=', runId)])]))
    .where('p.id', '>', after)
    .orderBy('p.id')
    .limit(AT_ONCE)
    .execute()
  const kept: KeptOfImport[] = []
  let gone = 0
  for (const { key, id, title, role, made_by } of rows) {
    if ((await untouchedPage(db, id)) === null) {
      kept.push({ kind: 'page', id, name: title, why: 'edited' })
      continue
    }
    await db.deleteFrom('old_address').where('kind', '=', 'page').where('target_id', '=', id).execute()
    if (made_by !== null && role === null) await db.deleteFrom('page').where('id', '=', id).execute()
    else await refound(context, key, id)
    await db.deleteFrom('import_item').where('key', '=', key).execute()
    context.drop(`page:${id}`)
    gone += 1
  }
  return { gone, kept, after: rows.length < AT_ONCE ? null : (rows.at(-1)?.id ?? null) }
}

async function refound(context: WriteContext, key: string, id: number): Promise<void> {
  await restorePages(context, [{ key, kind: 'page', id, state: 'as-made' }], readWholeTerms())
  await context.db.updateTable('page').set({ import_key: null, import_hash: null }).where('id', '=', id).execute()
}
