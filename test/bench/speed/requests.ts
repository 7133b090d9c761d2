/** Requests as browsers send them, and what a server answers to one. */
import { request } from 'node:http'

export type Coding = 'identity' | 'gzip' | 'br'

const ACCEPTS: Readonly<Record<Coding, string | null>> = { identity: null, gzip: 'gzip', br: 'gzip, deflate, br' }

export function getRequest(port: number, path: string, coding: Coding, more: Readonly<Record<string, string>> = {}) {
  const accepts = ACCEPTS[coding]
  const headers = { ...(accepts === null ? {} : { 'Accept-Encoding': accepts }), ...more }
  return [
    `GET ${path} HTTP/1.1`,
    `Host: 127.0.0.1:${port}`,
    'User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0',
    'Accept: text/html',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    '',
    '',
  ].join('\r\n')
}

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** The answer as it goes over the wire, packed as it is. */
export function ask(port: number, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    request({ port, path, host: '127.0.0.1', headers, agent: false }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => void parts.push(part))
      response.on('end', () => {
        const own = Object.entries(response.headers).filter(([name]) => !BY_NODE.has(name))
        resolve({
          status: response.statusCode ?? 0,
          headers: Object.fromEntries(own.map(([name, value]) => [name, String(value)])),
          body: Buffer.concat(parts),
        })
      })
    })
      .on('error', reject)
      .end()
  })
}

/** Node writes these by itself, in any server. */
const BY_NODE: ReadonlySet<string> = new Set(['connection', 'date', 'keep-alive'])

export function acceptEncoding(coding: Coding): Readonly<Record<string, string>> {
  const accepts = ACCEPTS[coding]
  return accepts === null ? {} : { 'accept-encoding': accepts }
}
