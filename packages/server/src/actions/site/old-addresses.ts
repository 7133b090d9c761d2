import type { WriteContext } from '../action.ts'

export type MovedKind = 'section' | 'tag' | 'page'

const PATHS: Readonly<Record<MovedKind, (slug: string) => string>> = {
  section: (slug) => `/${slug}`,
  tag: (slug) => `/tag/${slug}`,
  page: (slug) => `/page/${slug}`,
}

/**
 * Remembers that something had another address: links to it lead to where it is now. An address that is in use again
 * leads nowhere else.
 */
export async function moveAddress(
  context: WriteContext,
  kind: MovedKind,
  id: number,
  from: string,
  to: string,
): Promise<void> {
  if (from === to) return
  await freeAddress(context, kind, to)
  const row = { kind, target_id: id, serve: 0, created_at: context.now }
  await context.db
    .insertInto('old_address')
    .values({ path_key: PATHS[kind](from), ...row })
    .onConflict((conflict) => conflict.column('path_key').doUpdateSet(row))
    .execute()
}

/** An address that something new has from now on is no old one any more. */
export async function freeAddress(context: WriteContext, kind: MovedKind, slug: string): Promise<void> {
  await context.db.deleteFrom('old_address').where('path_key', '=', PATHS[kind](slug)).execute()
}

/** Lets every old address of one thing lead to another that took its place. */
export async function redirectAddresses(
  context: WriteContext,
  kind: MovedKind | 'person',
  from: number,
  into: number,
): Promise<void> {
  await context.db
    .updateTable('old_address')
    .set({ target_id: into })
    .where('kind', '=', kind)
    .where('target_id', '=', from)
    .execute()
}
