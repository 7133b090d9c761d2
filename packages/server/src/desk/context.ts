import type { Body } from '@warraq/core/articles/body'
import type { SearchService } from '@warraq/core/search/request'
import type { Instant } from '@warraq/core/time'
import type { CallAction } from '../actions/call.ts'
import type { Kept } from '../actions/kept.ts'
import type { Config } from '../config/config.ts'
import type { Keyring } from '../config/keyring.ts'
import type { BlobStore } from '../ports/blobs/port.ts'
import type { ImageProcessor } from '../ports/images/port.ts'
import type { Log } from '../ports/log/log.ts'
import type { PasswordHasher } from '../ports/passwords/argon2.ts'
import type { ReadDb } from '../store/database.ts'

/** The one place for what is uploaded to be imported; names from outside are never paths in it. */
export interface StagingArea {
  /** Refuses with `too-large`, `storage-failed` and, for what broke off, `bad-input`; then nothing is left of it. */
  stage(body: AsyncIterable<Uint8Array>): Promise<{ readonly token: string; readonly bytes: number }>
  has(token: string): Promise<boolean>
  drop(token: string): Promise<void>
  /** Folders of pictures that the operator has put there, by name. */
  folders(): Promise<readonly string[]>
}

/** An article of an import, to be drawn. */
export interface SampleToDraw {
  readonly title: string
  readonly standfirst: string
  readonly lang: 'ar' | 'en'
  readonly publishedAt: string
  readonly tagNames: readonly string[]
  readonly authors: readonly string[]
  readonly body: Body
}

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
  /** The same of an article that an import would bring. */
  readonly previewSample: (sample: SampleToDraw) => Promise<string>
  /** The front page that is being laid out in an edition, the same way. */
  readonly previewFront: (lang: 'ar' | 'en') => Promise<string>
  readonly staging: StagingArea
  /** What was made before and may be used again. */
  readonly kept: Kept
}
