import { accessSync, constants, mkdirSync } from 'node:fs'
import { Refusal } from '@warraq/core/errors'

/** Makes the data folder where it is missing; refuses with `data-not-writable` one that cannot be written. */
export function ensureDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true })
    accessSync(dataDir, constants.W_OK)
  } catch {
    throw new Refusal('data-not-writable', { path: dataDir })
  }
}
