import { DESK_ROUTES, type DeskInput, type DeskOutput, type DeskRouteName } from '@warraq/core/contract/routes'
import { DESK_PREFIX, IDEMPOTENCY_HEADER, type DeskErrorBody } from '@warraq/core/contract/wire'

/** A refusal or a defect, as the desk told it; `status` 0 means that no answer came. */
export class DeskError extends Error {
  override readonly name = 'DeskError'
  readonly status: number
  readonly body: DeskErrorBody

  constructor(status: number, body: DeskErrorBody) {
    super(body.message)
    this.status = status
    this.body = body
  }
}

export interface CallOptions {
  readonly params?: Readonly<Record<string, number>>
  readonly file?: File
  readonly signal?: AbortSignal
}

export type Call = <Name extends DeskRouteName>(
  name: Name,
  input: DeskInput<Name>,
  options?: CallOptions,
) => Promise<DeskOutput<Name>>

interface Ports {
  readonly fetch: typeof fetch
  readonly newKey: () => string
  readonly wait: (ms: number) => Promise<void>
  readonly language: () => string
  /** Told when an answer says that nobody is signed in any more (a wrong password is something else). */
  readonly onSignedOut: () => void
  /** Asks the person to prove who they are; true when they did, and the call is made again. */
  readonly onStepUp: () => Promise<boolean>
}

/** Waits before a call that got no answer is made again, in ms. The key is the same, so it is done once. */
const RETRY_AFTER = [400, 1500]

function pathOf(path: string, params: Readonly<Record<string, number>>): string {
  return path.replaceAll(/:(\w+)/g, (_whole, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`${path} needs ${name}`)
    return String(value)
  })
}

function queryOf(input: Readonly<Record<string, unknown>>): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(input)) {
    if (typeof value === 'string' || typeof value === 'number') query.set(name, String(value))
  }
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

function formOf(input: Readonly<Record<string, unknown>>, file: File | undefined): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(input)) if (typeof value === 'string') form.set(name, value)
  if (file !== undefined) form.set('file', file)
  return form
}

function isErrorBody(value: unknown): value is DeskErrorBody {
  return typeof value === 'object' && value !== null && 'code' in value && 'message' in value
}

async function readAnswer(answer: Response): Promise<unknown> {
  const text = await answer.text()
  try {
    return JSON.parse(text) as unknown
  } catch {
    return null
  }
}

/** Calls the desk by endpoint name. Throws `DeskError`, and `AbortError` when the signal says so. */
export function createCall(ports: Ports): Call {
  async function send(url: string, request: RequestInit, tries: readonly number[]): Promise<Response> {
    try {
      return await ports.fetch(url, request)
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') throw error
      const [wait, ...rest] = tries
      if (wait === undefined) throw new DeskError(0, { code: 'no-answer', message: '' })
      await ports.wait(wait)
      return send(url, request, rest)
    }
  }

  const call: Call = async (name, input, options = {}) => {
    const route = DESK_ROUTES[name]
    const safe = route.method === 'GET'
    const headers: Record<string, string> = { 'Accept-Language': ports.language() }
    const request: RequestInit = { method: route.method, headers, credentials: 'same-origin', cache: 'no-store' }
    if (options.signal) request.signal = options.signal
    let url = DESK_PREFIX + pathOf(route.path, options.params ?? {})
    if (safe) url += queryOf(input)
    else {
      headers[IDEMPOTENCY_HEADER] = ports.newKey()
      if (route.encoding === 'form') request.body = formOf(input, options.file)
      else {
        headers['Content-Type'] = 'application/json'
        request.body = JSON.stringify(input)
      }
    }
    const answer = await send(url, request, RETRY_AFTER)
    const body = await readAnswer(answer)
    if (answer.ok) return body as DeskOutput<typeof name>
    const refusal = isErrorBody(body) ? body : { code: 'unreadable-answer', message: '' }
    if (refusal.code === 'sign-in-needed') ports.onSignedOut()
    // Nothing was done: the same input goes again, as a call of its own.
    if (refusal.code === 'step-up-needed' && (await ports.onStepUp())) return call(name, input, options)
    throw new DeskError(answer.status, refusal)
  }
  return call
}
