/** One child of the channel with all that is in it, by names that do not depend on the prefixes of the file. */

/** WordPress writes its version into the namespace, some hosts with https. */
const WP = /^https?:\/\/wordpress\.org\/export\/[\d.]+\/$/u
const EXCERPT = /^https?:\/\/wordpress\.org\/export\/[\d.]+\/excerpt\/$/u
const CONTENT = 'http://purl.org/rss/1.0/modules/content/'
const DC = 'http://purl.org/dc/elements/1.1/'

/** `wp:post_id`, `content:encoded`, `item`; null for a name of a namespace that is not read. */
export function nameOf(uri: string, local: string): string | null {
  if (uri === '') return local
  if (WP.test(uri)) return `wp:${local}`
  if (uri === CONTENT) return `content:${local}`
  if (EXCERPT.test(uri)) return `excerpt:${local}`
  return uri === DC ? `dc:${local}` : null
}

export class WxrElement {
  /** '' for an element that is not read. */
  readonly name: string
  readonly attributes: ReadonlyMap<string, string>
  readonly children: WxrElement[] = []
  readonly #text: string[] = []

  constructor(name: string, attributes: ReadonlyMap<string, string>) {
    this.name = name
    this.attributes = attributes
  }

  add(text: string): void {
    this.#text.push(text)
  }

  /** The element's own text as it stands, pieces of CDATA joined. */
  get raw(): string {
    return this.#text.join('')
  }

  all(name: string): WxrElement[] {
    return this.children.filter((child) => child.name === name)
  }

  /** Text of the first child of that name, '' when there is none. */
  rawOf(name: string): string {
    return this.children.find((child) => child.name === name)?.raw ?? ''
  }

  /** The same without white space at its ends. */
  textOf(name: string): string {
    return this.rawOf(name).trim()
  }

  has(name: string): boolean {
    return this.children.some((child) => child.name === name)
  }
}
