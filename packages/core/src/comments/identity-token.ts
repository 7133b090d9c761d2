/** Makes a keyed digest (hex) of a text; core has no keys. */
export type Sign = (text: string) => string

const TOKEN = /^([1-9]\d{0,15})\.([0-9a-f]{64})$/

/** The value of a reader's cookie: a number that means nothing by itself, and proof that we gave it. */
export function identityToken(identityId: number, sign: Sign): string {
  return `${identityId}.${sign(String(identityId))}`
}

/** Whose cookie this is; null when we did not give it. */
export function identityIdOf(token: string | null, sign: Sign): number | null {
  const [, id, digest] = TOKEN.exec(token ?? '') ?? []
  if (id === undefined || digest === undefined || !sameDigest(digest, sign(id))) return null
  return Number(id)
}

/** Compares without stopping at the first difference, so that time says nothing about where it is. */
function sameDigest(left: string, right: string): boolean {
  let difference = left.length ^ right.length
  for (let at = 0; at < left.length; at += 1) difference |= left.charCodeAt(at) ^ right.charCodeAt(at)
  return difference === 0
}

/** What a form that is answered fresh carries: when it was given out, a random part, and proof of both. */
export function formNonce(issuedAtMs: number, random: string, sign: Sign): string {
  const stem = `${Math.floor(issuedAtMs / 1000).toString(36)}.${random}`
  return `${stem}.${sign(`nonce:${stem}`).slice(0, 32)}`
}

const NONCE = /^(([0-9a-z]{1,9})\.[\w-]{16,64})\.([0-9a-f]{32})$/

/** Unix time in seconds when the form was given out; null when we did not give it. */
export function nonceIssuedAt(nonce: string | null, sign: Sign): number | null {
  const [, stem, issued, digest] = NONCE.exec(nonce ?? '') ?? []
  if (stem === undefined || issued === undefined || digest === undefined) return null
  return sameDigest(digest, sign(`nonce:${stem}`).slice(0, 32)) ? Number.parseInt(issued, 36) : null
}
