import { isSafeHref } from '@warraq/core/articles/body-link'
import type { ReadAddress } from '@warraq/core/comments/display'

const LONGEST = 2048

/**
 * Reads an address that a reader wrote as the URL standard does (WHATWG URL, section 4.4): http and https only, no user
 * name or password, which disguise the host. A host in mixed or foreign script is shown as it is on the wire.
 */
export const readWebAddress: ReadAddress = (address) => {
  if (address.length > LONGEST || !isSafeHref(address) || !URL.canParse(address)) return null
  const url = new URL(address)
  if ((url.protocol !== 'https:' && url.protocol !== 'http:') || url.username !== '' || url.password !== '') return null
  return { url: url.href, text: isReadableHost(address) ? address : url.href }
}

/** Each label ASCII or Arabic: others have letters that look like the ones of a host the reader knows. */
function isReadableHost(address: string): boolean {
  const host = /^https?:\/\/([^/?#:]+)/i.exec(address)?.[1] ?? ''
  return host
    .split('.')
    .every((label) => /^[\u0020-\u007e]*$/.test(label) || /^[\p{Script=Arabic}\p{M}0-9-]+$/u.test(label))
}
