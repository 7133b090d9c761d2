/** A run of words: in both texts, only in the first, or only in the second. */
export interface Run {
  readonly where: 'both' | 'first' | 'second'
  readonly text: string
}

/** Beyond this many words times words the middle is shown as two whole runs: nobody reads a finer difference there. */
const LARGEST_TABLE = 4_000_000

/**
 * A word is a run of letters with their marks, so that another vowel or hamza makes another word; numbers and Latin
 * compounds stay whole («12.5»، “state-of-the-art”); each sign of punctuation is a word of its own.
 */
const WORDS =
  /\s+|\p{N}+(?:[.,:/٫٬-]\p{N}+)*[%٪]?|\p{Script=Latin}[\p{Script=Latin}\p{N}]*(?:[-'’._@/]+[\p{Script=Latin}\p{N}]+)*|[\p{L}\p{M}\u200C\u200D]+|[^\s]/gu

export const wordsOf = (text: string): string[] => text.match(WORDS) ?? []

const isSpace = (word: string): boolean => word.trim() === ''
/** A common word counts for more than a common sign, and that for more than spaces, which every pair of texts shares. */
const weight = (word: string): number => (isSpace(word) ? 1 : /[\p{L}\p{N}]/u.test(word) ? 6 : 2)

/**
 * The difference of two texts word by word, by their weightiest common subsequence. Spaces are words too, so that the runs
 * of either side put together give its text back.
 */
export function compareWords(first: string, second: string): Run[] {
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
  const weights = a.map(weight)
  // best[i * width + j]: the weight of the weightiest common subsequence of a from i and b from j.
  const best = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      const below = best[(i + 1) * width + j] ?? 0
      const beside = best[i * width + j + 1] ?? 0
      const corner = best[(i + 1) * width + j + 1] ?? 0
      best[i * width + j] =
        a[i] === b[j] ? Math.max(corner + (weights[i] ?? 0), below, beside) : Math.max(below, beside)
    }
  }
  return walk(a, b, best, width)
}

function walk(a: readonly string[], b: readonly string[], best: Uint32Array, width: number): Run[] {
  const runs: Run[] = []
  let i = 0
  let j = 0
  while (i < a.length || j < b.length) {
    const here = a[i]
    const there = b[j]
    const below = best[(i + 1) * width + j] ?? 0
    const beside = best[i * width + j + 1] ?? 0
    if (here !== undefined && here === there) {
      runs.push({ where: 'both', text: here })
      i += 1
      j += 1
    } else if (there === undefined || (here !== undefined && below >= beside)) {
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

/** How much two texts share, 0 to 1: words in common, each as often as both have it, of all words. */
export function likeness(first: string, second: string): number {
  const a = wordsOf(first).filter((word) => !isSpace(word))
  const b = wordsOf(second).filter((word) => !isSpace(word))
  if (a.length + b.length === 0) return 1
  const left = new Map<string, number>()
  for (const word of a) left.set(word, (left.get(word) ?? 0) + 1)
  let common = 0
  for (const word of b) {
    const count = left.get(word) ?? 0
    if (count === 0) continue
    left.set(word, count - 1)
    common += 1
  }
  return (2 * common) / (a.length + b.length)
}
