import type { KeyboardEvent } from 'react'

interface GrowingTextProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly className: string
  readonly placeholder?: string
  readonly maxLength: number
  /** One line of meaning that may wrap: Enter goes on instead of breaking the line. */
  readonly single?: boolean
  readonly onEnter?: () => void
  readonly readOnly?: boolean
  readonly lang: string
}

const LINE_ENDS = /\s*[\r\n]+\s*/gu

/**
 * A field as high as its text, in page typography. The copy in `data-value` is drawn by the stylesheet under the
 * field and gives it its height, so no script measures anything.
 */
export function GrowingText(props: GrowingTextProps) {
  const { label, value, onChange, className, placeholder, maxLength, single = false, onEnter, readOnly, lang } = props
  const goOn = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || !single) return
    event.preventDefault()
    onEnter?.()
  }
  return (
    <div className={`growing ${className}`} data-value={`${value || (placeholder ?? '')} `}>
      <textarea
        aria-label={label}
        value={value}
        rows={1}
        // An empty field shows its placeholder where the page's lines begin.
        dir={value === '' ? undefined : 'auto'}
        lang={lang}
        maxLength={maxLength}
        placeholder={placeholder}
        readOnly={readOnly}
        onKeyDown={goOn}
        onChange={(event) => {
          const typed = event.currentTarget.value
          onChange(single ? typed.replace(LINE_ENDS, ' ') : typed)
        }}
      />
    </div>
  )
}
