import { createHash } from 'node:crypto'
import { inFixedParts } from '../../store/fixed-parts.ts'
import type { WriteContext } from '../action.ts'
import { insertMany } from './insert-many.ts'

export interface KnownItem {
  readonly kind: string
  readonly targetId: number | null
  readonly hash: string
}

export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** What is to be remembered of one thing. */
export interface Remembering {
  readonly kind: string
  readonly key: string
  readonly targetId: number
  readonly hash: string
  /** Whether the thing would not be here without this run; undoing the run takes away only what it made. */
  readonly made: boolean
  /** The source's own date of its last change. */
  readonly modifiedAt?: string | null
}

/** What earlier runs brought in, as far as one batch asks for it, and what this batch adds to it. */
export class KnownItems {
  readonly runId: number
  readonly #context: WriteContext
  readonly #items = new Map<string, KnownItem>()
  readonly #new = new Map<string, Remembering>()

  constructor(context: WriteContext, runId: number) {
    this.#context = context
    this.runId = runId
  }

  async load(keys: readonly string[]): Promise<void> {
    const wanted = [...new Set(keys)].filter((key) => !this.#items.has(key))
    const rows = await inFixedParts(wanted, (part) =>
      this.#context.db
        .selectFrom('import_item')
        .select(['key', 'kind', 'target_id', 'content_hash'])
        .where('key', 'in', part)
        .execute(),
    )
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

  /** Written by `store`, many at once. */
  remember(thing: Remembering): void {
    const { key, kind, targetId, hash } = thing
    this.#items.set(key, { kind, targetId, hash })
    this.#new.set(key, thing)
  }

  async store(): Promise<void> {
    const rows = [...this.#new.values()].map(({ key, kind, targetId, hash, made, modifiedAt = null }) => ({
      key,
      run_id: this.runId,
      kind,
      target_id: targetId,
      content_hash: hash,
      at: this.#context.now,
      made_by: made ? this.runId : null,
      modified_at: modifiedAt,
    }))
    this.#new.clear()
    // Who made it first, made it.
    await insertMany(
      this.#context,
      'import_item',
      rows,
      `ON CONFLICT (key) DO UPDATE SET run_id = excluded.run_id, kind = excluded.kind, target_id = excluded.target_id,
       content_hash = excluded.content_hash, at = excluded.at, modified_at = excluded.modified_at`,
    )
  }
}
