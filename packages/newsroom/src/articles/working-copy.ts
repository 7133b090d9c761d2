import type { Body } from '@warraq/core/articles/body'
import type { SavedWorking, WorkingContent } from '@warraq/core/contract/articles'
import type { StaleDetails } from '@warraq/core/contract/wire'
import { DeskError } from '../api/client.ts'
import { sameContent } from './compare/content-fields.ts'
import type { Journal } from './journal.ts'

export type Fields = Omit<WorkingContent, 'body'>

export type SaveStatus =
  | { readonly kind: 'clean'; readonly at: string }
  | { readonly kind: 'dirty' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly error: unknown; readonly willRetry: boolean }
  | {
      readonly kind: 'stale'
      readonly details: StaleDetails<WorkingContent>
      /** What both texts began from; null when that is not known. */
      readonly base: WorkingContent | null
    }

/** What the screen shows; a new object after every change. */
export interface Snapshot {
  readonly fields: Fields
  readonly status: SaveStatus
  readonly lockVersion: number
  /** Goes up when the body was replaced and the editor could not take it, which then has to be mounted anew. */
  readonly epoch: number
  /** Something was saved here since the article was opened or took its last step. */
  readonly savedSince: boolean
  /** Who has the pen while it is not here; nothing is saved then. */
  readonly lockedBy: string | null
  /** False when the device does not keep a copy. */
  readonly journalWorks: boolean
}

/** A mounted editor. */
export interface BodySource {
  readonly body: () => Body
  /** Puts another text in without being mounted anew; false when it cannot. */
  readonly replaceBody: (body: Body) => boolean
}

export interface WorkingCopyPorts {
  readonly save: (content: WorkingContent, lockVersion: number, auto: boolean) => Promise<SavedWorking>
  readonly journal: Journal
  readonly now: () => string
  /** Runs later; the answer takes it back. */
  readonly after: (ms: number, run: () => void) => () => void
}

/** A change is on its way to the desk after at most this many ms. */
export const AUTOSAVE_MS = 3000
/** And in the device's journal after this many. */
export const JOURNAL_MS = 800
const RETRY_MS = [5000, 15_000, 30_000]

export function isPenTaken(error: unknown): error is DeskError {
  return error instanceof DeskError && error.status === 409 && error.body.code === 'pen-taken'
}

export function isStale(error: unknown): error is DeskError {
  return error instanceof DeskError && error.status === 409 && error.body.code === 'edited-meanwhile'
}

/** A text on its way between a writer and the desk: saves itself, keeps a journal, and knows when somebody else saved. */
export class WorkingCopy {
  readonly #ports: WorkingCopyPorts
  readonly #listeners = new Set<() => void>()
  #snapshot: Snapshot
  #body: Body
  /** The desk's text that this one goes on from. */
  #base: WorkingContent | null
  #bodySource: BodySource | null = null
  #version = 0
  #savedVersion = 0
  #failures = 0
  #saving: Promise<boolean> | null = null
  #journaling: Promise<unknown> = Promise.resolve()
  #cancelSave: (() => void) | null = null
  #cancelKeep: (() => void) | null = null

