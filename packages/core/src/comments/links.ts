/**
 * Web addresses in plain text: `http://` and `https://` only, found in one pass from left to right, so that the time
 * is linear in the length of the text. Whether what was found is an address is for the caller to say.
 */

export interface FoundLink {
  readonly start: number
  /** After the last character. */
  readonly end: number
}

const SCHEME = /https?:\/\//gi

/**
 * Where an address ends at the latest: spaces, quotation marks and angle brackets, what no address holds unencoded,
 * Arabic comma, semicolon and question mark, direction marks and other invisible characters.
 */
const ENDS =
  /[\s<>"«»“”„‹›{}|\\^`،؛؟\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\uffff]/u

/** Signs that end the sentence around an address rather than the address. */
const TRAILING = new Set(".,:;!?'*_~…-")
const BRACKETS: Readonly<Record<string, string>> = { ')': '(', ']': '[' }

export function findLinks(text: string): FoundLink[] {
  const links: FoundLink[] = []
  let from = 0
  for (const { index, 0: scheme } of text.matchAll(SCHEME)) {
    if (index < from || /[a-z0-9_]/i.test(text.charAt(index - 1))) continue
    const start = index + scheme.length
    let stop = start
    while (stop < text.length && !ENDS.test(text.charAt(stop))) stop += 1
    const end = start + trimmedLength(text.slice(start, stop))
    from = stop
    if (end > start) links.push({ start: index, end })
  }
  return links
}

/** Length without the punctuation of the sentence; a closing bracket stays when it closes one inside the address. */
function trimmedLength(address: string): number {
  const open = new Map<string, number>()
  for (const char of address) open.set(char, (open.get(char) ?? 0) + 1)
  let end = address.length
  for (; end > 0; end -= 1) {
    const last = address.charAt(end - 1)
    const opener = BRACKETS[last]
    if (opener !== undefined) {
      const closers = open.get(last) ?? 0
      if (closers <= (open.get(opener) ?? 0)) break
      open.set(last, closers - 1)
    } else if (!TRAILING.has(last)) break
  }
  return end
}
