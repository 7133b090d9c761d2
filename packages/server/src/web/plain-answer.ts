import type { RefusalCode } from '@warraq/core/errors'
import { Refusal, refusalMessage } from '@warraq/core/errors'
import { readerHeaders } from './security-headers.ts'

const RETRY_SECONDS = 30

/** A refusal in words without a page around them, in both languages: for programs, files and unreadable requests. */
export function refusalText(code: RefusalCode): string {
  const details = { field: 'URL' }
  return `${refusalMessage(code, 'ar', details)}\n${refusalMessage(code, 'en', details)}\n`
}

/** The same as an answer. `reference`: of a defect that was logged, for whoever reports it. */
export function plainRefusal(code: RefusalCode, https: boolean, reference?: string): Response {
  const { status } = new Refusal(code)
  return new Response(refusalText(code) + (reference === undefined ? '' : `${reference}\n`), {
    status,
    headers: {
      ...readerHeaders({ https }),
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      ...(status === 503 ? { 'retry-after': String(RETRY_SECONDS) } : {}),
    },
  })
}
