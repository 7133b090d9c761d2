import type { Run } from './compare-words.ts'
import { compareWords, likeness } from './compare-words.ts'

/**
 * Two texts block by block. `moved` blocks say the same at another place; `changed` ones are compared word by word, also
 * when they moved as well. Removed blocks stand where they were.
 */
export type BlockChange =
  | { readonly kind: 'same' | 'added' | 'removed' | 'moved'; readonly text: string }
  | { readonly kind: 'changed'; readonly runs: readonly Run[]; readonly moved: boolean }

/** Two blocks that share less than this are two blocks and not one that was rewritten. */
const ALIKE = 0.34
/** Beyond this many pairs only neighbours are looked at. */
const MOST_PAIRS = 4000

interface Pairing {
  /** Index in the first text by index in the second. */
  readonly from: Map<number, number>
  readonly inPlace: ReadonlySet<number>
}

export function compareBlocks(first: readonly string[], second: readonly string[]): BlockChange[] {
  const pairing = pair(first, second)
  const taken = new Set(pairing.from.values())
  const changes: BlockChange[] = []
  let next = 0
  const removedBefore = (end: number) => {
    for (; next < end; next += 1) if (!taken.has(next)) changes.push({ kind: 'removed', text: first[next] ?? '' })
  }
  second.forEach((text, j) => {
    const i = pairing.from.get(j)
    if (i === undefined) {
      changes.push({ kind: 'added', text })
      return
    }
    const moved = !pairing.inPlace.has(j)
    if (!moved) {
      removedBefore(i)
      next = Math.max(next, i + 1)
    }
    const before = first[i] ?? ''
    if (before === text) changes.push({ kind: moved ? 'moved' : 'same', text })
    else changes.push({ kind: 'changed', runs: compareWords(before, text), moved })
  })
  removedBefore(first.length)
  return changes
}

function pair(first: readonly string[], second: readonly string[]): Pairing {
  const from = new Map<number, number>()
  for (const [i, j] of commonBlocks(first, second)) from.set(j, i)
  const free = (): [number[], number[]] => {
    const taken = new Set(from.values())
    return [[...first.keys()].filter((i) => !taken.has(i)), [...second.keys()].filter((j) => !from.has(j))]
  }
  // The same words at another place first, so that a rewritten neighbour does not take them.
  const [left, right] = free()
  const byText = new Map<string, number[]>()
  for (const i of left) byText.set(first[i] ?? '', [...(byText.get(first[i] ?? '') ?? []), i])
  for (const j of right) {
    const i = byText.get(second[j] ?? '')?.shift()
    if (i !== undefined && second[j] !== '') from.set(j, i)
  }
  pairAlike(first, second, free(), from)
  return { from, inPlace: new Set(rising(from)) }
}

function pairAlike(
  first: readonly string[],
  second: readonly string[],
  [left, right]: readonly [readonly number[], readonly number[]],
  from: Map<number, number>,
): void {
  const wide = left.length * right.length > MOST_PAIRS
  const pairs = left
    .flatMap((i) =>
      right
        .filter((j) => !wide || Math.abs(i - j) <= 3)
        .map((j) => ({ i, j, score: likeness(first[i] ?? '', second[j] ?? '') })),
    )
    .filter(({ score }) => score >= ALIKE)
    .toSorted((a, b) => b.score - a.score || Math.abs(a.i - a.j) - Math.abs(b.i - b.j))
  const used = new Set<number>()
  for (const { i, j } of pairs) {
    if (used.has(i) || from.has(j)) continue
    used.add(i)
    from.set(j, i)
  }
}

/** Pairs of equal blocks in the same order, longest first: [index in first, index in second]. */
export function commonBlocks(first: readonly string[], second: readonly string[]): [number, number][] {
  const width = second.length + 1
  const best = new Uint32Array((first.length + 1) * width)
  for (let i = first.length - 1; i >= 0; i -= 1)
    for (let j = second.length - 1; j >= 0; j -= 1)
      best[i * width + j] =
        first[i] === second[j]
          ? (best[(i + 1) * width + j + 1] ?? 0) + 1
          : Math.max(best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0)
  const pairs: [number, number][] = []
  let i = 0
  let j = 0
  while (i < first.length && j < second.length) {
    if (first[i] === second[j]) {
      pairs.push([i, j])
      i += 1
      j += 1
    } else if ((best[(i + 1) * width + j] ?? 0) >= (best[i * width + j + 1] ?? 0)) i += 1
    else j += 1
  }
  return pairs
}

/** Of pairs by their place in the second text, the largest set that is in order in the first too: the rest has moved. */
function rising(from: ReadonlyMap<number, number>): number[] {
  const order = [...from].toSorted(([a], [b]) => a - b)
  const length = order.map(() => 1)
  const before = order.map(() => -1)
  let last = order.length === 0 ? -1 : 0
  order.forEach(([, i], at) => {
    for (let earlier = 0; earlier < at; earlier += 1) {
      if ((order[earlier]?.[1] ?? 0) < i && (length[earlier] ?? 0) + 1 > (length[at] ?? 0)) {
        length[at] = (length[earlier] ?? 0) + 1
        before[at] = earlier
      }
    }
    if ((length[at] ?? 0) > (length[last] ?? 0)) last = at
  })
  const kept: number[] = []
  for (let at = last; at !== -1; at = before[at] ?? -1) kept.push(order[at]?.[0] ?? 0)
  return kept
}
