/** A piece of pasted HTML, after the browser read it and before anything of it is used. Names are in lower case. */
export interface Pasted {
  readonly name: string
  readonly attrs: Readonly<Record<string, string>>
  readonly children: readonly (Pasted | string)[]
}

/** Elements that hold no words of the text. */
export const SILENT: ReadonlySet<string> = new Set([
  'head',
  'style',
  'script',
  'meta',
  'link',
  'title',
  'template',
  'noscript',
  'iframe',
  'object',
  'embed',
  'svg',
  'math',
  'audio',
  'video',
  'canvas',
  'select',
  'button',
  'input',
  'textarea',
])

/** Inline declarations of a style attribute; names in lower case. */
export function styleOf(node: Pasted): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const part of (node.attrs['style'] ?? '').split(';')) {
    const colon = part.indexOf(':')
    if (colon > 0)
      found.set(
        part.slice(0, colon).trim().toLowerCase(),
        part
          .slice(colon + 1)
          .trim()
          .toLowerCase(),
      )
  }
  return found
}

/** All text below, as the source has it. */
export function textOf(node: Pasted | string): string {
  if (typeof node === 'string') return node
  return SILENT.has(node.name) ? '' : node.children.map(textOf).join('')
}
