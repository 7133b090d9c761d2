// refused: typescript(no-misused-promises)
export async function asked(): Promise<boolean> {
  return true
}
export const answer = (): number => {
  if (asked()) return 1
  return 2
}
