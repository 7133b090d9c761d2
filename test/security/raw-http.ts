import { connect } from 'node:net'

/** What came back on one fresh connection; status 0 when it was closed without an answer. */
export interface RawAnswer {
  readonly status: number
  /** Header names in lower case; the last value of each. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** False when the server still held the connection at the time limit. */
  readonly closed: boolean
  readonly ms: number
}

export interface RawChoices {
  readonly limitMs?: number
  /** Keeps our side of the connection open after sending. */
  readonly keepOpen?: boolean
}

/** Sends bytes as they are and reads until the server closes. */
export function sendRaw(port: number, bytes: Buffer | string, choices: RawChoices = {}): Promise<RawAnswer> {
  const { limitMs = 10_000, keepOpen = false } = choices
  const started = Date.now()
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1')
    const finish = (closed: boolean): void => {
      clearTimeout(limit)
      socket.destroy()
      resolve({ ...parseAnswer(Buffer.concat(chunks)), closed, ms: Date.now() - started })
    }
    const limit = setTimeout(() => finish(false), limitMs)
    socket.on('data', (chunk: Buffer) => void chunks.push(chunk))
    // A connection that is cut is an answer too; what came before it was read.
    socket.on('error', () => finish(true))
    socket.on('close', () => finish(true))
    socket.on('connect', () => (keepOpen ? socket.write(bytes) : socket.end(bytes)))
  })
}

function parseAnswer(bytes: Buffer): Pick<RawAnswer, 'status' | 'headers' | 'body'> {
  const text = bytes.toString('utf8')
  const end = text.indexOf('\r\n\r\n')
  const [statusLine = '', ...lines] = text.slice(0, Math.max(end, 0)).split('\r\n')
  const headers = Object.fromEntries(
    lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
  )
  return { status: Number(/^HTTP\/1\.1 (\d{3})/.exec(statusLine)?.[1] ?? 0), headers, body: text.slice(end + 4) }
}

/** One GET (or another method) with the target exactly as given and no header that is not said. */
export function ask(
  port: number,
  target: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<RawAnswer> {
  const lines = Object.entries({ Host: `127.0.0.1:${port}`, ...headers }).map(([name, value]) => `${name}: ${value}`)
  return sendRaw(port, `${[`${method} ${target} HTTP/1.1`, ...lines, 'Connection: close'].join('\r\n')}\r\n\r\n`, {
    keepOpen: true,
  })
}
