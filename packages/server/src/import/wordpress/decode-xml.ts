/** Bytes of an XML file to text, strictly: what is not text in its encoding is refused with its line. */

import { WxrRefused } from './wxr-problem.ts'

const KNOWN = new Map(
  [
    'utf-8',
    'utf-16',
    'utf-16le',
    'utf-16be',
    'windows-1256',
    'windows-1252',
    'iso-8859-6',
    'iso-8859-1',
    'us-ascii',
  ].map((name) => [name, name]),
)
/** Enough for an XML declaration, whatever stands in it. */
const HEAD = 1024

function refuse(
  code: 'wxr-encoding' | 'wxr-encoding-unknown',
  line: number,
  column: number,
  detail: string,
): WxrRefused {
  return new WxrRefused({ code, line, column, item: null, detail })
}

function startsWith(bytes: Uint8Array, ...mark: number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte)
}

/** XML 1.0 appendix F: a byte order mark decides, else the shape of `<?`, else the declaration, else UTF-8. */
function encodingOf(head: Uint8Array): { encoding: string; skip: number } {
  if (startsWith(head, 0xef, 0xbb, 0xbf)) return { encoding: 'utf-8', skip: 3 }
  if (startsWith(head, 0xff, 0xfe)) return { encoding: 'utf-16le', skip: 2 }
  if (startsWith(head, 0xfe, 0xff)) return { encoding: 'utf-16be', skip: 2 }
  if (startsWith(head, 0x3c, 0, 0x3f, 0)) return { encoding: 'utf-16le', skip: 0 }
  if (startsWith(head, 0, 0x3c, 0, 0x3f)) return { encoding: 'utf-16be', skip: 0 }
  const start = new TextDecoder('latin1').decode(head).trimStart()
  const declared = /^<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]{1,40})["']/u.exec(start)?.[1] ?? 'utf-8'
  const encoding = KNOWN.get(declared.toLowerCase())
  if (encoding === undefined) throw refuse('wxr-encoding-unknown', 1, 0, declared)
  // Declared as UTF-16 but written with single bytes.
  if (encoding.startsWith('utf-16')) throw refuse('wxr-encoding', 1, 0, declared)
  return { encoding, skip: 0 }
}

/** Where the last whole character ends. */
function wholeLength(bytes: Uint8Array, encoding: string): number {
  const { length } = bytes
  if (encoding === 'utf-8') {
    for (let back = 1; back <= Math.min(3, length); back += 1) {
      const byte = bytes[length - back] ?? 0
      if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? length - back : length
      if (byte < 0x80) return length
    }
    return length
  }
  if (!encoding.startsWith('utf-16')) return length
  const even = length - (length % 2)
  const high = bytes[encoding === 'utf-16le' ? even - 1 : even - 2] ?? 0
  return even >= 2 && high >= 0xd8 && high <= 0xdb ? even - 2 : even
}

function isText(bytes: Uint8Array, encoding: string): boolean {
  try {
    new TextDecoder(encoding, { fatal: true }).decode(bytes, { stream: true })
    return true
  } catch {
    return false
  }
}

/** The text before the first byte that is none, found by halving. */
function textBeforeFault(bytes: Uint8Array, encoding: string): string {
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (isText(bytes.subarray(0, middle), encoding)) good = middle
    else bad = middle
  }
  return new TextDecoder(encoding).decode(bytes.subarray(0, good), { stream: true })
}

class XmlDecoder {
  readonly #encoding: string
  readonly #decoder: InstanceType<typeof TextDecoder>
  #rest: Uint8Array = new Uint8Array()
  #lines = 1
  #column = 0

  constructor(encoding: string) {
    this.#encoding = encoding
    this.#decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  }

  push(chunk: Uint8Array): string {
    const bytes = this.#rest.length === 0 ? chunk : Buffer.concat([this.#rest, chunk])
    const end = wholeLength(bytes, this.#encoding)
    this.#rest = bytes.slice(end)
    return this.#decode(bytes.subarray(0, end))
  }

  end(): string {
    return this.#decode(this.#rest)
  }

  #decode(bytes: Uint8Array): string {
    try {
      const text = this.#decoder.decode(bytes)
      this.#count(text)
      return text
    } catch {
      this.#count(textBeforeFault(bytes, this.#encoding))
      throw refuse('wxr-encoding', this.#lines, this.#column, this.#encoding)
    }
  }

  #count(text: string): void {
    let last = -1
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
      this.#lines += 1
      last = at
    }
    this.#column = last < 0 ? this.#column + text.length : text.length - last - 1
  }
}

/** The file's text in pieces. Throws {@link WxrRefused}. */
export async function* decodeXml(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let head: Uint8Array = new Uint8Array()
  let decoder: XmlDecoder | null = null
  for await (const chunk of stream) {
    if (decoder !== null) {
      yield decoder.push(chunk)
      continue
    }
    head = Buffer.concat([head, chunk])
    if (head.length < HEAD) continue
    const { encoding, skip } = encodingOf(head)
    decoder = new XmlDecoder(encoding)
    yield decoder.push(head.subarray(skip))
  }
  if (decoder === null) {
    const { encoding, skip } = encodingOf(head)
    decoder = new XmlDecoder(encoding)
    yield decoder.push(head.subarray(skip))
  }
  yield decoder.end()
}
