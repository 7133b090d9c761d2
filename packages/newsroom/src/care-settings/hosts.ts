/** As many as the desk takes. */
export const MOST_HOSTS = 500

const HOST = /^(?:[\w-]+\.)+[a-z0-9-]{2,}$/

export interface ReadHosts {
  readonly hosts: readonly string[]
  /** Lines that name no host. */
  readonly wrong: readonly string[]
}

/** Hosts of a list, one in a line: whole addresses give their host, names in other letters their ASCII form (RFC 5891). */
export function readHosts(typed: string): ReadHosts {
  const hosts = new Set<string>()
  const wrong: string[] = []
  for (const line of typed.split('\n').map((one) => one.trim())) {
    if (line === '') continue
    const host = hostOf(line)
    if (host === null) wrong.push(line)
    else hosts.add(host)
  }
  return { hosts: [...hosts], wrong }
}

function hostOf(line: string): string | null {
  const address = /^[a-z][a-z0-9+.-]*:\/\//iu.test(line) ? line : `https://${line}`
  if (/\s/u.test(line) || !URL.canParse(address)) return null
  const host = new URL(address).hostname.replace(/\.$/u, '')
  return HOST.test(host) ? host : null
}
