import { useSearchParams } from 'wouter'

/** The filters of a list as they stand in its address, so that it can be sent on; an empty value leaves the address. */
export function useAddress(): readonly [(name: string) => string, (name: string, value: string) => void] {
  const [params, setParams] = useSearchParams()
  const set = (name: string, value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        if (value === '') next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  return [(name) => params.get(name) ?? '', set]
}
