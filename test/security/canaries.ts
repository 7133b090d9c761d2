import { createHash } from 'node:crypto'

/** A value that must not come out anywhere, by what it is. */
export interface Canary {
  readonly name: string
  readonly value: string
}

/** Forms in which a value can leave without being seen: as it is, encoded, or as the kind of digest that names a person. */
function formsOf({ name, value }: Canary): (readonly [string, string])[] {
  const json = JSON.stringify(value).slice(1, -1)
  const forms: (readonly [string, string])[] = [
    [name, value],
    [`${name}, percent-encoded`, encodeURIComponent(value)],
    [`${name}, percent-encoded in lower case`, encodeURIComponent(value).toLowerCase()],
    [`${name} in JSON`, json],
    [
      `${name}, escaped in JSON`,
      [...value].map((c) => (c > '~' ? `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}` : c)).join(''),
    ],
    [`${name} in base64`, Buffer.from(value).toString('base64').replace(/=+$/, '')],
    [`${name} in base64url`, Buffer.from(value).toString('base64url')],
    [`${name} in HTML numbers`, [...value].map((c) => `&#${c.codePointAt(0) ?? 0};`).join('')],
  ]
  for (const text of new Set([value, value.toLowerCase().trim()])) {
    for (const digest of ['md5', 'sha1', 'sha256'] as const) {
      forms.push([`${digest} of ${name}`, createHash(digest).update(text).digest('hex')])
      forms.push([
        `${digest} of ${name} in base64`,
        createHash(digest).update(text).digest('base64').replace(/=+$/, ''),
      ])
    }
  }
  return forms.filter(([, form]) => form.length >= 6)
}

/** Finds any form of any canary in a text; gives their names. */
export function birdcatcher(canaries: readonly Canary[]): (text: string) => string[] {
  const forms = canaries.flatMap(formsOf)
  return (text) => forms.filter(([, form]) => text.includes(form)).map(([name]) => name)
}
