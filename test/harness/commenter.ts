import type { TestServer } from './server.ts'

/** What is typed; the rest of the form is filled in. */
export interface Typed {
  readonly name?: string
  readonly email?: string
  readonly body?: string
  readonly parent?: number
  readonly website?: string
  readonly nonce?: string
}

/** A reader's browser without scripts: sends a form as its page has it, follows nothing by itself. */
export function commenter(server: TestServer, articleId: number, headers: Record<string, string> = {}) {
  const jar = { cookie: '' }
  const ask = async (
    path: string,
    init: RequestInit = {},
  ): Promise<{ status: number; body: string; headers: Headers }> => {
    const response = await fetch(server.base + path, {
      redirect: 'manual',
      ...init,
      headers: {
        'user-agent': 'Mozilla/5.0 (Android 14) Firefox/130',
        ...(jar.cookie ? { cookie: jar.cookie } : {}),
        ...headers,
        ...(init.headers as Record<string, string> | undefined),
      },
    })
    const set = response.headers.getSetCookie()[0]
    if (set !== undefined) jar.cookie = set.split(';')[0] ?? ''
    return { status: response.status, body: await response.text(), headers: response.headers }
  }
  const send = (typed: Typed, from: Record<string, string> = { 'sec-fetch-site': 'same-origin' }) =>
    ask('/comments', {
      method: 'POST',
      headers: from,
      body: new URLSearchParams({
        article: String(articleId),
        name: 'سلمى',
        email: 'salma@example.org',
        body: 'كلام',
        ...Object.fromEntries(Object.entries(typed).map(([key, value]) => [key, String(value)])),
      }),
    })
  return { ask, send, jar }
}

/** The id of a comment, from where its author was led. */
export const idOf = (location: string | null): number =>
  Number(/\/comments\/(\d+)\/held/.exec(location ?? '')?.[1] ?? /#c-(\d+)$/.exec(location ?? '')?.[1] ?? 0)
