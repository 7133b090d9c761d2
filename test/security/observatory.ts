/**
 * The score that the MDN HTTP Observatory would give these headers, from its published modifiers: 100 to begin with,
 * losses always, gains only from 90 on.
 */
export function observatoryScore(headers: Headers, https: boolean): number {
  const policy = directivesOf(headers.get('content-security-policy') ?? '')
  const cookies = headers.getSetCookie()
  const marks = [
    policy.size === 0 ? -25 : policyMark(policy),
    framesMark(headers, policy),
    https ? transportMark(headers.get('strict-transport-security') ?? '') : 0,
    headers.get('x-content-type-options') === 'nosniff' ? 0 : -5,
    PRIVATE_REFERRERS.has(headers.get('referrer-policy') ?? '') ? 5 : headers.has('referrer-policy') ? -5 : 0,
    headers.get('cross-origin-opener-policy') === 'same-origin' ? 10 : 0,
    ['same-origin', 'same-site'].includes(headers.get('cross-origin-resource-policy') ?? '') ? 10 : 0,
    headers.get('access-control-allow-origin') === '*' ? -50 : 0,
    ...cookies.map(
      (cookie) => (https && !/;\s*secure/i.test(cookie) ? -40 : 0) + (/;\s*httponly/i.test(cookie) ? 0 : -30),
    ),
  ]
  const loss = marks.filter((mark) => mark < 0).reduce((sum, mark) => sum + mark, 0)
  const gain = marks.filter((mark) => mark > 0).reduce((sum, mark) => sum + mark, 0)
  const base = 100 + loss
  return Math.max(0, base >= 90 ? base + gain : base)
}

const PRIVATE_REFERRERS = new Set(['no-referrer', 'same-origin', 'strict-origin', 'strict-origin-when-cross-origin'])
const HALF_A_YEAR = 15_768_000

export function directivesOf(policy: string): Map<string, readonly string[]> {
  const parts = policy.split(';').map((part) => part.trim().split(/\s+/))
  return new Map(parts.flatMap(([name, ...values]) => (name ? [[name.toLowerCase(), values]] : [])))
}

function policyMark(policy: Map<string, readonly string[]>): number {
  const scripts = policy.get('script-src') ?? policy.get('default-src') ?? []
  const styles = policy.get('style-src') ?? policy.get('default-src') ?? []
  if ([...scripts, ...styles].some((source) => source === "'unsafe-inline'" || source === 'data:')) return -20
  if (scripts.includes("'unsafe-eval'")) return -10
  return policy.get('default-src')?.join(' ') === "'none'" ? 10 : 5
}

function framesMark(headers: Headers, policy: Map<string, readonly string[]>): number {
  if (policy.has('frame-ancestors')) return 5
  return headers.has('x-frame-options') ? 0 : -20
}

function transportMark(value: string): number {
  const age = Number(/max-age=(\d+)/.exec(value)?.[1] ?? 0)
  if (age === 0) return -20
  return age < HALF_A_YEAR ? -10 : 0
}