  constructor(content: WorkingContent, lockVersion: number, savedAt: string, ports: WorkingCopyPorts) {
    const { body, ...fields } = content
    this.#ports = ports
    this.#body = body
    this.#base = content
    this.#snapshot = {
      fields,
      lockVersion,
      status: { kind: 'clean', at: savedAt },
      epoch: 0,
      savedSince: false,
      lockedBy: null,
      journalWorks: true,
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly snapshot = (): Snapshot => this.#snapshot

  /** The whole text as it stands now. */
  content(): WorkingContent {
    return { ...this.#snapshot.fields, body: this.body() }
  }

  body(): Body {
    if (this.#bodySource) this.#body = this.#bodySource.body()
    return this.#body
  }

  /** The mounted editor lends its document; null when it is unmounted, after which the last one stays. */
  lendBody(source: BodySource | null): void {
    if (source === null) this.body()
    this.#bodySource = source
  }

  edit(change: Partial<Fields>): void {
    this.#set({ fields: { ...this.#snapshot.fields, ...change } })
    this.touch()
  }

  /** Says that something changed (the editor's document too). */
  touch(): void {
    this.#version += 1
    const { status } = this.#snapshot
    if (status.kind === 'clean' || (status.kind === 'failed' && !status.willRetry))
      this.#set({ status: { kind: 'dirty' } })
    this.#scheduleKeep()
    if (status.kind !== 'stale' && status.kind !== 'saving') this.#scheduleSave(AUTOSAVE_MS)
  }

  /** Whether something is here that the desk does not have. */
  get unsaved(): boolean {
    return this.#version !== this.#savedVersion
  }

  /** Somebody else has the pen: what was typed stays here and in the journal, and is not sent. */
  lock(by: string): void {
    if (this.#snapshot.lockedBy === by) return
    this.#cancelSave?.()
    this.#cancelSave = null
    if (this.unsaved) this.keepNow()
    this.#set({ lockedBy: by })
  }

  /** The pen is here: what was not sent goes to the desk, which compares it with what came in between. */
  unlock(): void {
    if (this.#snapshot.lockedBy === null) return
    this.#set({ lockedBy: null })
    if (this.unsaved) this.#scheduleSave(0)
  }

  /** Puts another text in place of this one; it counts as a change. */
  replace(content: WorkingContent): void {
    this.#put(content)
    this.touch()
  }

  /** Goes on with words from the journal that began from `lockVersion`. */
  resume(content: WorkingContent, lockVersion: number, base: WorkingContent | null): void {
    this.#base = base
    this.#set({ lockVersion })
    this.replace(content)
  }

  /** Takes what the desk has as the new start: nothing is left to save. */
  adopt(content: WorkingContent, lockVersion: number, savedAt: string): void {
    this.#base = content
    this.#put(content)
    this.#settle(lockVersion, savedAt)
  }

  /** Goes on from another stored version with this text, which is saved over it. */
  overwrite(lockVersion: number): Promise<boolean> {
    this.#set({ lockVersion, status: { kind: 'dirty' } })
    this.#version += 1
    return this.flush(false)
  }

  /** Goes on from what the desk has with a text made of both, which is saved. */
  merge(content: WorkingContent, details: StaleDetails<WorkingContent>): Promise<boolean> {
    this.#base = details.theirs
    this.#put(content)
    return this.overwrite(details.lockVersion)
  }

  /** The desk changed the lock version without changing the text (a step of the workflow). */
  moved(lockVersion: number, savedAt: string): void {
    this.#set({ lockVersion, savedSince: false })
    if (this.#version === this.#savedVersion) this.#set({ status: { kind: 'clean', at: savedAt } })
  }

  /** Saves what is not saved. True when everything typed until now is at the desk. */
  async flush(auto: boolean): Promise<boolean> {
    this.#cancelSave?.()
    this.#cancelSave = null
    if (this.#saving) {
      await this.#saving
      if (this.#version === this.#savedVersion) return true
    }
    if (this.#version === this.#savedVersion) return true
    if (this.#snapshot.status.kind === 'stale' || this.#snapshot.lockedBy !== null) return false
    this.#saving = this.#save(auto)
    try {
      return await this.#saving
    } finally {
      this.#saving = null
    }
  }

  /** Writes the journal at once, for a page that is about to go. */
  keepNow(): void {
    this.#cancelKeep?.()
    this.#cancelKeep = null
    if (this.#version !== this.#savedVersion) void this.#keep()
  }

  async #save(auto: boolean): Promise<boolean> {
    const version = this.#version
    const content = this.content()
    const { lockVersion } = this.#snapshot
    this.#set({ status: { kind: 'saving' } })
    try {
      const saved = await this.#ports.save(content, lockVersion, auto)
      this.#accepted(version, saved, content)
    } catch (error) {
      return this.#refused(error, version, content)
    }
    return this.#version === this.#savedVersion
  }

  #accepted(version: number, saved: SavedWorking, content: WorkingContent): void {
    this.#base = content
    this.#failures = 0
    this.#savedVersion = version
    this.#set({ savedSince: true })
    if (this.#version === version) this.#settle(saved.lockVersion, saved.savedAt)
    else {
      this.#set({ lockVersion: saved.lockVersion, status: { kind: 'dirty' } })
      this.#scheduleSave(AUTOSAVE_MS)
    }
  }

  #refused(error: unknown, version: number, content: WorkingContent): boolean {
    if (isStale(error)) {
      const details = error.body.details as StaleDetails<WorkingContent>
      if (sameContent(details.theirs, content)) {
        this.#accepted(version, details, content)
        return this.#version === this.#savedVersion
      }
      this.#set({ status: { kind: 'stale', details, base: this.#base } })
      return false
    }
    if (isPenTaken(error)) {
      this.#set({ status: { kind: 'dirty' } })
      this.lock((error.body.details as { readonly by: string }).by)
      return false
    }
    const status = error instanceof DeskError ? error.status : 0
    const willRetry = status === 0 || status === 401 || status === 429 || status >= 500
    this.#set({ status: { kind: 'failed', error, willRetry } })
    if (willRetry) {
      this.#scheduleSave(RETRY_MS[Math.min(this.#failures, RETRY_MS.length - 1)] ?? AUTOSAVE_MS)
      this.#failures += 1
    } else if (this.#version !== version) this.touch()
    return false
  }

  #settle(lockVersion: number, at: string): void {
    this.#savedVersion = this.#version
    this.#cancelSave?.()
    this.#cancelSave = null
    this.#cancelKeep?.()
    this.#cancelKeep = null
    this.#set({ lockVersion, status: { kind: 'clean', at } })
    void this.#journaled(() => this.#ports.journal.drop())
  }

  #put(content: WorkingContent): void {
    const { body, ...fields } = content
    const stays = this.#bodySource?.replaceBody(body) === true
    if (!stays) this.#bodySource = null
    this.#body = body
    const { epoch } = this.#snapshot
    this.#set({ fields, epoch: stays ? epoch : epoch + 1 })
  }

  #scheduleSave(ms: number): void {
    if (this.#cancelSave || this.#snapshot.lockedBy !== null) return
    this.#cancelSave = this.#ports.after(ms, () => {
      this.#cancelSave = null
      void this.flush(true)
    })
  }

  #scheduleKeep(): void {
    if (this.#cancelKeep) return
    this.#cancelKeep = this.#ports.after(JOURNAL_MS, () => {
      this.#cancelKeep = null
      void this.#keep()
    })
  }

  async #keep(): Promise<void> {
    const record = {
      content: this.content(),
      lockVersion: this.#snapshot.lockVersion,
      base: this.#base,
      at: this.#ports.now(),
    }
    await this.#journaled(() => this.#ports.journal.keep(record))
  }

  /** One after the other: a record that is dropped must not be written after that. */
  async #journaled(work: () => Promise<void>): Promise<void> {
    const before = this.#journaling
    const turn = before.then(work)
    this.#journaling = turn.catch(() => undefined)
    try {
      await turn
      if (!this.#snapshot.journalWorks) this.#set({ journalWorks: true })
    } catch {
      // Shown beside the save status: the writer then knows that only the desk has the text.
      this.#set({ journalWorks: false })
    }
  }

  #set(change: Partial<Snapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change }
    for (const listener of this.#listeners) listener()
  }
}
