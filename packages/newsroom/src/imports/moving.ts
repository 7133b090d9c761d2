import type { ImportRow } from '@warraq/core/contract/imports'

/** How often a screen asks how far an import is. */
export const LOOK_EVERY_MS = 1000

/** Something happens to it by itself. */
export function isMoving({ state }: Pick<ImportRow, 'state'>): boolean {
  return state === 'waiting' || state === 'running' || state === 'undoing'
}
