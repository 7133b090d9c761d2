/** A share of 0 to 1 as people read it, in the digits of the command line. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`
}
