import { RECORDING_NAME } from '@warraq/core/media/recordings.table'
import type { FetchOptions } from '../../ports/fetch/port.ts'

/** As a picture from a browser: 20 MB; slow sites are given time. */
const PICTURE = { mostBytes: 20 * 1024 * 1024, stepMs: 20_000, allMs: 120_000, accept: ['image/*'] } as const
/** A recording is larger, and is taken as a whole too. */
const RECORDING = {
  mostBytes: 128 * 1024 * 1024,
  stepMs: 20_000,
  allMs: 900_000,
  accept: ['audio/*', 'video/*', 'application/ogg', 'application/octet-stream'],
} as const

/** What is asked of another machine for a file of the old site, told by its name. */
export function fileLimits(url: string): FetchOptions {
  return RECORDING_NAME.test(url.split(/[?#]/u, 1)[0] ?? '') ? RECORDING : PICTURE
}
