import { importGhost } from '../../import/ghost/import-ghost.ts'
import type { Command } from '../command.ts'
import { importSource, placeOf, wishesOf } from '../import-source.ts'

/** Brings an export of Ghost in. */
export const importGhostCommand: Command = async (invocation) => {
  const file = placeOf(invocation, false)
  const wishes = wishesOf(invocation)
  return importSource(invocation, (parts, progress) => importGhost({ ...parts, file, wishes }, progress))
}
