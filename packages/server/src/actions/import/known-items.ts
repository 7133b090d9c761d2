import { createHash } from 'node:crypto'
import type { WriteContext } from '../action.ts'

export interface KnownItem {
  readonly kind: string
  readonly targetId: number | null
  readonly hash: string
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** What earlier runs brought in, as far as one batch asks for it, and what this batch adds to it. */
export class KnownItems {
  readonly #context: WriteContext
  readonly #runId: number
  readonly #items = new Map<string, KnownItem>()

  constructor(context: WriteContext, runId: number) {
    this.#context = context
    this.#runId = runId
  }

  async load(keys: readonly string[]): Promise<void> {
    const wanted = [...new Set(keys)].filter((key) => !this.#items.has(key))
    if (wanted.length === 0) return
    const rows = await this.#context.db
      .selectFrom('import_item')
      .select(['key', 'kind', 'target_id', 'content_hash'])
      .where('key', 'in', wanted)
      .execute()
    for (const { key, kind, target_id, content_hash } of rows)
      this.#items.set(key, { kind, targetId: target_id, hash: content_hash })
  }

  get(key: string): KnownItem | null {
    return this.#items.get(key) ?? null
  }

  /** The id of a thing of this kind, or null when it did not come in. */
  idOf(kind: string, key: string | null): number | null {
    const item = key === null ? undefined : this.#items.get(key)
    return item?.kind === kind ? item.targetId : null
  }

  async remember(kind: string, key: string, targetId: number, hash: string): Promise<void> {
    this.#items.set(key, { kind, targetId, hash })
    const row = { run_id: this.#runId, kind, target_id: targetId, content_hash: hash, at: this.#context.now }
    await this.#context.db
      .insertInto('import_item')
      .values({ key, ...row })
      .onConflict((conflict) => conflict.column('key').doUpdateSet(row))
      .execute()
  }
}
