/**
 * Staff e-mail addresses. Two spellings are one address when they differ only in ASCII case: nothing is folded beyond
 * that, so that a look-alike (ı for i, full-width letters) never reaches somebody else's account.
 */

/** An address as RFC 5321 writes it without quotes: printable ASCII, one @, a dotted domain, 254 characters at most. */
const ADDRESS =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+$/

export function isEmail(text: string): boolean {
  return text.length <= 254 && ADDRESS.test(text) && !/^\.|\.@|\.\./.test(text)
}

/** The form in which addresses are compared and are unique. */
export function emailKey(email: string): string {
  return email.trim().replace(/[A-Z]/g, (letter) => letter.toLowerCase())
}
