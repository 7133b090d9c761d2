/**
 * Addresses that are given away last: pages of pictures lead to the article the picture stands in, or to the picture;
 * what an item was called before leads to it where nothing else has that address now.
 */

import type { CallAction } from '../../actions/call.ts'
import type { ImportAddresses } from '../../actions/import/import-input.ts'
import type { ReadDb } from '../../store/database.ts'
import { inFixedParts } from '../../store/fixed-parts.ts'
import type { AddressBook } from './address-book.ts'
import type { ReportBook } from './import-report.ts'
import { noteAddresses } from './intake.ts'
import type { LateAddresses } from './shelf.ts'

export interface LateParts {
  readonly read: ReadDb | null
  readonly call: CallAction
  readonly runId: number | null
  readonly book: ReportBook
  readonly addresses: AddressBook
}

const AT_ONCE = 512

export async function giveLateAddresses(parts: LateParts, late: Iterable<LateAddresses>): Promise<void> {
  let some: LateAddresses[] = []
  for (const one of late) {
    some.push(one)
    if (some.length < AT_ONCE) continue
    await giveSome(parts, some)
    some = []
  }
  await giveSome(parts, some)
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
  const keys = [...new Set(late.map(({ targetKey }) => targetKey))]
  const rows = await inFixedParts(keys, (part) =>
    read.selectFrom('import_item').select(['key', 'target_id']).where('key', 'in', part).execute(),
  )
  return new Map(rows.map(({ key, target_id }) => [key, target_id]))
}
