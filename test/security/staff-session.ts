import { DESK_PREFIX } from '@warraq/core/contract/wire'
import type { TestServer } from '../harness/server.ts'

const PASSWORD = 'قنديل على نافذة الطابق الثالث 9'

export interface Staff {
  readonly cookie: string
  /** A call of the newsroom's API; JSON unless `body` is a form. */
  call(method: string, path: string, body?: unknown): Promise<{ status: number; value: Record<string, unknown> }>
  get(path: string): Promise<Response>
}

/** The owner, set up through the one-time link and signed in. */
export async function ownerOf(server: TestServer, email = 'owner@example.org', name = 'المالكة'): Promise<Staff> {
  const { token } = await server.app.call('people/make-setup-link', null, { actor: { kind: 'operator' } })
  const entered = await send(server, 'POST', '/setup', { token, name, email, password: PASSWORD }, '')
  if (entered.status !== 200) throw new Error(`set-up: ${entered.status} ${await entered.text()}`)
  const cookie = (entered.headers.getSetCookie()[0] ?? '').split(';')[0] ?? ''
  return {
    cookie,
    get: (path) => fetch(server.base + path, { headers: { cookie }, redirect: 'manual' }),
    async call(method, path, body) {
      const answer = await send(server, method, path, body, cookie)
      return { status: answer.status, value: (await answer.json()) as Record<string, unknown> }
    },
  }
}

function send(server: TestServer, method: string, path: string, body: unknown, cookie: string): Promise<Response> {
  const form = body instanceof FormData
  return fetch(server.base + DESK_PREFIX + path, {
    method,
    headers: { cookie, 'sec-fetch-site': 'same-origin', ...(form ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: form ? body : JSON.stringify(body) }),
  })
}
