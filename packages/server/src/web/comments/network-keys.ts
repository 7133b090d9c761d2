import { networkPeriod } from '@warraq/core/comments/network-period'
import { networkKeys } from '../../store/reader/network-keys.ts'
import type { WebContext } from '../context.ts'

/** What networks are mixed with before they are digested. */
export interface NetworkKeys {
  readonly current: string
  /** Of the period before: what is held against a network may have been noted then. */
  readonly former: string | null
}

/** Asks the database once a period, and has the key made where this is the first to need it. */
export class NetworkKeysOfPeriod {
  readonly #context: Pick<WebContext, 'read' | 'call' | 'keys' | 'now'>
  #kept: { readonly period: number; readonly keys: NetworkKeys } | null = null

  constructor(context: Pick<WebContext, 'read' | 'call' | 'keys' | 'now'>) {
    this.#context = context
  }

  async get(): Promise<NetworkKeys> {
    const period = networkPeriod(this.#context.now())
    if (this.#kept?.period === period) return this.#kept.keys
    const keys = (await this.#read(period)) ?? (await this.#made(period))
    this.#kept = { period, keys }
    return keys
  }

  async #read(period: number): Promise<NetworkKeys | null> {
    const { keys, read } = this.#context
    const { current, former } = await networkKeys(read, period)
    return current === null
      ? null
      : { current: keys.unseal(current), former: former === null ? null : keys.unseal(former) }
  }

  async #made(period: number): Promise<NetworkKeys> {
    await this.#context.call('comments/make-network-key', null, { actor: { kind: 'job', job: 'network-key' } })
    const keys = await this.#read(period)
    if (keys === null) throw new Error(`no key for networks of period ${period}`)
    return keys
  }
}
