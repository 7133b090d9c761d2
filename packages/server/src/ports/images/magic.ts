export type ImageKind = 'jpeg' | 'png' | 'webp' | 'gif' | 'avif'

type Sign = (bytes: Uint8Array, text: string) => boolean

/** ISO base media file (ISO/IEC 14496-12): the brands stand after `ftyp`, in a first box of bounded length. */
const AVIF_BRANDS: Sign = (bytes, text) => {
  const length = (bytes[2] ?? 0) * 256 + (bytes[3] ?? 0)
  const brands: readonly string[] = text.slice(8, Math.min(length, 64)).match(/.{4}/gs) ?? []
  return text.slice(4, 8) === 'ftyp' && (brands.includes('avif') || brands.includes('avis'))
}

/** What a file is by its first bytes, whatever its name and type say. SVG and everything else have no line here. */
const SIGNS: Readonly<Record<ImageKind, Sign>> = {
  jpeg: (_, text) => text.startsWith('\xff\xd8\xff'),
  png: (_, text) => text.startsWith('\x89PNG\r\n\x1a\n'),
  gif: (_, text) => /^GIF8[79]a/.test(text),
  webp: (_, text) => text.startsWith('RIFF') && text.slice(8, 12) === 'WEBP',
  avif: AVIF_BRANDS,
}

export function imageKind(bytes: Uint8Array): ImageKind | null {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64)).toString('latin1')
  return (Object.keys(SIGNS) as ImageKind[]).find((kind) => SIGNS[kind](bytes, text)) ?? null
}
