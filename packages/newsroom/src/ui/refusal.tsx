import { DeskError } from '../api/client.ts'
import { missingSentence } from '../articles/missing.ts'
import { useText, type Text } from '../i18n/text.tsx'

/** The sentence for an error: the desk's own words, ours when no answer came. */
export function sentenceOf(error: unknown, text: Text): string {
  if (!(error instanceof DeskError)) return text.t('error.unknown')
  if (error.body.code === 'no-answer') return text.t('error.noAnswer')
  const parts = missingOf(error)
  if (parts !== null) return missingSentence(parts, text)
  if (error.body.message === '') return text.t('error.unreadable')
  return error.body.message
}

/** The parts that an article lacks for publishing, when the desk refused it for that. */
function missingOf(error: DeskError): readonly string[] | null {
  const { code, details } = error.body
  if (code !== 'not-publishable' || typeof details !== 'object' || details === null) return null
  const parts: unknown = 'parts' in details ? details.parts : null
  return Array.isArray(parts) ? parts.map(String) : null
}

/** Sentences about single fields, by path; empty for every other error. */
export function fieldErrorsOf(error: unknown): Readonly<Record<string, string>> {
  return error instanceof DeskError ? (error.body.fields ?? {}) : {}
}

/** Says what did not work, at once to screen readers too. Nothing when there is no error. */
export function Refusal({ error }: { readonly error: unknown }) {
  const text = useText()
  if (error === null || error === undefined) return null
  const ref = error instanceof DeskError ? error.body.ref : undefined
  return (
    <div className="refusal" role="alert">
      <p>
        <strong>{text.t('error.title')}:</strong> {sentenceOf(error, text)}
      </p>
      {ref !== undefined && <p className="hint">{text.t('error.ref', { ref })}</p>}
    </div>
  )
}
