import { importSubstack } from '../../import/substack/import-substack.ts'
import type { Command } from '../command.ts'
import { importSource, placeOf, wishesOf } from '../import-source.ts'

/** Brings an export of Substack in, from its zip or the folder it was unpacked to. */
export const importSubstackCommand: Command = async (invocation) => {
  const place = placeOf(invocation, false)
  const wishes = wishesOf(invocation)
  return importSource(invocation, (parts, progress) => importSubstack({ ...parts, place, wishes }, progress))
}
