/**
 * Addresses that are given away last: pages of pictures lead to the article the picture stands in, or to the picture;
 * what an item was called before leads to it where nothing else has that address now.
 */

import type { CallAction } from '../../actions/call.ts'
import type { ImportAddresses } from '../../actions/import/import-input.ts'
import type { ReadDb } from '../../store/database.ts'
import type { AddressBook } from './address-book.ts'
import type { Bucket, ReportBook } from './import-report.ts'
import { noteAddresses } from './intake.ts'

export interface LateAddresses extends ImportAddresses {
  readonly bucket: Bucket
}

export interface LateParts {
  readonly read: ReadDb | null
  readonly call: CallAction
  readonly runId: number | null
  readonly book: ReportBook
  readonly addresses: AddressBook
}

const AT_ONCE = 100

export async function giveLateAddresses(parts: LateParts, late: readonly LateAddresses[]): Promise<void> {
  for (let from = 0; from < late.length; from += AT_ONCE) await giveSome(parts, late.slice(from, from + AT_ONCE))
}

async function giveSome(
  { read, call, runId, book, addresses }: LateParts,
  late: readonly LateAddresses[],
): Promise<void> {
  const ids = await targetsOf(read, late)
  const granted = await addresses.claim(
    late.map(({ paths, targetKey }) => ({ paths, targetId: ids.get(targetKey) ?? null })),
  )
  const given: ImportAddresses[] = []
  for (const [index, { targetKey, bucket }] of late.entries()) {
    const grant = granted[index]
    if (grant === undefined) continue
    noteAddresses(book, bucket, grant)
    if (grant.free.length > 0) given.push({ targetKey, paths: grant.free })
  }
  if (runId === null || given.length === 0) return
  await call('import/import-addresses', { runId, addresses: given }, { actor: { kind: 'operator' } })
}

async function targetsOf(
  read: ReadDb | null,
  late: readonly LateAddresses[],
): Promise<ReadonlyMap<string, number | null>> {
  if (read === null) return new Map()
  const rows = await read
    .selectFrom('import_item')
    .select(['key', 'target_id'])
    .where('key', 'in', [...new Set(late.map(({ targetKey }) => targetKey))])
    .execute()
  return new Map(rows.map(({ key, target_id }) => [key, target_id]))
}
