/** Makes text that comes from elsewhere (import, paste) fit what the body accepts. */

/** Controls except TAB and LF, the two non-characters that XML cannot carry, and the bidi overrides. */
const DROPPED = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u202D\u202E\uFFFE\uFFFF]/gu

/** NFC, CR and CRLF as LF, halves of surrogate pairs as U+FFFD; controls and bidi overrides are dropped. */
export function cleanText(text: string): string {
  return text
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll(DROPPED, '')
    .normalize('NFC')
}

/** `cleanText` on one line, white space collapsed, cut to `max` UTF-16 units. */
export function cleanLine(text: string, max: number): string {
  const line = cleanText(text)
    .replaceAll(/[\s\u2028\u2029]+/gu, ' ')
    .trim()
  return line.length <= max
    ? line
    : line
        .slice(0, max)
        .replace(/[\uD800-\uDBFF]$/u, '')
        .trimEnd()
}
