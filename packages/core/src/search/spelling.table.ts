/** Letters as they are after folding, and those that are taken for each other, by ear or by hand. */
export const ALPHABETS: readonly string[] = ['ابتثجحخدذرزسشصضطظعغفقكلمنهويء', 'abcdefghijklmnopqrstuvwxyz']

const PAIRS: readonly (readonly [string, string, number])[] = [
  ['ض', 'ظ', 8],
  ['ذ', 'ز', 6],
  ['ذ', 'د', 6],
  ['ث', 'س', 5],
  ['ث', 'ت', 5],
  ['ق', 'ك', 4],
  ['ق', 'غ', 4],
  ['ه', 'ح', 5],
  ['ص', 'س', 5],
  ['ط', 'ت', 5],
  ['ض', 'د', 5],
  ['ظ', 'ز', 4],
  ['ج', 'ش', 3],
  ['ج', 'غ', 3],
  ['ع', 'ا', 3],
  ['ا', 'ه', 3],
  ['ي', 'ه', 2],
  ['خ', 'ح', 3],
  ['ب', 'ف', 2],
  ['c', 'k', 4],
  ['s', 'c', 3],
  ['i', 'e', 4],
  ['a', 'e', 4],
  ['o', 'u', 4],
  ['i', 'y', 4],
]

/** How much likelier than any other slip it is that the one letter stands for the other. */
export const CONFUSED: ReadonlyMap<string, ReadonlyMap<string, number>> = confused()

function confused(): Map<string, Map<string, number>> {
  const table = new Map<string, Map<string, number>>()
  for (const [one, other, likelihood] of PAIRS)
    for (const [from, to] of [
      [one, other],
      [other, one],
    ] as const)
      table.set(from, (table.get(from) ?? new Map<string, number>()).set(to, likelihood))
  return table
}
