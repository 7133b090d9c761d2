import { cleanTitle } from '@warraq/arabic'
import type { FrontContainer, FrontLayout } from '@warraq/core/site/front-types'
import { Refusal } from '@warraq/core/errors'
import type { Json } from '@warraq/core/json'
import { pinnedIds, pinnedMediaIds } from '@warraq/core/site/front-layout'
import { draftName, liveLayout, storedLayout } from '../../store/reader/front.ts'
import type { WriteContext } from '../action.ts'
import { accountIdOf } from '../people/staff.ts'

/** The page that is being laid out: the draft, or what readers see while there is none. */
export async function draftLayout(
  context: WriteContext,
  lang: string,
): Promise<{ layout: FrontLayout; lockVersion: number; changedAt: string; changedBy: number | null }> {
  const draft = await storedLayout(context.db, draftName(lang))
  if (draft !== null) return { ...draft, changedAt: draft.changedAt ?? context.now }
  return { layout: await liveLayout(context.db, lang), lockVersion: 0, changedAt: context.now, changedBy: null }
}

/** Refuses whoever began from another draft than the one that is stored, with that one. */
export async function refuseStaleLayout(
  context: WriteContext,
  lang: string,
  lockVersion: number,
): Promise<FrontLayout> {
  const draft = await draftLayout(context, lang)
  if (draft.lockVersion === lockVersion) return draft.layout
  const saver =
    draft.changedBy === null
      ? undefined
      : await context.db.selectFrom('account').select('name').where('id', '=', draft.changedBy).executeTakeFirst()
  throw new Refusal('edited-meanwhile', {
    lockVersion: draft.lockVersion,
    savedAt: draft.changedAt,
    savedBy: saver?.name ?? '',
    theirs: draft.layout as unknown as Json,
  })
}

export async function storeLayout(
  context: WriteContext,
  name: string,
  layout: FrontLayout,
  lockVersion: number,
): Promise<void> {
  const row = {
    value: JSON.stringify({ layout, lockVersion }),
    changed_at: context.now,
    changed_by: accountIdOf(context),
  }
  await context.db
    .insertInto('setting')
    .values({ name, ...row })
    .onConflict((conflict) => conflict.column('name').doUpdateSet(row))
    .execute()
}

/** The layout as it is stored: headlines clean, and everything it names is there. */
export async function checkedLayout(context: WriteContext, lang: string, layout: FrontLayout): Promise<FrontLayout> {
  await refuseUnknownThings(context, lang, layout)
  return {
    containers: layout.containers.map((container, at) => {
      const cleaned = clean(container)
      // What a filter finds needs a heading; only a section has one of its own.
      if (cleaned.kind === 'query' && cleaned.title === '' && cleaned.filter.sectionId === null)
        throw new Refusal('name-needed', { field: `layout.containers.${at}.title` })
      if (cleaned.kind === 'band' && cleaned.filter.sectionId === null)
        throw new Refusal('bad-input', { field: `layout.containers.${at}.filter.sectionId` })
      return cleaned
    }),
  }
}

function clean(container: FrontContainer): FrontContainer {
  const pins = container.pins.map((pin) => ({ ...pin, title: cleanTitle(pin.title) }))
  return { ...container, title: cleanTitle(container.title), pins }
}

async function refuseUnknownThings(context: WriteContext, lang: string, layout: FrontLayout): Promise<void> {
  const { db } = context
  const filters = layout.containers.map(({ filter }) => filter)
  const named = (name: 'sectionId' | 'tagId' | 'personId') => [
    ...new Set(filters.flatMap((filter) => filter[name] ?? [])),
  ]
  const articles = pinnedIds(layout)
  if (articles.length > 0) {
    const rows = await db.selectFrom('article').select(['id', 'lang']).where('id', 'in', articles).execute()
    const here = new Set(rows.filter((row) => row.lang === lang).map(({ id }) => id))
    if (articles.some((id) => !here.has(id))) throw new Refusal('bad-input', { field: 'layout.pins.articleId' })
  }
  await refuseMissing('layout.pins.mediaId', pinnedMediaIds(layout), (ids) =>
    db.selectFrom('media').select('id').where('id', 'in', ids).where('kind', '=', 'image').execute(),
  )
  await refuseMissing('layout.filter.sectionId', named('sectionId'), (ids) =>
    db.selectFrom('section').select('id').where('id', 'in', ids).execute(),
  )
  await refuseMissing('layout.filter.tagId', named('tagId'), (ids) =>
    db.selectFrom('tag').select('id').where('id', 'in', ids).execute(),
  )
  await refuseMissing('layout.filter.personId', named('personId'), (ids) =>
    db.selectFrom('person').select('id').where('id', 'in', ids).execute(),
  )
}

async function refuseMissing(
  field: string,
  ids: readonly number[],
  find: (ids: readonly number[]) => Promise<readonly { id: number }[]>,
): Promise<void> {
  if (ids.length === 0) return
  const here = new Set((await find(ids)).map(({ id }) => id))
  if (ids.some((id) => !here.has(id))) throw new Refusal('bad-input', { field })
}
