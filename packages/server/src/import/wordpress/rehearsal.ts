/** Says what the writer would do, without writing. */

import { fold } from '@warraq/arabic'
import type { ImportItem, ImportOutcome } from '../../actions/import/import-input.ts'
import { sectionNamed, tagNamed, untouchedArticle, untouchedPage } from '../../actions/import/likes.ts'
import type { ReadDb } from '../../store/database.ts'

export class Rehearsal {
  readonly #read: ReadDb | null
  /** Sections that would stand for another one of this run, by the key of that one. */
  readonly #joined = new Map<string, number>()
  readonly #tags = new Set<string>()

  constructor(read: ReadDb | null) {
    this.#read = read
  }

  /** @param targetId the thing's id from an earlier run; undefined when it never came in */
  async outcome(item: ImportItem, targetId: number | null | undefined): Promise<ImportOutcome> {
    if (targetId !== undefined) return this.#again(item, targetId)
    if ((item.kind === 'section' || item.kind === 'person') && item.standsFor !== undefined) return 'joined'
    if (item.kind === 'section') return this.#section(item.key, item.name, item.parentKey)
    return item.kind === 'tag' ? this.#tag(item.name) : 'written'
  }

  /** Sections that came in before. */
  learn(key: string, id: number): void {
    this.#joined.set(key, id)
  }

  async #section(key: string, name: string, parentKey: string | null): Promise<ImportOutcome> {
    const parentId = parentKey === null ? null : this.#joined.get(parentKey)
    const like = this.#read === null || parentId === undefined ? null : await sectionNamed(this.#read, name, parentId)
    if (like === null) return 'written'
    this.learn(key, like)
    return 'joined'
  }

  async #tag(name: string): Promise<ImportOutcome> {
    const key = fold(name)
    if (this.#tags.has(key)) return 'joined'
    this.#tags.add(key)
    return this.#read !== null && (await tagNamed(this.#read, name)) !== null ? 'joined' : 'written'
  }

  async #again(item: ImportItem, targetId: number | null): Promise<ImportOutcome> {
    if (this.#read === null || targetId === null) return 'kept'
    if (item.kind === 'article') {
      const row = await untouchedArticle(this.#read, targetId)
      return row === null || (row.state === 'published' && item.state !== 'published') ? 'kept' : 'changed'
    }
    if (item.kind === 'page') {
      const row = await untouchedPage(this.#read, targetId)
      return row === null || (row.published === 1 && !item.published) ? 'kept' : 'changed'
    }
    return 'kept'
  }
}
