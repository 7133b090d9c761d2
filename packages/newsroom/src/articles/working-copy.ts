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
  | { readonly kind: 'stale'; readonly details: StaleDetails<WorkingContent> }

/** What the screen shows; a new object after every change. */
export interface Snapshot {
  readonly fields: Fields
  readonly status: SaveStatus
  readonly lockVersion: number
  /** Goes up when the body was replaced from outside the editor, which then has to be mounted anew. */
  readonly epoch: number
  /** Something was saved here since the article was opened or took its last step. */
  readonly savedSince: boolean
  /** False when the device does not keep a copy. */
  readonly journalWorks: boolean
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

export function isStale(error: unknown): error is DeskError {
  return error instanceof DeskError && error.status === 409 && error.body.code === 'edited-meanwhile'
}

/** A text on its way between a writer and the desk: saves itself, keeps a journal, and knows when somebody else saved. */
export class WorkingCopy {
  readonly #ports: WorkingCopyPorts
  readonly #listeners = new Set<() => void>()
  #snapshot: Snapshot
  #body: Body
  #bodySource: (() => Body) | null = null
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
    this.#snapshot = {
      fields,
      lockVersion,
      status: { kind: 'clean', at: savedAt },
      epoch: 0,
      savedSince: false,
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
    if (this.#bodySource) this.#body = this.#bodySource()
    return this.#body
  }

  /** The mounted editor lends its document; null when it is unmounted, after which the last one stays. */
  lendBody(source: (() => Body) | null): void {
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

  /** Puts another text in place of this one; it counts as a change. */
  replace(content: WorkingContent): void {
    this.#put(content)
    this.touch()
  }

  /** Goes on with words from the journal that began from `lockVersion`. */
  resume(content: WorkingContent, lockVersion: number): void {
    this.#set({ lockVersion })
    this.replace(content)
  }

  /** Takes what the desk has as the new start: nothing is left to save. */
  adopt(content: WorkingContent, lockVersion: number, savedAt: string): void {
    this.#put(content)
    this.#settle(lockVersion, savedAt)
  }

  /** Goes on from another stored version with this text, which is saved over it. */
  overwrite(lockVersion: number): Promise<boolean> {
    this.#set({ lockVersion, status: { kind: 'dirty' } })
    this.#version += 1
    return this.flush(false)
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
    if (this.#snapshot.status.kind === 'stale') return false
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
      this.#accepted(version, saved)
    } catch (error) {
      return this.#refused(error, version, content)
    }
    return this.#version === this.#savedVersion
  }

  #accepted(version: number, saved: SavedWorking): void {
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
        this.#accepted(version, details)
        return this.#version === this.#savedVersion
      }
      this.#set({ status: { kind: 'stale', details } })
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
    this.#bodySource = null
    this.#body = body
    this.#set({ fields, epoch: this.#snapshot.epoch + 1 })
  }

  #scheduleSave(ms: number): void {
    if (this.#cancelSave) return
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
    const record = { content: this.content(), lockVersion: this.#snapshot.lockVersion, at: this.#ports.now() }
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
