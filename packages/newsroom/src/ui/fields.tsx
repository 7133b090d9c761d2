import { useId, useState, type ReactNode } from 'react'
import { useText } from '../i18n/text.tsx'

/** What every field has: a visible label, an optional hint, an optional error, and their ties for screen readers. */
interface FieldProps {
  readonly label: string
  readonly hint?: string | undefined
  readonly error?: string | undefined
  readonly required?: boolean
}

interface Ties {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
  readonly required: boolean
}

function Frame({
  label,
  hint,
  error,
  required = false,
  children,
}: FieldProps & { children: (ties: Ties) => ReactNode }) {
  const id = useId()
  const described = [hint !== undefined && `${id}-hint`, error !== undefined && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {required && <span aria-hidden="true"> *</span>}
      </label>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({
        id,
        'aria-describedby': described === '' ? undefined : described,
        'aria-invalid': error === undefined ? undefined : true,
        required,
      })}
      {error !== undefined && (
        <p className="field-error" id={`${id}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}

export interface LineProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onBlur?: () => void
  /** Addresses, e-mails and codes are `ltr`; everything else follows what is typed. */
  readonly dir?: 'auto' | 'ltr'
  readonly type?: 'text' | 'email' | 'search' | 'number' | 'color'
  readonly autoComplete?: string
  readonly autoFocus?: boolean
  readonly maxLength?: number
  readonly placeholder?: string
  readonly disabled?: boolean
  readonly list?: string
}

export function Line({ label, hint, error, required, onChange, dir = 'auto', type = 'text', ...input }: LineProps) {
  return (
    <Frame label={label} hint={hint} error={error} required={required ?? false}>
      {(ties) => (
        <input {...ties} {...input} type={type} dir={dir} onChange={(event) => onChange(event.currentTarget.value)} />
      )}
    </Frame>
  )
}

interface AreaProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly rows?: number
  readonly maxLength?: number
  readonly autoFocus?: boolean
}

export function Area({ label, hint, error, required, onChange, rows = 4, ...area }: AreaProps) {
  return (
    <Frame label={label} hint={hint} error={error} required={required ?? false}>
      {(ties) => (
        <textarea
          {...ties}
          {...area}
          rows={rows}
          dir="auto"
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Frame>
  )
}

interface ChoiceProps<Value extends string> extends FieldProps {
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly disabled?: boolean
}

/** One of a few. The browser's own list: it is the quickest on a phone and by keyboard. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, hint, error, required, value, onChange, options, disabled } = props
  return (
    <Frame label={label} hint={hint} error={error} required={required ?? false}>
      {(ties) => (
        <select
          {...ties}
          value={value}
          disabled={disabled}
          onChange={(event) => {
            const chosen = options.find((option) => option.value === event.currentTarget.value)
            if (chosen) onChange(chosen.value)
          }}
        >
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Frame>
  )
}

interface TickProps {
  readonly label: ReactNode
  readonly hint?: string
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly disabled?: boolean
}

export function Tick({ label, hint, checked, onChange, disabled }: TickProps) {
  const id = useId()
  return (
    <div className="tick">
      <input
        type="checkbox"
        id={id}
        checked={checked}
        disabled={disabled}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

interface SecretProps extends FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly autoComplete: 'current-password' | 'new-password'
  readonly autoFocus?: boolean
}

/** A password that can be looked at: people type Arabic and Latin passwords on the wrong layout. */
export function Secret({ label, hint, error, onChange, autoComplete, value, autoFocus }: SecretProps) {
  const { t } = useText()
  const [shown, setShown] = useState(false)
  return (
    <>
      <Frame label={label} hint={hint} error={error} required>
        {(ties) => (
          <input
            {...ties}
            type={shown ? 'text' : 'password'}
            dir="ltr"
            value={value}
            maxLength={256}
            autoComplete={autoComplete}
            autoFocus={autoFocus}
            onChange={(event) => onChange(event.currentTarget.value)}
          />
        )}
      </Frame>
      <Tick label={t('field.showPassword')} checked={shown} onChange={setShown} />
    </>
  )
}
