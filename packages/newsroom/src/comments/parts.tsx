import type { TextPart } from '@warraq/core/comments/marked-text'

/** The text with the words that were found in it marked. */
export function Marked({ parts }: { readonly parts: readonly TextPart[] }) {
  // Parts have no identity beyond their place: they are made anew for every text.
  return parts.map((part, n) =>
    part.found.length > 0 ? <mark key={n}>{part.text}</mark> : <span key={n}>{part.text}</span>,
  )
}

/** The same with those words left out, for lists. */
export function Masked({ parts, label }: { readonly parts: readonly TextPart[]; readonly label: string }) {
  return parts.map((part, n) =>
    part.found.length > 0 ? (
      <span key={n} className="masked">
        <span aria-hidden="true">▒▒▒</span>
        <span className="unseen">{label}</span>
      </span>
    ) : (
      <span key={n}>{part.text}</span>
    ),
  )
}
