/** Bytes of a page to text, strictly. */

import { ImportFault } from '../intake/import-fault.ts'

export const PAGE_LIMITS = { bytes: 16 * 1024 * 1024 } as const

/** Where browsers look for the declaration, with room for what savers of pages put before it. */
const HEAD = 8192

function startsWith(bytes: Uint8Array, ...mark: number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte)
}

function markOf(bytes: Uint8Array): { label: string; skip: number } | null {
  if (startsWith(bytes, 0xef, 0xbb, 0xbf)) return { label: 'utf-8', skip: 3 }
  if (startsWith(bytes, 0xff, 0xfe)) return { label: 'utf-16le', skip: 2 }
  return startsWith(bytes, 0xfe, 0xff) ? { label: 'utf-16be', skip: 2 } : null
}

/** HTML, 4.2.5.5: the label in a `<meta>`; one that says UTF-16 is not believed, since it was read as bytes. */
function metaLabel(bytes: Uint8Array): string | null {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, HEAD))
  const label = /<meta\s[^>]{0,300}?charset\s{0,5}=\s{0,5}["']?\s{0,5}([\w.:-]{1,40})/iu.exec(head)?.[1]
  return label?.toLowerCase().startsWith('utf-16') ? 'utf-8' : (label ?? null)
}

/** The name that the Encoding standard has for a label, or null. */
function canonical(label: string): string | null {
  try {
    return new TextDecoder(label).encoding
  } catch {
    return null
  }
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

/** Line and column of the first byte that is no text, found by halving. */
function faultPlace(bytes: Uint8Array, encoding: string): { line: number; column: number } {
  let good = 0
  let bad = bytes.length
  const isText = (end: number): boolean => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, end), { stream: true })
      return true
    } catch {
      return false
    }
  }
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    if (isText(middle)) good = middle
    else bad = middle
  }
  const lines = new TextDecoder(encoding).decode(bytes.subarray(0, good), { stream: true }).split('\n')
  return { line: lines.length, column: lines.at(-1)?.length ?? 0 }
}

/** Old pages in Arabic that say nothing, or say Latin: mostly Arabic letters when read as windows-1256. */
function looksArabic(text: string): boolean {
  const high = text.match(/[^\u0000-\u007f]/gu)?.length ?? 0
  const arabic = text.match(/\p{Script=Arabic}/gu)?.length ?? 0
  return high > 20 && arabic * 10 > high * 6
}

export interface DecodedPage {
  readonly text: string
  /** Name of the Encoding standard. */
  readonly encoding: string
}

/**
 * A byte order mark decides, then what the server said, then the page's own `<meta>`. UTF-8 is read wherever the bytes
 * are UTF-8 and not only ASCII, whatever is declared. Throws {@link ImportFault}: `page-too-large`, `file-empty`,
 * `encoding-unknown`, `encoding` with line and column.
 */
export function decodeHtml(bytes: Uint8Array, declared: string | null): DecodedPage {
  if (bytes.length > PAGE_LIMITS.bytes) throw new ImportFault('page-too-large')
  if (bytes.length === 0) throw new ImportFault('file-empty')
  const mark = markOf(bytes)
  if (mark !== null) return strictly(bytes.subarray(mark.skip), mark.label)
  const label = declared ?? metaLabel(bytes)
  const encoding = label === null ? null : canonical(label)
  if (label !== null && encoding === null) throw new ImportFault('encoding-unknown', { line: 1, detail: label })
  if (encoding?.startsWith('utf-16')) return strictly(bytes, encoding)
  const utf8 = decode(bytes, 'utf-8')
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8' }
  const windows = decode(bytes, 'windows-1256')
  const isLatin = encoding === null || encoding === 'windows-1252'
  if (isLatin && windows !== null && looksArabic(windows)) return { text: windows, encoding: 'windows-1256' }
  return strictly(bytes, encoding ?? 'utf-8')
}

function strictly(bytes: Uint8Array, encoding: string): DecodedPage {
  const text = decode(bytes, encoding)
  if (text === null) throw new ImportFault('encoding', { ...faultPlace(bytes, encoding), detail: encoding })
  return { text, encoding }
}
