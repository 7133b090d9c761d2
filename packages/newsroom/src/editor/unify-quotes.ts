const OPENERS = '«“„‹'
const CLOSERS = '»”›'

/**
 * The same text with «…» outside and “…” inside, letter for letter in the same places. Straight marks open and close by
 * turns. A text whose marks do not come in pairs stays as it is: guessing would turn an inch sign into a quotation.
 */
export function unifyQuotes(text: string): string {
  const out: string[] = []
  let depth = 0
  for (const char of text.split('')) {
    const closes = CLOSERS.includes(char) || (char === '"' && isOpenStraight(out, text))
    if (OPENERS.includes(char) || (char === '"' && !closes)) {
      out.push(depth === 0 ? '«' : '“')
      depth += 1
    } else if (closes) {
      depth -= 1
      if (depth < 0) return text
      out.push(depth === 0 ? '»' : '”')
    } else out.push(char)
  }
  return depth === 0 ? out.join('') : text
}

/** Whether an odd number of straight marks stands before the place that is written next. */
function isOpenStraight(out: readonly string[], text: string): boolean {
  let count = 0
  for (let index = 0; index < out.length; index += 1) if (text.charAt(index) === '"') count += 1
  return count % 2 === 1
}
