/** Milliseconds from any beginning, never running backwards: for how long something took, not for what time it is. */
export function stopwatch(): number {
  return Number(process.hrtime.bigint()) / 1e6
}
