import { SESSION_SECONDS } from '../../actions/people/start-session.ts'

export interface SessionCookie {
  /** The token a request carries, or null. */
  read(header: string | null): string | null
  /** A `Set-Cookie` value; a null token takes the cookie away. */
  write(token: string | null): string
}

const TOKEN = /^[\w-]{43}$/

/**
 * Over HTTPS the name carries `__Host-`, so that no other host or path can set it (RFC 6265bis, 4.1.3.2). Browsers do not
 * take that prefix on plain HTTP, which exists only on this machine: there the name is a plain one.
 */
export function sessionCookie(publicUrl: URL): SessionCookie {
  const secure = publicUrl.protocol === 'https:'
  const name = secure ? '__Host-warraq' : 'warraq-desk'
  const attributes = `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
  return {
    read(header) {
      const values = (header ?? '')
        .split(';')
        .map((pair) => pair.trim())
        .filter((pair) => pair.startsWith(`${name}=`))
        .map((pair) => pair.slice(name.length + 1))
      // Two cookies of one name were not both set by us.
      const [token] = values
      return values.length === 1 && token !== undefined && TOKEN.test(token) ? token : null
    },
    write: (token) => `${name}=${token ?? ''}; ${attributes}; Max-Age=${token === null ? 0 : SESSION_SECONDS}`,
  }
}
