import { useEffect, useState } from 'react'

const SETTLED_MS = 200

/** What was typed, once nothing has been typed for a moment: the desk is not asked about every letter. */
export function useSettled(typed: string): string {
  const [settled, setSettled] = useState(typed)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return settled
}
