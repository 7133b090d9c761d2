import type { SearchService } from '@warraq/core/search/request'
import type { Instant } from '@warraq/core/time'
import type { CallAction } from '../actions/call.ts'
import type { Config } from '../config/config.ts'
import type { Keyring } from '../config/keyring.ts'
import type { BlobStore } from '../ports/blobs/port.ts'
import type { ImageProcessor } from '../ports/images/port.ts'
import type { Log } from '../ports/log/log.ts'
import type { PasswordHasher } from '../ports/passwords/argon2.ts'
import type { ReadDb } from '../store/database.ts'

/** What the newsroom's API is made with. Nothing here can write but `call`, by the name of an action. */
export interface DeskContext {
  readonly config: Config
  readonly keys: Keyring
  readonly log: Log
  readonly now: () => Instant
  readonly read: ReadDb
  readonly search: SearchService
  readonly call: CallAction
  readonly blobs: BlobStore
  readonly images: ImageProcessor
  readonly passwords: PasswordHasher
  /** The working copy of an article as readers would see it: a whole HTML document, made by the reader site. */
  readonly preview: (articleId: number) => Promise<string>
}
