/** XML events to records: one child of the channel is held at a time. */

import type { SaxesAttributeNS, SaxesTagNS } from 'saxes'
import { SaxesParser } from 'saxes'
import { nameOf, WxrElement } from './wxr-element.ts'
import type { WxrProblemCode } from './wxr-problem.ts'
import { WxrRefused } from './wxr-problem.ts'
import type { WxrRecord } from './wxr-records.ts'
import { itemOf, recordOf, siteOf } from './wxr-to-record.ts'

/** `depth` in elements; `element` in UTF-16 units of text in one child of the channel; `head` before the root element. */
export const WXR_LIMITS = { depth: 64, element: 67_108_864, head: 1_048_576 } as const

/** Characters that XML 1.0 (section 2.2) does not allow; databases of old sites hold some. */
const STRAY = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu
const MOST_LINES = 5

/** Characters that were dropped from the file, and the first lines they stood in. */
export class StrayCharacters {
  count = 0
  readonly places: { readonly line: number; readonly character: string }[] = []

  see(character: string, lineOf: () => number): void {
    this.count += 1
    if (this.places.length >= MOST_LINES) return
    const line = lineOf()
    const name = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    this.places.push({ line, character: `U+${name}` })
  }
}

function attributesOf(attributes: Record<string, SaxesAttributeNS>): ReadonlyMap<string, string> {
  return new Map(Object.values(attributes).map(({ name, value }) => [name, value]))
}

export class WxrParser {
  readonly #sax = new SaxesParser({ xmlns: true, position: true })
  readonly #open: WxrElement[] = []
  readonly #ready: WxrRecord[] = []
  #channel: WxrElement | null = null
  #siteTold = false
  #isWordPress = false
  #items = 0
  #inItem = false
  /** Text since the last event, or in the open child of the channel. */
  #held = 0
  #eventLine = 1
  #skippedLines = 0
  #started = false
  #closed = false
  readonly #stray: StrayCharacters

  constructor(stray = new StrayCharacters()) {
    this.#stray = stray
    this.#sax.on('error', (error) => this.#fault(error.message))
    this.#sax.on('doctype', () => this.#refuse('wxr-doctype'))
    this.#sax.on('opentag', (tag) => this.#openTag(tag))
    this.#sax.on('closetag', () => this.#closeTag())
    this.#sax.on('text', (text) => this.#text(text))
    this.#sax.on('cdata', (text) => this.#text(text))
  }

  /** Reads on. Records that are complete are given by `take`, those before a fault too. Throws {@link WxrRefused}. */
  push(piece: string): void {
    let text = this.#withoutStray(piece)
    if (!this.#started) {
      // Plugins that print a line too early put it before the XML declaration.
      const whole = text
      text = whole.trimStart()
      this.#skippedLines += whole.slice(0, whole.length - text.length).split('\n').length - 1
      this.#started = text !== ''
    }
    this.#sax.write(text)
    this.#held += text.length
    if (this.#held > WXR_LIMITS.element) this.#refuse('wxr-too-large')
    if (this.#channel === null && this.#open.length === 0 && this.#held > WXR_LIMITS.head)
      this.#refuse('wxr-not-wordpress')
  }

  #withoutStray(piece: string): string {
    if (piece.search(STRAY) < 0) return piece
    const first = this.#sax.line + this.#skippedLines
    return piece.replaceAll(STRAY, (character, at: number) => {
      this.#stray.see(character, () => first + (piece.slice(0, at).match(/\n/gu)?.length ?? 0))
      return ''
    })
  }

  end(): void {
    if (!this.#started) this.#refuse('wxr-empty')
    this.#closed = true
    this.#sax.close()
    if (!this.#isWordPress) this.#refuse('wxr-not-wordpress')
  }

  take(): WxrRecord[] {
    return this.#ready.splice(0)
  }

  #refuse(code: WxrProblemCode, detail = '', line = this.#sax.line): never {
    const item = this.#inItem ? this.#items : null
    const column = line === this.#sax.line ? this.#sax.column : 0
    throw new WxrRefused({ code, line: line + this.#skippedLines, column, item, detail })
  }

  /** A bare `&` makes saxes look for `;` to the end of the file, where the fault would seem to be. Its state is private. */
  #inEntity(): boolean {
    const entity: unknown = Reflect.get(this.#sax, 'entity')
    return typeof entity === 'string' && entity !== ''
  }

  #fault(message: string): never {
    const detail = message.replace(/^\d+:\d+: /u, '')
    if (this.#closed && this.#inEntity()) this.#refuse('wxr-malformed', 'an & that begins no entity', this.#eventLine)
    if (this.#closed && this.#open.length > 0) this.#refuse('wxr-truncated', detail)
    if (this.#closed && detail.startsWith('document must contain')) this.#refuse('wxr-not-wordpress', detail)
    if (this.#closed) this.#refuse('wxr-truncated', detail)
    this.#refuse(detail === 'disallowed character.' ? 'wxr-control-character' : 'wxr-malformed', detail)
  }

  #openTag({ uri, local, attributes }: SaxesTagNS): void {
    const name = nameOf(uri, local) ?? ''
    this.#eventLine = this.#sax.line
    const depth = this.#open.length
    if (depth >= WXR_LIMITS.depth) this.#refuse('wxr-too-deep')
    if (depth === 0 && name !== 'rss') this.#refuse('wxr-not-wordpress')
    const element = new WxrElement(name, attributesOf(attributes))
    if (name.startsWith('wp:')) this.#isWordPress = true
    if (depth === 1 && name === 'channel') this.#channel = element
    if (this.#isChild(depth)) this.#enter(name)
    else if (depth > 2) this.#open.at(-1)?.children.push(element)
    this.#open.push(element)
  }

  #isChild(depth: number): boolean {
    return depth === 2 && this.#open[1] === this.#channel
  }

  #enter(name: string): void {
    this.#held = 0
    this.#inItem = name === 'item'
    if (this.#inItem) this.#items += 1
  }

  #text(text: string): void {
    const element = this.#open.at(-1)
    if (element !== undefined && this.#open.length > 2) element.add(text)
    else this.#held = 0
  }

  #closeTag(): void {
    const element = this.#open.pop()
    if (element === undefined) return
    this.#eventLine = this.#sax.line
    const depth = this.#open.length
    if (this.#isChild(depth)) this.#leave(element)
    else if (element === this.#channel) this.#tellSite()
  }

  #leave(element: WxrElement): void {
    if (element.name === 'item') {
      if (!this.#isWordPress) this.#refuse('wxr-not-wordpress')
      this.#tellSite()
      this.#ready.push(itemOf(element, this.#items))
      this.#inItem = false
    } else {
      const record = recordOf(element)
      if (record === null) this.#channel?.children.push(element)
      else {
        this.#tellSite()
        this.#ready.push(record)
      }
    }
    this.#held = 0
  }

  /** Once, before the first record: its parts stand before them in every export. */
  #tellSite(): void {
    if (this.#siteTold || this.#channel === null) return
    this.#siteTold = true
    if (this.#isWordPress) this.#ready.push(siteOf(this.#channel))
  }
}
