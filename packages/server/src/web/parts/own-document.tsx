import type { Child } from 'hono/jsx'
import type { Messages } from '../messages/messages.ts'
import type { SiteView } from '../views/site.ts'
import { Document } from './document.tsx'

interface OwnDocumentProps {
  readonly site: SiteView
  readonly t: Messages
  readonly title: string
  readonly explain?: string
  /** The way back to «تعليقاتي». */
  readonly back?: boolean
  readonly children: Child
}

/** The frame of pages that one reader sees and nobody keeps. */
export function OwnDocument({ site, t, title, explain, back = false, children }: OwnDocumentProps) {
  return (
    <Document
      site={site}
      t={t}
      lists
      head={{ title: `${title} | ${site.name}`, description: null, canonicalUrl: null }}
    >
      <div class="plain own">
        <header class="list-head">
          <h1>{title}</h1>
          {explain === undefined ? null : <p class="sf">{explain}</p>}
        </header>
        {children}
        {back ? (
          <p class="back">
            <a href="/comments/mine">{t.t('own.back')}</a>
          </p>
        ) : null}
      </div>
    </Document>
  )
}

interface OwnFieldProps {
  readonly name: string
  readonly label: string
  readonly error: string | null
  readonly hint?: string
  readonly t: Messages
  /** The control; it carries the id `field-{name}` and points at error and hint as {@link fieldNotes} says. */
  readonly children: Child
}

export function OwnField({ name, label, error, hint, t, children }: OwnFieldProps) {
  return (
    <div class={error === null ? 'field' : 'field wrong'}>
      <label for={`field-${name}`}>{label}</label>
      {error === null ? null : (
        <p class="error" id={`field-${name}-error`} role="alert">
          {t.t('form.error', { text: error })}
        </p>
      )}
      {children}
      {hint === undefined ? null : (
        <p class="hint" id={`field-${name}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

/** What every field points at, so that a screen reader says it with the label. */
export function fieldNotes(name: string, error: string | null, hasHint: boolean) {
  const notes = [error === null ? null : `field-${name}-error`, hasHint ? `field-${name}-hint` : null]
  const described = notes.filter((note) => note !== null).join(' ')
  return {
    id: `field-${name}`,
    name,
    'aria-invalid': error === null ? undefined : ('true' as const),
    'aria-describedby': described === '' ? undefined : described,
  }
}
