/** `[name key="value"]…[/name]` in articles: those of WordPress that show something become HTML, the rest is taken out. */

export interface ShortcodeResult {
  readonly html: string
  /** Names that were met, each time. */
  readonly names: readonly string[]
}

interface Tag {
  readonly name: string
  readonly form: 'open' | 'close' | 'alone'
  readonly attributes: ReadonlyMap<string, string>
  /** All that stands between name and closing bracket. */
  readonly text: string
  /** Index after the closing bracket. */
  readonly end: number
}

/** WordPress's own, which stand also without attributes and without an end. */
const OWN = new Set(['caption', 'wp_caption', 'gallery', 'embed', 'audio', 'video', 'playlist'])
/** Names that plug-ins gave to addresses of other sites: `[youtube https://…]`. */
const OF_SITES = new Set(
  'youtube vimeo dailymotion soundcloud instagram facebook tweet twitter tiktok telegram googlemaps'.split(' '),
)
/** Names of shortcodes whose content has a form here. */
export const SHOWN_SHORTCODES: ReadonlySet<string> = new Set([...OWN, ...OF_SITES])
const LONGEST_TAG = 8192

const ATTRIBUTE = /(?<![\w-])([\w-]{1,60})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s'"]+))/gu

function attributesOf(text: string): ReadonlyMap<string, string> {
  const pairs = [...text.matchAll(ATTRIBUTE)].map((match): [string, string] => [
    (match[1] ?? '').toLowerCase(),
    match[2] ?? match[3] ?? match[4] ?? '',
  ])
  return new Map(pairs)
}

/** Index of the bracket that ends a tag; one inside quotation marks does not. */
function endOfTag(text: string, from: number): number {
  let quote = ''
  for (let at = from; at < Math.min(text.length, from + LONGEST_TAG); at += 1) {
    const character = text.charAt(at)
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === ']') return at
    else if (character === '[') return -1
    else if ((character === '"' || character === "'") && text.charAt(at - 1) === '=') quote = character
  }
  return -1
}

const HEAD = /\[(\/?)([a-z][\w-]{0,60})(?=[\s/\]])/iuy

function tagAt(text: string, at: number): Tag | null {
  HEAD.lastIndex = at
  const head = HEAD.exec(text)
  if (head === null) return null
  const start = at + head[0].length
  const close = endOfTag(text, start)
  if (close < 0) return null
  const inside = text.slice(start, close)
  const form = head[1] === '/' ? 'close' : inside.trimEnd().endsWith('/') ? 'alone' : 'open'
  return { name: (head[2] ?? '').toLowerCase(), form, attributes: attributesOf(inside), text: inside, end: close + 1 }
}

/** Names that are closed somewhere: `[name]` without attributes is a shortcode only then, else a word in brackets. */
function closedNames(text: string): ReadonlySet<string> {
  return new Set([...text.matchAll(/\[\/([a-z][\w-]{0,60})\]/giu)].map((match) => (match[1] ?? '').toLowerCase()))
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}

function idsOf(tag: Tag, attached: readonly number[]): readonly string[] {
  const named = tag.attributes.get('ids') ?? tag.attributes.get('include') ?? ''
  const ids = named.split(',').map((id) => id.trim())
  return named.trim() === '' ? attached.map(String) : ids.filter((id) => /^[1-9]\d{0,14}$/u.test(id))
}

function galleryHtml(tag: Tag, attached: readonly number[]): string {
  const pictures = idsOf(tag, attached).map((id) => `<figure><img class="wp-image-${id}" src="" alt=""></figure>`)
  return pictures.length === 0 ? '' : `<figure class="wp-block-gallery">${pictures.join('')}</figure>`
}

function playlistHtml(tag: Tag): string {
  const kind = tag.attributes.get('type') === 'video' ? 'video' : 'audio'
  return idsOf(tag, [])
    .map((id) => `<${kind} data-attachment="${id}"></${kind}>`)
    .join('')
}

