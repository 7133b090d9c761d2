import { parseDigits } from '@warraq/arabic'
import { useState } from 'react'
import { useText } from '../i18n/text.tsx'
import { Line } from '../ui/fields.tsx'

interface WholeProps {
  readonly label: string
  readonly hint?: string
  readonly value: number
  readonly least: number
  readonly most: number
  readonly onChange: (value: number) => void
  readonly disabled?: boolean
}

/** A whole number, in either digits. What is out of bounds says so and changes nothing. */
export function Whole({ label, hint, value, least, most, onChange, disabled }: WholeProps) {
  const { t, n } = useText()
  const [typed, setTyped] = useState(n(value))
  const number = parseDigits(typed.trim())
  const right = number !== undefined && Number.isInteger(number) && number >= least && number <= most
  return (
    <Line
      label={label}
      hint={hint}
      value={typed}
      maxLength={6}
      disabled={disabled ?? false}
      error={right ? undefined : t('mod.between', { least: n(least), most: n(most) })}
      onChange={(text) => {
        setTyped(text)
        const next = parseDigits(text.trim())
        if (next !== undefined && Number.isInteger(next) && next >= least && next <= most) onChange(next)
      }}
    />
  )
}
