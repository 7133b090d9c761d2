import { commonBlocks } from './compare-blocks.ts'

/** A text as one person left it, oldest first in a list; blocks by whatever tells two of them apart. */
export interface Sitting<Who> {
  readonly blocks: readonly string[]
  readonly who: Who
}

/**
 * Who changed each block of the newest text last. A block that was only moved keeps its name: nobody wrote it anew.
 */
export function lastChangers<Who>(sittings: readonly Sitting<Who>[]): Who[] {
  let before: Sitting<Who> | null = null
  let owners: Who[] = []
  for (const sitting of sittings) {
    owners = before === null ? sitting.blocks.map(() => sitting.who) : ownersAfter(before.blocks, owners, sitting)
    before = sitting
  }
  return owners
}

function ownersAfter<Who>(blocks: readonly string[], owners: readonly Who[], next: Sitting<Who>): Who[] {
  const from = new Map<number, number>(commonBlocks(blocks, next.blocks).map(([i, j]) => [j, i]))
  const taken = new Set(from.values())
  const left = new Map<string, number[]>()
  blocks.forEach((block, i) => {
    if (!taken.has(i)) left.set(block, [...(left.get(block) ?? []), i])
  })
  return next.blocks.map((block, j) => {
    const i = from.get(j) ?? left.get(block)?.shift()
    return (i === undefined ? undefined : owners[i]) ?? next.who
  })
}
