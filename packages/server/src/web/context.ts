import type { SearchService } from '@warraq/core/search/request'
import type { Instant } from '@warraq/core/time'
import type { CallAction } from '../actions/call.ts'
import type { Config } from '../config/config.ts'
import type { Keyring } from '../config/keyring.ts'
import type { BlobStore } from '../ports/blobs/port.ts'
import type { SafeFetch } from '../ports/fetch/port.ts'
import type { Log } from '../ports/log/log.ts'
import type { ReadDb } from '../store/database.ts'
import type { Assets } from './assets.ts'
import type { LiveComments } from './comments/live.ts'
import type { PageStore } from './page-store/page-store.ts'
import type { Sites } from './sites.ts'

/** What reader pages are made with. There is no way to write here but calling an action by name. */
export interface WebContext {
  readonly config: Config
  readonly keys: Keyring
  readonly log: Log
  readonly now: () => Instant
  readonly read: ReadDb
  readonly search: SearchService
  readonly call: CallAction
  /** The only way to other machines: for the outside scorer of comments. */
  readonly fetch: SafeFetch
  readonly blobs: BlobStore
  readonly assets: Assets
  readonly sites: Sites
  readonly pages: PageStore
  readonly live: LiveComments
}
