export type Params = Readonly<Record<string, string>>

/**
 * Matches decoded path segments against `/author/:id/:slug?`. A name ending in `#` takes whole numbers from 1 only
 * (`:id#`); `?` marks the end as optional. No regular expression is made from anything a reader sends.
 */
export function matchPattern(pattern: string, segments: readonly string[]): Params | null {
  const parts = pattern
    .split('/')
    .slice(1)
    .filter((part) => part !== '')
  const params: Record<string, string> = {}
  for (const [i, part] of parts.entries()) {
    const given = segments[i]
    const optional = part.endsWith('?')
    if (given === undefined) return optional ? params : null
    const name = optional ? part.slice(0, -1) : part
    if (!matchSegment(name, given, params)) return null
  }
  return segments.length > parts.length ? null : params
}

function matchSegment(part: string, given: string, params: Record<string, string>): boolean {
  if (!part.startsWith(':')) return part === given
  if (!part.endsWith('#')) {
    params[part.slice(1)] = given
    return true
  }
  if (!/^[1-9]\d{0,14}$/.test(given)) return false
  params[part.slice(1, -1)] = given
  return true
}

/** Decoded segments of a path without empty ones at its end; null when it is not valid percent-encoded UTF-8. */
export function segmentsOf(path: string): string[] | null {
  try {
    const segments = path.split('/').slice(1)
    return segments.slice(0, segments.findLastIndex((segment) => segment !== '') + 1).map(decodeURIComponent)
  } catch {
    return null
  }
}
