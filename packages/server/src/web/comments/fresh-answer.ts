import { readerHeaders } from '../security-headers.ts'
import type { WebContext } from '../context.ts'

/** Of everything that is made for one reader: nobody keeps it, no search engine lists it. */
export function freshHeaders({ config }: Pick<WebContext, 'config'>): Record<string, string> {
  return {
    ...readerHeaders({ https: config.publicUrl.protocol === 'https:' }),
    'cache-control': 'no-store',
    'x-robots-tag': 'noindex',
  }
}

/** A page made for one reader: nobody keeps it, no search engine lists it. */
export function freshAnswer(
  context: Pick<WebContext, 'config'>,
  status: number,
  html: string,
  more: Readonly<Record<string, string>> = {},
): Response {
  return new Response(html, {
    status,
    headers: { ...freshHeaders(context), 'content-type': 'text/html; charset=utf-8', ...more },
  })
}

/** `to` is root-relative and percent-encoded. 303 after a form, 302 from one address to another, 301 from one that is no more. */
export function leadTo(context: Pick<WebContext, 'config'>, status: 301 | 302 | 303, to: string): Response {
  return new Response(null, { status, headers: { ...freshHeaders(context), location: to } })
}
