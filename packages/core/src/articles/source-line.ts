/** Who an article is from: a name, and behind it the address where it stands there, if it does. */

import { isSafeHref } from './body-link.ts'

export interface SourceLine {
  readonly text: string
  /** Null: it is only named. */
  readonly url: string | null
}

/** `A name https://a.example/5` is a name that leads there; an address alone is shown as its host. */
export function parseSourceLine(line: string): SourceLine {
  const found = /(?:^|\s)(https?:\/\/\S+)$/iu.exec(line.trim())
  const url = found?.[1]
  if (found === null || url === undefined || !isSafeHref(url)) return { text: line, url: null }
  const name = line.trim().slice(0, found.index).trim()
  return { text: name === '' ? hostOf(url) : name, url }
}

/** The line of a name and an address; without the address where both together are too long, or no reader could follow it. */
export function sourceLineOf(name: string, url: string | null, longest: number): string {
  const bare = name.trim()
  if (url === null || !/^https?:\/\//iu.test(url) || !isSafeHref(url)) return bare
  const readable = decoded(url)
  const forms = [url, ...(isSafeHref(readable) ? [readable] : [])].map((form) => `${bare} ${form}`.trim())
  return forms.find((form) => form.length <= longest) ?? (bare === '' ? hostOf(url) : bare)
}

/** The letters of an address in Arabic take a sixth of the room of their escapes. */
function decoded(url: string): string {
  try {
    return decodeURI(url)
  } catch {
    return url
  }
}

function hostOf(url: string): string {
  return /^https?:\/\/(?:www\.)?([^/?#]+)/iu.exec(url)?.[1] ?? url
}