function siteAddress(tag: Tag): string {
  const address = /https?:\/\/[^\s"'<>\]]+/iu.exec(tag.text)?.[0] ?? ''
  return address === '' ? '' : `\n\n${escaped(address)}\n\n`
}

function mediaHtml(tag: Tag): string {
  const source = ['src', 'mp3', 'mp4', 'm4a', 'm4v', 'ogg', 'wav', 'webm', 'ogv', 'flac']
    .map((name) => tag.attributes.get(name))
    .find((value) => value !== undefined && value !== '')
  return source === undefined ? '' : `<${tag.name} src="${escaped(source)}"></${tag.name}>`
}

/** What the opening of a shortcode is in HTML; '' for one whose markup only goes. */
function opening(tag: Tag, attached: readonly number[]): string {
  if (tag.name === 'caption' || tag.name === 'wp_caption') return '<figure data-caption>'
  if (tag.name === 'gallery') return galleryHtml(tag, attached)
  if (tag.name === 'playlist') return playlistHtml(tag)
  if (OF_SITES.has(tag.name)) return siteAddress(tag)
  if (tag.name === 'audio' || tag.name === 'video') return mediaHtml(tag)
  return tag.name === 'embed' ? '\n\n' : ''
}

function closing(tag: Tag, captions: readonly string[]): string {
  if (tag.name === 'caption' || tag.name === 'wp_caption') {
    const words = captions.at(-1) ?? ''
    return `${words === '' ? '' : `<figcaption>${words}</figcaption>`}</figure>`
  }
  return tag.name === 'embed' ? '\n\n' : ''
}

class Expansion {
  readonly #text: string
  readonly #closed: ReadonlySet<string>
  readonly #out: string[] = []
  readonly #names: string[] = []
  /** Words of the captions that are open: old ones are an attribute. */
  readonly #captions: string[] = []

  readonly #attached: readonly number[]

  constructor(text: string, attached: readonly number[]) {
    this.#attached = attached
    this.#text = text
    this.#closed = closedNames(text)
  }

  run(): ShortcodeResult {
    const text = this.#text
    let from = 0
    let at = this.#next(0)
    while (at >= 0) {
      const step = this.#at(at)
      if (step !== null) {
        this.#out.push(text.slice(from, at), step.html)
        from = step.end
      }
      at = this.#next(step?.end ?? this.#past(at))
    }
    this.#out.push(text.slice(from))
    return { html: this.#out.join(''), names: this.#names }
  }

  #next(from: number): number {
    const rest = /[<[]/gu
    rest.lastIndex = from
    return rest.exec(this.#text)?.index ?? -1
  }

  /** Brackets inside HTML tags are no shortcodes: an address may have them. */
  #past(at: number): number {
    if (this.#text.charAt(at) === '[' || !/^<[a-z/!]/iu.test(this.#text.slice(at, at + 2))) return at + 1
    let quote = ''
    for (let index = at + 1; index < Math.min(this.#text.length, at + LONGEST_TAG); index += 1) {
      const character = this.#text.charAt(index)
      if (quote !== '') {
        if (character === quote) quote = ''
      } else if (character === '>') return index + 1
      else if (character === '"' || character === "'") quote = character
    }
    // A tag that does not end: what was looked at is passed over, or the next one would look at it again.
    return Math.min(this.#text.length, at + LONGEST_TAG)
  }

  #at(at: number): { html: string; end: number } | null {
    if (this.#text.charAt(at) !== '[') return null
    const doubled = this.#text.charAt(at + 1) === '['
    const tag = tagAt(this.#text, doubled ? at + 1 : at)
    if (tag === null) return null
    if (doubled && this.#text.charAt(tag.end) === ']')
      return { html: this.#text.slice(at + 1, tag.end), end: tag.end + 1 }
    if (doubled || !this.#isShortcode(tag)) return null
    return { html: this.#expand(tag), end: tag.end }
  }

  #isShortcode(tag: Tag): boolean {
    return (
      OWN.has(tag.name) ||
      (OF_SITES.has(tag.name) && /https?:/iu.test(tag.text)) ||
      this.#closed.has(tag.name) ||
      (tag.form !== 'close' && tag.attributes.size > 0)
    )
  }

  #expand(tag: Tag): string {
    if (tag.form === 'close') {
      const html = closing(tag, this.#captions)
      if (html.endsWith('</figure>')) this.#captions.pop()
      return html
    }
    this.#names.push(tag.name)
    const html = opening(tag, this.#attached)
    if (html === '<figure data-caption>') this.#captions.push(escaped(tag.attributes.get('caption') ?? ''))
    return html
  }
}

/**
 * Linear in the length of the text. `[[name]]` is how WordPress writes a shortcode that shall stay text.
 * @param attached numbers of the pictures of a gallery that names none
 */
export function expandShortcodes(text: string, attached: readonly number[] = []): ShortcodeResult {
  return text.includes('[') ? new Expansion(text, attached).run() : { html: text, names: [] }
}
