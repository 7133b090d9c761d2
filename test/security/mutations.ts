/** A stream of whole numbers from a seed, so that a failing request can be made again (mulberry32). */
export function numbersFrom(seed: number): (below: number) => number {
  const state = { at: seed >>> 0 }
  return (below) => {
    state.at = (state.at + 0x6d2b79f5) >>> 0
    let t = state.at
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * below)
  }
}

type Draw = (below: number) => number
type Mutation = (bytes: Buffer, draw: Draw) => Buffer

const PIECES = [
  '\r\n',
  '\n',
  '\r',
  '\r\n\r\n',
  '\0',
  '\t',
  ' ',
  ':',
  '%',
  '%00',
  '%2e%2e/',
  '%c0%ae',
  '%ed%a0%80',
  '\\',
  '//',
  '#',
  '?',
  '\u007f',
  '\u0080\u00ff',
  '99999999999999999999',
  '-1',
  'chunked',
  'Transfer-Encoding: chunked\r\n',
  'Content-Length: 7\r\n',
  'Host: evil.example\r\n',
  'Connection: Upgrade\r\n',
  'Upgrade: websocket\r\n',
  'Expect: 100-continue\r\n',
  'Content-Encoding: gzip\r\n',
  'X-Forwarded-Host: evil.example\r\n',
  '__proto__: 1\r\n',
  'HTTP/1.0',
  'م',
  '\u202e',
  '{"a":',
  ']}',
  '--x\r\n',
  'a'.repeat(5_000),
  `X: ${'b'.repeat(17_000)}\r\n`,
] as const

const cut = (bytes: Buffer, from: number, to: number, piece: Buffer = Buffer.alloc(0)): Buffer =>
  Buffer.concat([bytes.subarray(0, from), piece, bytes.subarray(to)])

const MUTATIONS: readonly Mutation[] = [
  (bytes, draw) => {
    const changed = Buffer.from(bytes)
    changed[draw(changed.length)] = draw(256)
    return changed
  },
  (bytes, draw) => {
    const from = draw(bytes.length)
    return cut(bytes, from, from + 1 + draw(20))
  },
  (bytes, draw) => {
    const from = draw(bytes.length)
    return cut(bytes, from, from, bytes.subarray(from, from + 1 + draw(60)))
  },
  (bytes, draw) => {
    const at = draw(bytes.length)
    return cut(bytes, at, at, Buffer.from(PIECES[draw(PIECES.length)] ?? '', 'latin1'))
  },
  (bytes, draw) => bytes.subarray(0, draw(bytes.length)),
  (bytes, draw) => {
    const lines = bytes.toString('latin1').split('\r\n')
    const [line = ''] = lines.splice(draw(lines.length), 1)
    lines.splice(draw(lines.length), 0, line, ...(draw(2) === 0 ? [line] : []))
    return Buffer.from(lines.join('\r\n'), 'latin1')
  },
  (bytes) => Buffer.concat([bytes, bytes]),
]

/** The request with one to three things wrong in it. */
export function mutate(bytes: Buffer, draw: Draw): Buffer {
  const times = 1 + draw(3)
  return Array.from({ length: times }).reduce<Buffer>((one) => {
    const mutation = MUTATIONS[draw(MUTATIONS.length)]
    return mutation && one.length > 0 ? mutation(one, draw) : one
  }, bytes)
}
