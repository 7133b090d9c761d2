/** Writes HTML from text: the only place of core that puts a character into markup. */

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/**
 * Text as HTML, right in content and in quoted attributes. The two bidi overrides (U+202D, U+202E) are dropped:
 * they make a line read as what it does not say.
 */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"'\u202D\u202E]/gu, (character) => ESCAPES[character] ?? '')
}

/** ` name="value"`, or nothing for null. */
export function attribute(name: string, value: string | number | null): string {
  return value === null ? '' : ` ${name}="${escapeHtml(String(value))}"`
}

/** Text of unknown direction, kept from turning what stands around it. */
export function isolated(text: string): string {
  return `<bdi>${escapeHtml(text)}</bdi>`
}

/** A catalogue sentence as HTML: its own words escaped, `{name}` replaced by HTML that the caller has built. */
export function fillHtml(sentence: string, parts: Readonly<Record<string, string>>): string {
  const known: ReadonlyMap<string, string> = new Map(Object.entries(parts))
  return sentence
    .split(/(\{\w+\})/u)
    .map((piece) => (piece.startsWith('{') ? known.get(piece.slice(1, -1)) : undefined) ?? escapeHtml(piece))
    .join('')
}
