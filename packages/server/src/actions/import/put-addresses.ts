import type { WriteContext } from '../action.ts'

export type AddressKind = 'article' | 'section' | 'tag' | 'person' | 'page' | 'media'

/** Lets old addresses lead to a thing. One that leads somewhere already stays as it is: who came first has it. */
export async function putAddresses(
  context: WriteContext,
  kind: AddressKind,
  targetId: number,
  paths: readonly string[],
): Promise<void> {
  if (paths.length === 0) return
  await context.db
    .insertInto('old_address')
    .values(paths.map((path_key) => ({ path_key, kind, target_id: targetId, serve: 0, created_at: context.now })))
    .onConflict((conflict) => conflict.column('path_key').doNothing())
    .execute()
}
