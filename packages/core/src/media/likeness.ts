/**
 * What a picture looks like in 64 bits: for each of 8 rows, whether each of 9 grey points is darker than the next one
 * (difference hash). The same picture in another size, format or quality differs in few bits.
 */

export const LIKENESS_WIDTH = 9
export const LIKENESS_HEIGHT = 8
/** At most so many of 64 bits differ between two copies of a picture. */
const MOST_APART = 6
/** A picture whose points are nearly all alike says too little to be compared. */
const FEWEST_STEPS = 6
const STEP = 2

/** 16 hexadecimal digits, or null where a picture is too plain. `grey`: 9 x 8 values from 0 to 255, row by row. */
export function likenessOf(grey: Uint8Array): string | null {
  if (grey.length !== LIKENESS_WIDTH * LIKENESS_HEIGHT) throw new Error('likeness: 9 x 8 grey points are needed')
  let digits = ''
  let steps = 0
  for (let row = 0; row < LIKENESS_HEIGHT; row += 1) {
    let bits = 0
    for (let column = 0; column < LIKENESS_WIDTH - 1; column += 1) {
      const at = row * LIKENESS_WIDTH + column
      const step = (grey[at + 1] ?? 0) - (grey[at] ?? 0)
      if (Math.abs(step) > STEP) steps += 1
      bits = bits * 2 + (step > 0 ? 1 : 0)
    }
    digits += bits.toString(16).padStart(2, '0')
  }
  return steps < FEWEST_STEPS ? null : digits
}

/** In how many of 64 bits two pictures differ. */
export function bitsApart(one: string, other: string): number {
  let apart = 0
  for (let at = 0; at < 16; at += 1) {
    let bits = Number.parseInt(one.charAt(at), 16) ^ Number.parseInt(other.charAt(at), 16)
    for (; bits > 0; bits &= bits - 1) apart += 1
  }
  return apart
}

export const looksAlike = (one: string, other: string): boolean => bitsApart(one, other) <= MOST_APART

/**
 * Patterns of SQL's `like`, one of which every picture that looks alike answers to: as six bits are fewer than eight
 * pairs of digits, two pairs at least are the same.
 */
export function alikePatterns(likeness: string): string[] {
  return Array.from({ length: 8 }, (_, pair) => {
    const at = pair * 2
    return `${'_'.repeat(at)}${likeness.slice(at, at + 2)}${'_'.repeat(14 - at)}`
  })
}
