import { fold, slugKey } from '@warraq/arabic'
import type { WriteContext } from '../action.ts'

interface SectionHere {
  readonly id: number
  readonly parentId: number | null
  readonly slug: string
  readonly nameKey: string
  readonly position: number
}

/** The sections there are, read once for a batch: an old site may have thousands, and each new one asks about all. */
export class SectionsHere {
  readonly #context: WriteContext
  #bySlug: Set<string> | null = null
  readonly #slugs = new Map<number, string>()
  readonly #named = new Map<string, number>()
  #last = 0

  constructor(context: WriteContext) {
    this.#context = context
  }

  /** A section of the same name in the same place; the first of several. */
  async named(name: string, parentId: number | null): Promise<number | null> {
    await this.#load()
    return this.#named.get(placeOf(fold(name), parentId)) ?? null
  }

  async slugOf(id: number | null): Promise<string | null> {
    await this.#load()
    return id === null ? null : (this.#slugs.get(id) ?? null)
  }

  /** Whether another section's address differs from this one in spelling only. */
  async hasSlug(slug: string): Promise<boolean> {
    return (await this.#load()).has(slugKey(slug))
  }

  /** After all others. */
  async nextPosition(): Promise<number> {
    await this.#load()
    return this.#last + 1
  }

  add(section: SectionHere): void {
    const { id, parentId, slug, nameKey, position } = section
    const place = placeOf(nameKey, parentId)
    this.#bySlug?.add(slugKey(slug))
    this.#slugs.set(id, slug)
    if (!this.#named.has(place)) this.#named.set(place, id)
    this.#last = Math.max(this.#last, position)
  }

  async #load(): Promise<Set<string>> {
    if (this.#bySlug !== null) return this.#bySlug
    const rows = await this.#context.db
      .selectFrom('section')
      .select(['id', 'parent_id', 'slug', 'name_key', 'position'])
      .orderBy('id')
      .execute()
    this.#bySlug = new Set()
    for (const { id, parent_id, slug, name_key, position } of rows)
      this.add({ id, parentId: parent_id, slug, nameKey: name_key, position })
    return this.#bySlug
  }
}

function placeOf(nameKey: string, parentId: number | null): string {
  return `${parentId ?? ''} ${nameKey}`
}
