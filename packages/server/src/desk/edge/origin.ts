import { Refusal } from '@warraq/core/errors'

const LOCAL_NAMES = ['localhost', '127.0.0.1', '[::1]']

/** Whether a request comes from a page of this site, by what the browser says about it and no page can forge. */
export type SameSite = (headers: Headers) => boolean

/**
 * `Sec-Fetch-Site` where there is one (Fetch Metadata, W3C): only `same-origin`, and `none` for what the person
 * typed. Else `Origin` (RFC 6454) has to be the configured one. A newsroom on this machine answers to all its local names.
 */
export function sameSiteCheck(publicUrl: URL): SameSite {
  const local = LOCAL_NAMES.includes(publicUrl.hostname)
  const names = local ? LOCAL_NAMES : [publicUrl.hostname]
  const port = publicUrl.port === '' ? '' : `:${publicUrl.port}`
  const origins = new Set(names.map((name) => `${publicUrl.protocol}//${name}${port}`))
  return (headers) => {
    const site = headers.get('sec-fetch-site')
    if (site !== null) return site === 'same-origin' || site === 'none'
    return origins.has(headers.get('origin') ?? '')
  }
}

export function refuseCrossSite(sameSite: SameSite, request: Request): void {
  if (!sameSite(request.headers)) throw new Refusal('cross-site')
}
