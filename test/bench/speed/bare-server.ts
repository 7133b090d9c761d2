/**
 * What a server on Node can reach at all: one that knows its answers beforehand and looks at nothing but the address. Run
 * as a process of its own; its argument is a file of answers. Prints the port when it listens.
 */
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface BareAnswer {
  readonly path: string
  readonly status: number
  /** Without those that Node writes itself. */
  readonly headers: Readonly<Record<string, string>>
  /** Base64. */
  readonly body: string
}

const file = process.argv[2] ?? ''
const answers = new Map(
  (JSON.parse(readFileSync(file, 'utf8')) as BareAnswer[]).map(({ path, status, headers, body }) => [
    path,
    { status, headers, body: Buffer.from(body, 'base64') },
  ]),
)
const server = createServer((request, response) => {
  const answer = answers.get(request.url ?? '')
  if (answer) response.writeHead(answer.status, answer.headers).end(answer.body)
  else response.writeHead(404).end()
})
server.listen(0, '127.0.0.1', () => void process.stdout.write(`${(server.address() as AddressInfo).port}\n`))
