import { cleanName } from '@warraq/arabic'
import type { MenuItem, MenuName } from '@warraq/core/contract/pages'
import { Refusal } from '@warraq/core/errors'
import type { Json } from '@warraq/core/json'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'

export interface SaveMenu {
  readonly name: MenuName
  readonly items: readonly MenuItem[]
  readonly lockVersion: number
}

/** Stores a menu whole. Sections and pages it names have to exist; a stale save is refused with what is stored now. */
export const saveMenu = defineAction(async (context, input: SaveMenu): Promise<{ lockVersion: number }> => {
  await allow(context, 'menu.manage')
  const { db, now } = context
  const before = await db
    .selectFrom('menu')
    .select(['items', 'lock_version', 'changed_at'])
    .where('place', '=', input.name)
    .executeTakeFirst()
  if ((before?.lock_version ?? 0) !== input.lockVersion) {
    throw new Refusal('edited-meanwhile', {
      lockVersion: before?.lock_version ?? 0,
      savedAt: before?.changed_at ?? now,
      savedBy: '',
      theirs: JSON.parse(before?.items ?? '[]') as Json,
    })
  }
  const items = input.items.map(({ label, target }) => ({ label: cleanName(label), target }))
  await refuseUnknownTargets(context, items)
  const row = { items: JSON.stringify(items), lock_version: input.lockVersion + 1, changed_at: now }
  await db
    .insertInto('menu')
    .values({ place: input.name, ...row })
    .onConflict((conflict) => conflict.column('place').doUpdateSet(row))
    .execute()
  context.drop('site')
  await context.emit({ type: 'site-changed', what: 'menus' })
  context.audit('menu.saved', `menu:${input.name}`, { lockVersion: row.lock_version })
  return { lockVersion: row.lock_version }
})

async function refuseUnknownTargets(context: WriteContext, items: readonly MenuItem[]): Promise<void> {
  const { db } = context
  const sections = new Set((await db.selectFrom('section').select('id').execute()).map(({ id }) => id))
  const pages = new Set((await db.selectFrom('page').select('id').execute()).map(({ id }) => id))
  for (const [at, { label, target }] of items.entries()) {
    const field = `items.${at}`
    if (target.kind === 'section' && !sections.has(target.id))
      throw new Refusal('bad-input', { field: `${field}.target.id` })
    if (target.kind === 'page' && !pages.has(target.id)) throw new Refusal('bad-input', { field: `${field}.target.id` })
    // Where there is no thing with a name of its own, the label is all a reader gets.
    if (target.kind === 'address' && label === '') throw new Refusal('name-needed', { field: `${field}.label` })
  }
}
