import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react'

type Say = (sentence: string) => void

const SayContext = createContext<Say | null>(null)

/** Says that something was done: shown for some seconds at the foot of the window and read out once. */
export function useSay(): Say {
  const say = use(SayContext)
  if (say === null) throw new Error('no status line around this screen')
  return say
}

const SHOWN_FOR_MS = 7000

export function StatusLine({ children }: { readonly children: ReactNode }) {
  const [said, setSaid] = useState<{ readonly sentence: string; readonly n: number }>({ sentence: '', n: 0 })
  const say = useMemo<Say>(() => (sentence) => setSaid(({ n }) => ({ sentence, n: n + 1 })), [])
  useEffect(() => {
    if (said.sentence === '') return undefined
    const timer = setTimeout(() => setSaid(({ n }) => ({ sentence: '', n })), SHOWN_FOR_MS)
    return () => clearTimeout(timer)
  }, [said])
  return (
    <SayContext value={say}>
      {children}
      <div role="status" className="status-line" data-shown={said.sentence !== ''}>
        {said.sentence}
      </div>
    </SayContext>
  )
}
