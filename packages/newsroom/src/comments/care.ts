import { useState } from 'react'
import { useSession } from '../session/session.tsx'

/** Reading abuse for hours is hard: what is shown of it before one asks for it. Kept on this device, by account. */
export interface Care {
  /** Texts are blurred until they are pointed at or come into focus. */
  readonly blur: boolean
  /** Words of the list are masked in lists. */
  readonly mask: boolean
}

const FIRST: Care = { blur: false, mask: true }

function read(key: string): Care {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(key) ?? 'null')
    if (typeof stored !== 'object' || stored === null) return FIRST
    const { blur, mask } = stored as Partial<Record<keyof Care, unknown>>
    return { blur: blur === true, mask: mask !== false }
  } catch {
    // Something else wrote there, or the browser keeps nothing: the careful choice is the first one.
    return FIRST
  }
}

export function useCare(): { readonly care: Care; readonly choose: (care: Care) => void } {
  const { account } = useSession()
  const key = `warraq.care.${account.id}`
  const [care, setCare] = useState(() => read(key))
  return {
    care,
    choose: (next) => {
      localStorage.setItem(key, JSON.stringify(next))
      setCare(next)
    },
  }
}
