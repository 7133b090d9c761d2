const KEY = 'warraq-tab'

/** This tab's name. It outlives a reload, so that the pen is still here after one. */
export function tabName(): string {
  const known = sessionStorage.getItem(KEY)
  if (known !== null) return known
  const made = crypto.randomUUID()
  sessionStorage.setItem(KEY, made)
  return made
}
