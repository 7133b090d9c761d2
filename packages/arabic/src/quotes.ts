/**
 * Quotation marks. Arabic print uses «…» outside and “…” inside. The guillemets are mirrored by
 * the bidi algorithm, so the one that opens is always U+00AB; the curled ones are not mirrored
 * and are typed in the order in which they are read: U+201C opens, U+201D closes.
 */

const OUTER = { open: '«', close: '»' } as const
const INNER = { open: '“', close: '”' } as const

/** Qur'anic verses stand between U+FD3F and U+FD3E, which are not mirrored either. */
const VERSE = { open: '\ufd3f', close: '\ufd3e' } as const

/** The text between «», with guillemets inside it lowered to “”. A text already so quoted is not quoted twice. */
export function quote(text: string): string {
  const inner = isQuoted(text) ? text.slice(1, -1) : text
  return OUTER.open + lowered(inner) + OUTER.close
}

/** The text between “”, for a quotation inside a quotation. */
export function quoteInside(text: string): string {
  return INNER.open + text + INNER.close
}

/** A verse between ornate brackets: ﴿…﴾ as read from right to left. */
export function quoteVerse(text: string): string {
  return VERSE.open + text + VERSE.close
}

/** Is the whole text one «…», so that the first mark is closed by the last? */
function isQuoted(text: string): boolean {
  if (!text.startsWith(OUTER.open) || !text.endsWith(OUTER.close)) return false
  const inside = text.slice(1, -1)
  let depth = 0
  for (const char of inside) {
    if (char === OUTER.open) depth += 1
    else if (char === OUTER.close) depth -= 1
    if (depth < 0) return false
  }
  return depth === 0
}

function lowered(text: string): string {
  return text.replaceAll(OUTER.open, INNER.open).replaceAll(OUTER.close, INNER.close)
}
