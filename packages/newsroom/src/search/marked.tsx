import type { TextPart } from '@warraq/core/search/marks'

/** A text with the words that were searched for marked as they were written. */
export function Marked({ parts }: { readonly parts: readonly TextPart[] }) {
  let at = 0
  return parts.map(({ text, hit }) => {
    const key = at
    at += text.length
    return hit ? <mark key={key}>{text}</mark> : text
  })
}
