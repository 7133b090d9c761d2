import type { ArticleView } from '@warraq/core/contract/articles'
import type { BlockBook } from '../editor/views.ts'

/** Names and pictures that the working copy has by id; filled by the desk's answer and by what is picked here. */
export interface Book extends BlockBook {
  readonly persons: Map<number, string>
}

/** A record whose keys are ids, as the desk answers it. */
export function byId<Value>(record: Readonly<Record<string, Value>>): Map<number, Value> {
  return new Map(Object.entries(record).map(([id, value]) => [Number(id), value]))
}

export function articleBook(view: ArticleView): Book {
  return { media: byId(view.media), persons: byId(view.persons), headlines: byId(view.related) }
}
