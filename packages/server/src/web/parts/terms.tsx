import type { Messages } from '../messages/messages.ts'
import type { ClauseView } from '../views/comments.ts'

interface TermsProps {
  readonly clauses: readonly ClauseView[]
  readonly url: string
  readonly t: Messages
  /** Folded on a phone, where it would stand between the reader and the form. */
  readonly folded?: boolean
}

/** The conditions, numbered as decisions cite them. */
export function Terms({ clauses, url, t, folded = false }: TermsProps) {
  if (clauses.length === 0) return null
  return (
    <details class="terms" open={!folded}>
      <summary>{t.t('terms.title')}</summary>
      <ol>
        {clauses.map((clause) => (
          <li value={clause.number}>
            {clause.title}
            {clause.text === null ? null : <small>{clause.text}</small>}
          </li>
        ))}
      </ol>
      <p>
        <a href={url}>{t.t('terms.full')}</a>
      </p>
    </details>
  )
}
