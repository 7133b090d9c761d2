/**
 * Finding letters in a text whatever way they are spelt: «الاسعار» is found in «الأسْعار», also inside
 * «والأسعار».
 */
import { fold, foldWithPlaces } from './fold.ts'

/** A stretch of a text in UTF-16 units, `end` exclusive. */
export type Stretch = { readonly start: number; readonly end: number }

/**
 * The places in `text` whose folded letters are those of `query`, in order and without overlap. Marks
 * and kashida behind the last letter belong to the place. Spaces around the query do not count; a
 * query without letters is found nowhere. Never throws.
 */
export function findFolded(text: string, query: string): Stretch[] {
  const wanted = fold(query).trim()
  if (wanted === '') return []
  const { text: folded, starts, ends } = foldWithPlaces(text)
  const found: Stretch[] = []
  let free = 0
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, free)) {
    free = at + wanted.length
    const start = starts[at] ?? 0
    const end = endOf(text, ends[free - 1] ?? start, free < folded.length ? starts[free] : text.length)
    // Several folded letters may come from one (ﷺ): the same place is not found twice.
    if (start >= (found.at(-1)?.end ?? 0) && end > start) found.push({ start, end })
  }
  return found
}

const DROPPED = /^[\u0621\u0640\p{M}]+/u

/** Between a letter and the next one may stand what folding drops: kashida, a final ء. */
function endOf(text: string, end: number, next = end): number {
  return next > end ? end + (DROPPED.exec(text.slice(end, next))?.[0].length ?? 0) : end
}
