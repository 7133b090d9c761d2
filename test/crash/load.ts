import { randomInt } from 'node:crypto'

/** A comment on its way, as its reader knows it. */
export interface Posting {
  readonly body: string
  readonly name: string
  readonly email: string
  readonly cookie: string
}

/** What readers were told: the only thing they can rely on. */
export interface Ledger {
  /** Body -> what was sent, and the id in the answer. */
  readonly acknowledged: Map<string, { readonly posting: Posting; readonly id: number }>
  /** Sent, and the connection broke or the server said that something is wrong. */
  readonly unknown: Map<string, Posting>
  /** Answers that no reader should ever get. */
  readonly wrong: string[]
}

export function emptyLedger(): Ledger {
  return { acknowledged: new Map(), unknown: new Map(), wrong: [] }
}

export type Told =
  | { readonly kind: 'acknowledged'; readonly id: number; readonly cookie: string }
  | { readonly kind: 'unknown' }
  | { readonly kind: 'refused'; readonly status: number }

/** Sends the form as a browser does. A broken connection or a 5xx says nothing about whether it was stored. */
export async function send(base: string, articleId: number, posting: Posting): Promise<Told> {
  try {
    const response = await fetch(`${base}/comments`, {
      method: 'POST',
      redirect: 'manual',
      headers: {
        'sec-fetch-site': 'same-origin',
        'user-agent': 'CrashTest',
        ...(posting.cookie === '' ? {} : { cookie: posting.cookie }),
      },
      body: new URLSearchParams({
        article: String(articleId),
        name: posting.name,
        email: posting.email,
        body: posting.body,
      }),
    })
    await response.text()
    const id = Number(/^\/comments\/(\d+)\/held/.exec(response.headers.get('location') ?? '')?.[1] ?? 0)
    if (response.status === 303 && id > 0)
      return { kind: 'acknowledged', id, cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? posting.cookie }
    return response.status >= 500 ? { kind: 'unknown' } : { kind: 'refused', status: response.status }
  } catch {
    return { kind: 'unknown' }
  }
}

/**
 * One reader who writes one comment after the other, presses the button twice now and then, and keeps cookies or does
 * not. Goes on until `stopped` says so.
 */
export async function writeComments(
  base: string,
  articleId: number,
  reader: { name: string; keepsCookies: boolean },
  ledger: Ledger,
  stopped: () => boolean,
): Promise<void> {
  let cookie = ''
  for (let n = 1; !stopped(); n += 1) {
    const posting = {
      body: `${reader.name}: تعليق ${n}`,
      name: reader.name,
      email: `${encodeURIComponent(reader.name).replaceAll('%', '')}@example.org`.slice(-60),
      cookie,
    }
    const told = await Promise.all(
      Array.from({ length: randomInt(5) < 2 ? 2 : 1 }, () => send(base, articleId, posting)),
    )
    for (const one of told) note(ledger, posting, one)
    const answered = told.find((one) => one.kind === 'acknowledged')
    if (reader.keepsCookies && answered) cookie = answered.cookie
  }
}

/** Writes down an answer. Two answers about one comment have to name the same one. */
export function note(ledger: Ledger, posting: Posting, told: Told): void {
  const { body } = posting
  if (told.kind === 'refused') ledger.wrong.push(`${body}: refused with ${told.status}`)
  if (told.kind === 'unknown' && !ledger.acknowledged.has(body)) ledger.unknown.set(body, posting)
  if (told.kind !== 'acknowledged') return
  const before = ledger.acknowledged.get(body)?.id
  if (before !== undefined && before !== told.id) ledger.wrong.push(`${body}: told ${before}, then ${told.id}`)
  ledger.acknowledged.set(body, { posting, id: told.id })
  ledger.unknown.delete(body)
}
