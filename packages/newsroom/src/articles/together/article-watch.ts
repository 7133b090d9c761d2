import type { ArticleView } from '@warraq/core/contract/articles'
import type { Together } from '@warraq/core/contract/together'
import { DeskError } from '../../api/client.ts'
import { sameContent } from '../compare/content-fields.ts'
import type { WorkingCopy } from '../working-copy.ts'

/** How often one looks whether somebody took the pen: told within five seconds, answers included. */
export const LOOK_MS = 3000
/** How often the desk hears that this tab is still there. */
export const HERE_MS = 15_000
/** An answer that takes longer is not waited for; the next look asks anew. */
export const GIVE_UP_MS = 10_000
/** After so many questions without an answer one is told; a single one that fails on the way is no news. */
export const TELL_AFTER = 3

type Want = 'keep' | 'none'

export interface WatchPorts {
  /** Says that this tab is here and what it wants of the pen. */
  readonly say: (pen: Want | 'take', signal: AbortSignal) => Promise<Together>
  readonly look: (signal: AbortSignal) => Promise<Together>
  readonly read: (signal: AbortSignal) => Promise<ArticleView>
  /** Somebody else's text, or only its state, came in. */
  readonly moved: (view: ArticleView) => void
  /** Milliseconds that only grow. */
  readonly now: () => number
  /** Runs later; the answer takes it back. */
  readonly after: (ms: number, run: () => void) => () => void
  /** Whether anybody can see this tab: nobody is told anything in one that is hidden. */
  readonly visible: () => boolean
}

export interface WatchState {
  readonly together: Together | null
  /** Why nothing is heard of the others any more; null while something is. */
  readonly error: unknown
}

/**
 * Keeps the working copy and the pen in step: locks the copy while somebody else writes, and shows their text as it is
 * saved. One question is under way at a time; an answer to a question that another one has replaced is dropped, so that
 * what was true before never takes the place of what is true now.
 */
export class ArticleWatch {
  readonly #ports: WatchPorts
  readonly #copy: WorkingCopy
  readonly #accountId: number
  readonly #tab: string
  readonly #listeners = new Set<() => void>()
  #state: WatchState = { together: null, error: null }
  #want: Want
  #running = false
  /** The number of the question whose answer counts. */
  #asked = 0
  #underWay: AbortController | null = null
  #cancelTurn: (() => void) | null = null
  /** When the desk last heard of this tab; null when it never did, or has to hear something new. */
  #saidAt: number | null = null
  #entered = false
  #failures = 0

  constructor(
    who: { readonly accountId: number; readonly tab: string; readonly want: Want },
    copy: WorkingCopy,
    ports: WatchPorts,
  ) {
    this.#ports = ports
    this.#copy = copy
    this.#accountId = who.accountId
    this.#tab = who.tab
    this.#want = who.want
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly snapshot = (): WatchState => this.#state

  start(): void {
    this.#running = true
    this.nudge()
  }

  stop(): void {
    this.#running = false
    this.#asked += 1
    this.#underWay?.abort()
    this.#underWay = null
    this.#cancelTurn?.()
    this.#cancelTurn = null
  }

  /** The rights of the person changed: the desk hears of it with the next question. */
  want(want: Want): void {
    if (this.#want === want) return
    this.#want = want
    this.#saidAt = null
    this.nudge()
  }

  /** Asks at once, unless a question is under way. */
  nudge(): void {
    if (this.#running && this.#underWay === null) void this.#turn()
  }

  /** Takes the pen from whoever has it. Throws the desk's refusal. */
  async take(): Promise<void> {
    const outcome = await this.#ask((signal) => this.#ports.say('take', signal))
    if (outcome.kind === 'failed') throw outcome.error
  }

  async #turn(): Promise<void> {
    const outcome = await this.#ask((signal) => this.#question(signal))
    if (outcome.kind !== 'failed') return
    this.#failures += 1
    if (this.#failures >= TELL_AFTER) this.#set({ error: outcome.error })
  }

  async #question(signal: AbortSignal): Promise<Together | null> {
    const { now, say, look, visible } = this.#ports
    if (this.#saidAt === null || now() - this.#saidAt >= HERE_MS) {
      const beganAt = now()
      const heard = await this.#enter(await say(this.#want, signal), signal)
      this.#saidAt = beganAt
      return heard
    }
    if (!visible()) return null
    const seen = await look(signal)
    // The pen lies there: whoever waits for it picks it up.
    return seen.pen === null && this.#want === 'keep' ? say('keep', signal) : seen
  }

  /** One person with two windows is one writer: the window that was opened last goes on. */
  async #enter(first: Together, signal: AbortSignal): Promise<Together> {
    if (this.#entered) return first
    const elsewhere = first.pen?.accountId === this.#accountId && first.pen.tab !== this.#tab
    const heard = elsewhere && this.#want === 'keep' ? await this.#ports.say('take', signal) : first
    this.#entered = true
    return heard
  }

  /** Puts a question in the place of the one that is under way, and goes by its answer. */
  async #ask(question: (signal: AbortSignal) => Promise<Together | null>): Promise<Outcome> {
    this.#asked += 1
    const number = this.#asked
    const counts = () => number === this.#asked
    this.#underWay?.abort()
    this.#cancelTurn?.()
    const controller = new AbortController()
    this.#underWay = controller
    const giveUp = this.#ports.after(GIVE_UP_MS, () => controller.abort())
    try {
      const heard = await question(controller.signal)
      if (heard !== null && counts()) await this.#follow(heard, controller.signal, counts)
      return counts() ? this.#heard(heard !== null) : { kind: 'replaced' }
    } catch (error) {
      if (!counts()) return { kind: 'replaced' }
      return { kind: 'failed', error: controller.signal.aborted ? noAnswer() : error }
    } finally {
      giveUp()
      if (counts()) {
        this.#underWay = null
        if (this.#running) this.#cancelTurn = this.#ports.after(LOOK_MS, () => void this.#turn())
      }
    }
  }

  #heard(something: boolean): Outcome {
    if (something) {
      this.#failures = 0
      if (this.#state.error !== null) this.#set({ error: null })
    }
    return { kind: 'heard' }
  }

  async #follow(together: Together, signal: AbortSignal, counts: () => boolean): Promise<void> {
    this.#set({ together })
    const { pen } = together
    const copy = this.#copy
    if (pen !== null && pen.tab !== this.#tab) copy.lock(pen.name)
    // Somebody else's text is read before one goes on writing; words that were not saved are never replaced by it.
    if (together.lockVersion > copy.snapshot().lockVersion && isClean(copy)) {
      const next = await this.#ports.read(signal)
      if (!counts()) return
      if (isClean(copy) && next.lockVersion > copy.snapshot().lockVersion) {
        if (!sameContent(next.working, copy.content())) copy.adopt(next.working, next.lockVersion, next.savedAt)
        this.#ports.moved(next)
      }
    }
    if (pen?.tab === this.#tab) copy.unlock()
  }

  #set(change: Partial<WatchState>): void {
    this.#state = { ...this.#state, ...change }
    for (const listener of this.#listeners) listener()
  }
}

const noAnswer = () => new DeskError(0, { code: 'no-answer', message: '' })

type Outcome =
  | { readonly kind: 'heard' }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** Another question took its place. */
  | { readonly kind: 'replaced' }

const isClean = (copy: WorkingCopy): boolean => !copy.unsaved && copy.snapshot().status.kind === 'clean'
