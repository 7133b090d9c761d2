/**
 * A statement of a designated group never leads to the group: no link inside, and no address in the words around it,
 * which mail programs and readers of feeds would turn into one.
 */

const ADDRESS =
  /[a-z][a-z0-9+.-]*:\/\/|\bwww\.|\b[a-z0-9-]+\.(?:[a-z]{2,3}|info|news|link|site|online|agency|media|press|blog|chat|group|onion)(?=$|[/\s?#،.,:;)\]»”])|(?:^|[\s(])@[a-z0-9_]{4,}/iu

/** Whether a line holds something that leads elsewhere: `https://…`, `www.…`, `t.me/…`, `@channel`. */
export function holdsAddress(line: string): boolean {
  return ADDRESS.test(line)
}

interface Marked {
  readonly marks?: readonly { readonly type: string }[]
  readonly content?: readonly Marked[]
}

function holdsLink({ marks, content }: Marked): boolean {
  return marks?.some(({ type }) => type === 'link') === true || content?.some(holdsLink) === true
}

/** Whether a quote whose speaker is designated leads to the speaker. Of other quotes nothing is said. */
export function leadsToDesignated(quote: Marked & { readonly attrs?: Readonly<Record<string, unknown>> }): boolean {
  const { designated, speaker, role, source } = quote.attrs ?? {}
  if (designated === null || designated === undefined) return false
  return holdsLink(quote) || [speaker, role, source].some((line) => typeof line === 'string' && holdsAddress(line))
}
