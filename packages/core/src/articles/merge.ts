import { commonBlocks } from './compare-blocks.ts'

/**
 * A stretch of a text that two people went on with from the same start. `same`: both left it, or both wrote the same.
 * `mine`, `theirs`: only one of them touched it. `both`: a person has to choose.
 */
export interface Region<Block> {
  readonly who: 'same' | 'mine' | 'theirs' | 'both'
  readonly base: readonly Block[]
  readonly mine: readonly Block[]
  readonly theirs: readonly Block[]
}

/** Three texts as one list of regions, block by block. Two blocks are the same when their keys are. */
export function threeWay<Block>(
  base: readonly Block[],
  mine: readonly Block[],
  theirs: readonly Block[],
  key: (block: Block) => string,
): Region<Block>[] {
  const keys = (blocks: readonly Block[]) => blocks.map(key)
  const inMine = new Map(commonBlocks(keys(base), keys(mine)))
  const inTheirs = new Map(commonBlocks(keys(base), keys(theirs)))
  const regions: Region<Block>[] = []
  let [i, j, k] = [0, 0, 0]
  const upTo = (b: number, m: number, t: number) => {
    regions.push(...divided(base.slice(i, b), mine.slice(j, m), theirs.slice(k, t), key))
    ;[i, j, k] = [b, m, t]
  }
  base.forEach((block, at) => {
    const m = inMine.get(at)
    const t = inTheirs.get(at)
    if (m === undefined || t === undefined) return
    upTo(at, m, t)
    regions.push({ who: 'same', base: [block], mine: [block], theirs: [block] })
    ;[i, j, k] = [at + 1, m + 1, t + 1]
  })
  upTo(base.length, mine.length, theirs.length)
  return regions
}

/** Where all three have as many blocks, neighbours that different people changed are told apart. */
function divided<Block>(
  base: readonly Block[],
  mine: readonly Block[],
  theirs: readonly Block[],
  key: (block: Block) => string,
): Region<Block>[] {
  if (base.length + mine.length + theirs.length === 0) return []
  const even = base.length > 1 && base.length === mine.length && base.length === theirs.length
  const parts = even
    ? base.map((_, n) => [[base[n]], [mine[n]], [theirs[n]]] as const)
    : [[base, mine, theirs] as const]
  return parts.map(([b, m, t]) => {
    const [own, other, start] = [m, t, b].map((blocks) => blocks.map((block) => key(block as Block)).join('\u0000'))
    const who = own === other ? 'same' : own === start ? 'theirs' : other === start ? 'mine' : 'both'
    return { who, base: b as readonly Block[], mine: m as readonly Block[], theirs: t as readonly Block[] }
  })
}

/** What two texts share, in order: a start for two people whose common one is not known. Nothing of either is lost by it. */
export function sharedStart<Block>(
  mine: readonly Block[],
  theirs: readonly Block[],
  key: (block: Block) => string,
): Block[] {
  return commonBlocks(mine.map(key), theirs.map(key)).flatMap(([at]) => {
    const block = mine[at]
    return block === undefined ? [] : [block]
  })
}
