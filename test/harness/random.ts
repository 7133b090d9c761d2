/** Numbers that look random and are the same for the same seed (mulberry32). */
export function randomOf(seed: number): (below: number) => number {
  const state = { a: seed }
  return (below) => {
    state.a = (state.a + 0x6d2b79f5) | 0
    let t = Math.imul(state.a ^ (state.a >>> 15), 1 | state.a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) % below
  }
}
