/** XML of any kind with limits: records one by one, so that a long file is never in memory as a whole. */

import type { SaxesAttributeNS, SaxesTagNS } from 'saxes'
import { SaxesParser } from 'saxes'
import { decodeXml } from '../wordpress/decode-xml.ts'
import { WxrRefused } from '../wordpress/wxr-problem.ts'
import type { FaultCode } from './import-fault.ts'
import { ImportFault } from './import-fault.ts'

/** `depth` in elements; `record` in UTF-16 units of one record; `head` of what stands outside of records. */
export const XML_LIMITS = { depth: 64, record: 33_554_432, head: 4_194_304 } as const

/** Prefixes by which names of known namespaces are called here, whatever the file calls them. */
const PREFIXES: ReadonlyMap<string, string> = new Map([
  ['', ''],
  ['http://www.w3.org/2005/Atom', ''],
  ['http://purl.org/rss/1.0/', ''],
  ['http://my.netscape.com/rdf/simple/0.9/', ''],
  ['http://disqus.com', ''],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf:'],
  ['http://purl.org/rss/1.0/modules/content/', 'content:'],
  ['http://purl.org/dc/elements/1.1/', 'dc:'],
  ['http://purl.org/dc/terms/', 'dcterms:'],
  ['http://purl.org/syndication/thread/1.0', 'thr:'],
  ['http://search.yahoo.com/mrss/', 'media:'],
  ['http://www.w3.org/2007/app', 'app:'],
  ['http://purl.org/atom/app#', 'app:'],
  ['http://schemas.google.com/blogger/2008', 'blogger:'],
  ['http://schemas.google.com/blogger/2018', 'blogger:'],
  ['http://disqus.com/disqus-internals', 'dsq:'],
  ['http://www.w3.org/1999/xhtml', 'xhtml:'],
  ['http://www.itunes.com/dtds/podcast-1.0.dtd', 'itunes:'],
])

/** Names of HTML that feeds use as if XML had them. */
const ENTITIES: Readonly<Record<string, string>> = {
  nbsp: '\u00a0',
  laquo: '«',
  raquo: '»',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  copy: '©',
}

export class XmlElement {
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: XmlElement[] = []
  /** Children and the texts between them, in order. */
  readonly nodes: (XmlElement | string)[] = []
  /** Line of its start tag. */
  readonly line: number

  constructor(name: string, attributes: ReadonlyMap<string, string>, line: number) {
    this.name = name
    this.attributes = attributes
    this.line = line
  }

  add(child: XmlElement | string): void {
    this.nodes.push(child)
    if (typeof child !== 'string') this.children.push(child)
  }

  /** The element's own text, pieces of CDATA joined. */
  get text(): string {
    return this.nodes
      .filter((node) => typeof node === 'string')
      .join('')
      .trim()
  }

  attribute(name: string): string {
    return this.attributes.get(name) ?? ''
  }

  all(name: string): XmlElement[] {
    return this.children.filter((child) => child.name === name)
  }

  child(...names: readonly string[]): XmlElement | null {
    for (const name of names) {
      const found = this.children.find((child) => child.name === name)
      if (found !== undefined) return found
    }
    return null
  }

  /** Text of the first child of one of these names that has any. */
  textOf(...names: readonly string[]): string {
    for (const name of names) {
      const text = this.children.find((child) => child.name === name && child.text !== '')?.text
      if (text !== undefined) return text
    }
    return ''
  }
}

function attributesOf(attributes: Record<string, SaxesAttributeNS>): ReadonlyMap<string, string> {
  return new Map(
    Object.values(attributes).map(({ uri, local, value }) => [`${PREFIXES.get(uri) ?? ''}${local}`, value]),
  )
}

function nameOf(uri: string, local: string): string {
  return `${PREFIXES.get(uri) ?? '?:'}${local}`
}

const MOST_RECORD_DEPTH = 3

export class XmlReader {
  /** The outermost element, once it has begun, with all that is no record. */
  root: XmlElement | null = null
  readonly #sax = new SaxesParser({ xmlns: true, position: true })
  readonly #names: ReadonlySet<string>
  readonly #open: XmlElement[] = []
  readonly #ready: XmlElement[] = []
  #held = 0
  #started = false
  #closed = false

  /** @param names elements that are given one by one, near the root, and not kept */
  constructor(names: ReadonlySet<string>) {
    this.#names = names
    Object.assign(this.#sax.ENTITIES, ENTITIES)
    this.#sax.on('error', (error) => this.#fault(error.message))
    this.#sax.on('doctype', () => this.#refuse('doctype'))
    this.#sax.on('opentag', (tag) => this.#openTag(tag))
    this.#sax.on('closetag', () => this.#closeTag())
    this.#sax.on('text', (text) => this.#open.at(-1)?.add(text))
    this.#sax.on('cdata', (text) => this.#open.at(-1)?.add(text))
  }

  /** Records in the order of the file. Throws {@link ImportFault} where it cannot be read on. */
  async *records(stream: AsyncIterable<Uint8Array>): AsyncGenerator<XmlElement> {
    try {
      for await (const piece of decodeXml(stream)) {
        this.#push(piece)
        yield* this.#ready.splice(0)
      }
    } catch (error) {
      throw asFault(error)
    }
    if (!this.#started) throw new ImportFault('file-empty')
    this.#closed = true
    this.#sax.close()
    yield* this.#ready.splice(0)
  }

  #push(piece: string): void {
    const text = this.#started ? piece : piece.trimStart()
    this.#started ||= text !== ''
    this.#sax.write(text)
    this.#held += text.length
    const most = this.#inRecord() ? XML_LIMITS.record : XML_LIMITS.head
    if (this.#held > most) this.#refuse('file-too-large')
  }

  #inRecord(): boolean {
    return this.#open.some((element) => this.#names.has(element.name))
  }

  #refuse(code: FaultCode, detail = ''): never {
    throw new ImportFault(code, { line: this.#sax.line, column: this.#sax.column, detail })
  }

  #fault(message: string): never {
    const detail = message.replace(/^\d+:\d+: /u, '')
    this.#refuse(this.#closed ? 'xml-truncated' : 'xml-malformed', detail)
  }

  #openTag({ uri, local, attributes }: SaxesTagNS): void {
    const depth = this.#open.length
    if (depth >= XML_LIMITS.depth) this.#refuse('xml-too-deep')
    const element = new XmlElement(nameOf(uri, local), attributesOf(attributes), this.#sax.line)
    if (depth === 0) this.root = element
    else if (this.#isRecord(element.name, depth)) this.#held = 0
    else this.#open.at(-1)?.add(element)
    this.#open.push(element)
  }

  #isRecord(name: string, depth: number): boolean {
    const isNear = depth > 0 && depth < MOST_RECORD_DEPTH
    return isNear && this.#names.has(name) && !this.#inRecord()
  }

  #closeTag(): void {
    const element = this.#open.pop()
    if (element === undefined || !this.#isRecord(element.name, this.#open.length)) return
    this.#ready.push(element)
    this.#held = 0
  }
}

function asFault(error: unknown): unknown {
  if (!(error instanceof WxrRefused)) return error
  const { code, line, column, detail } = error.problem
  return new ImportFault(code === 'wxr-encoding-unknown' ? 'encoding-unknown' : 'encoding', { line, column, detail })
}
