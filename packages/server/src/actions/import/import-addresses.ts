import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'
import type { ImportAddresses } from './import-input.ts'
import { KnownItems } from './known-items.ts'
import type { AddressKind } from './put-addresses.ts'
import { putAddresses } from './put-addresses.ts'

export interface ImportAddressBatch {
  readonly runId: number
  readonly addresses: readonly ImportAddresses[]
}

/** In place of a thing's key: the front page of the old site, where it was. */
export const FRONT_KEY = 'front'

/** Addresses that lead to things of earlier batches: pictures' pages, and what an item was called before. */
export const importAddresses = defineAction(async (context, input: ImportAddressBatch): Promise<null> => {
  await allow(context, 'site.manage')
  const known = new KnownItems(context, input.runId)
  await known.load(input.addresses.map(({ targetKey }) => targetKey))
  for (const { targetKey, paths } of input.addresses) {
    if (targetKey === FRONT_KEY) await putAddresses(context, input.runId, 'front', null, paths)
    const target = known.get(targetKey)
    if (target?.targetId != null)
      await putAddresses(context, input.runId, target.kind as AddressKind, target.targetId, paths)
  }
  return null
})
