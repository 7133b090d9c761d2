import type { WriteContext } from '../action.ts'
import { insertMany } from './insert-many.ts'

export type AddressKind = 'article' | 'section' | 'tag' | 'person' | 'page' | 'media' | 'front'

export interface PutAddress {
  readonly path: string
  readonly kind: AddressKind
  /** Null for the front page. */
  readonly targetId: number | null
  /** The thing is shown at this address itself. */
  readonly serve: boolean
}

/** Lets old addresses lead to a thing. One that leads somewhere already stays as it is: who came first has it. */
export function putAddresses(
  context: WriteContext,
  runId: number,
  kind: AddressKind,
  targetId: number | null,
  paths: readonly string[],
): Promise<void> {
  return putAll(
    context,
    runId,
    paths.map((path) => ({ path, kind, targetId, serve: false })),
  )
}

export async function putAll(context: WriteContext, runId: number, addresses: readonly PutAddress[]): Promise<void> {
  const rows = addresses.map(({ path, kind, targetId, serve }) => ({
    path_key: path,
    kind,
    target_id: targetId,
    serve: serve ? 1 : 0,
    created_at: context.now,
    run_id: runId,
  }))
  await insertMany(context, 'old_address', rows, 'ON CONFLICT (path_key) DO NOTHING')
}

/** Addresses of an article: those that are paths may be kept; one with a query (`/?p=5`) always leads on. */
export function articleAddresses(id: number, paths: readonly string[], keep: boolean): PutAddress[] {
  return paths.map((path) => ({ path, kind: 'article', targetId: id, serve: keep && !path.includes('?') }))
}
