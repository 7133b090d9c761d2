/** A run of words: in both texts, only in the first, or only in the second. */
export interface Run {
  readonly where: 'both' | 'first' | 'second'
  readonly text: string
}

/** Beyond this many words times words the middle is shown as two whole runs: nobody reads a finer difference there. */
const LARGEST_TABLE = 4_000_000

/** A common word counts for more than the spaces around it, which are common to every pair of texts. */
const weight = (word: string | undefined): number => (word === undefined || word.trim() === '' ? 1 : 4)

const wordsOf = (text: string): string[] => text.match(/\s+|[^\s]+/gu) ?? []

/**
 * The difference of two texts word by word, by their weightiest common subsequence. Spaces are words too, so that the runs
 * of either side put together give its text back.
 */
export function wordDiff(first: string, second: string): Run[] {
  const a = wordsOf(first)
  const b = wordsOf(second)
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head += 1
  let tail = 0
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail])
    tail += 1
  return joined([
    { where: 'both', text: a.slice(0, head).join('') },
    ...middle(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    { where: 'both', text: a.slice(a.length - tail).join('') },
  ])
}

function middle(a: readonly string[], b: readonly string[]): Run[] {
  if (a.length === 0 || b.length === 0 || a.length * b.length > LARGEST_TABLE) {
    return [
      { where: 'first', text: a.join('') },
      { where: 'second', text: b.join('') },
    ]
  }
  const width = b.length + 1
  // lengths[i * width + j]: the weightiest common subsequence of a from i and b from j.
  const lengths = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const below = lengths[(i + 1) * width + j] ?? 0
      const beside = lengths[i * width + j + 1] ?? 0
      const corner = lengths[(i + 1) * width + j + 1] ?? 0
      lengths[i * width + j] = a[i] === b[j] ? corner + weight(a[i]) : Math.max(below, beside)
    }
  }
  return walk(a, b, lengths, width)
}

function walk(a: readonly string[], b: readonly string[], lengths: Uint32Array, width: number): Run[] {
  const runs: Run[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const here = a[i]
    const there = b[j]
    if (here !== undefined && here === there) {
      runs.push({ where: 'both', text: here })
      i += 1
      j += 1
    } else if (
      there === undefined ||
      (here !== undefined && (lengths[(i + 1) * width + j] ?? 0) >= (lengths[i * width + j + 1] ?? 0))
    ) {
      runs.push({ where: 'first', text: here ?? '' })
      i += 1
    } else {
      runs.push({ where: 'second', text: there })
      j += 1
    }
  }
  return runs
}

function joined(runs: readonly Run[]): Run[] {
  const out: Run[] = []
  for (const run of runs) {
    const last = out.at(-1)
    if (run.text === '') continue
    if (last !== undefined && last.where === run.where)
      out[out.length - 1] = { where: run.where, text: last.text + run.text }
    else out.push(run)
  }
  return out
}
