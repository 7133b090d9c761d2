import { MOST_COUNTED } from '@warraq/core/contract/cases'

/** `+1,000` for more than are counted. */
export function countUpTo(write: (count: number) => string, count: number): string {
  return count > MOST_COUNTED ? `+${write(MOST_COUNTED)}` : write(count)
}
