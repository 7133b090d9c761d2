import { parseDigits } from '@warraq/arabic'
import { useState } from 'react'
import { useText } from '../i18n/text.tsx'
import { Line } from '../ui/fields.tsx'

const MOST_DAYS = 365

interface DaysFieldProps {
  readonly label: string
  readonly days: number
  readonly onChange: (days: number) => void
  readonly onWrong: (isWrong: boolean) => void
}

/** A number of days in any digits. */
export function DaysField({ label, days, onChange, onWrong }: DaysFieldProps) {
  const { t, n } = useText()
  const [typed, setTyped] = useState(() => n(days))
  const read = daysOf(typed)
  return (
    <Line
      label={label}
      required
      maxLength={4}
      value={typed}
      error={read === null ? t('careSet.daysWrong', { most: n(MOST_DAYS) }) : undefined}
      onChange={(next) => {
        setTyped(next)
        const number = daysOf(next)
        onWrong(number === null)
        if (number !== null) onChange(number)
      }}
    />
  )
}

function daysOf(typed: string): number | null {
  const number = parseDigits(typed.trim())
  return number !== undefined && Number.isInteger(number) && number >= 1 && number <= MOST_DAYS ? number : null
}
