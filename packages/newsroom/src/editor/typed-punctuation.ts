const ARABIC: Readonly<Record<string, string>> = { ',': '،', ';': '؛', '?': '؟' }

/** An Arabic letter or mark, with closing signs between it and the end of the text. */
const AFTER_ARABIC = /[\p{Script=Arabic}\p{Mn}ـ][»”’)\]]*$/u
const AFTER_ARABIC_DIGIT = /[\u0660-\u0669\u06F0-\u06F9]$/u
/** Where a quotation may begin: the start of the block, a space, an opening bracket, a joined clitic or a colon. */
const BEGINS = /(?:^|[\s([«“:،؛—–\-/\uFFFC]|ـ)$/u

/**
 * The Arabic form of `,` `;` `?` typed after Arabic text; null leaves it. After digits they stay: `1,000` and `٣,٥` are
 * numbers until somebody says otherwise.
 */
export function typedPunctuation(before: string, typed: string): string | null {
  if (AFTER_ARABIC_DIGIT.test(before) || !AFTER_ARABIC.test(before)) return null
  return ARABIC[typed] ?? null
}

/**
 * What a straight quotation mark means at the end of `before`: « or » outside, “ or ” inside an open «. Latin text keeps
 * its own “ ”; null leaves it, as after a digit, where it is an inch.
 */
export function typedQuote(before: string): string | null {
  if (/\d$/u.test(before) && !isInside(before, '«', '»') && !isInside(before, '“', '”')) return null
  const opens = BEGINS.test(before)
  if (isInside(before, '“', '”')) return '”'
  if (isInside(before, '«', '»')) return opens ? '“' : '»'
  if (isLatin(before)) return opens ? '“' : '”'
  return opens ? '«' : '»'
}

function isInside(text: string, open: string, close: string): boolean {
  return text.lastIndexOf(open) > text.lastIndexOf(close)
}

/** Whether the text so far is in Latin letters only. */
function isLatin(text: string): boolean {
  return /\p{Script=Latin}/u.test(text) && !/\p{Script=Arabic}/u.test(text)
}
