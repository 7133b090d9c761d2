import { useRef, useState } from 'react'
import { useText } from '../i18n/text.tsx'
import { Button } from './button.tsx'
import { useSay } from './status-line.tsx'

interface CopyLineProps {
  readonly label: string
  readonly value: string
  readonly copyLabel: string
  /** Shows the label above the line; otherwise it is only spoken. */
  readonly showLabel?: boolean
}

/** An address with a button that copies it. Where the clipboard is closed, the field stays selectable. */
export function CopyLine({ label, value, copyLabel, showLabel = false }: CopyLineProps) {
  const { t } = useText()
  const say = useSay()
  const [copied, setCopied] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(value)
      setCopied(true)
      say(t('action.copied'))
    } catch {
      setCopied(false)
      field.current?.focus()
    }
  }
  return (
    <div className="copy-line">
      {showLabel && (
        <span className="copy-label" aria-hidden="true">
          {label}
        </span>
      )}
      <input
        ref={field}
        aria-label={label}
        dir="ltr"
        readOnly
        value={value}
        onFocus={(event) => event.currentTarget.select()}
      />
      <Button aria-label={copyLabel} onPress={() => void copy()}>
        {copied ? t('action.copied') : t('action.copy')}
      </Button>
    </div>
  )
}
