import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a keyed digest is for; one purpose's digest is useless for another. */
export type HmacPurpose = 'identity-cookie' | 'retry' | 'email' | 'net-prefix' | 'form' | 'rate' | 'scorer'

/** The secrets of one site, as the few things that may be done with them. Nothing else sees key bytes. */
export interface Keyring {
  /** Hex HMAC-SHA256 under a key of its own for the purpose. */
  hmac(purpose: HmacPurpose, text: string): string
  /** Encrypts (AES-256-GCM, fresh nonce) to `keyId.nonce.ciphertext.tag`, base64url. */
  seal(text: string): string
  /** Reverses {@link seal}; throws when the key id is unknown or the text was altered. */
  unseal(sealed: string): string
  /** 256 random bits, base64url: sessions, one-time links. */
  token(): string
  /** Hex SHA-256 of a token: the only form that is stored. */
  tokenHash(token: string): string
  /** Random whole number below `limit` (<= 2^32) without modulo bias. */
  below(limit: number): number
}

interface KeyFile {
  readonly current: string
  readonly keys: Readonly<Record<string, string>>
}

/** Loads `WARRAQ_SECRET` or `keys.json` (0600) of the data folder, making the latter on the first start. */
export function loadKeyring(dataDir: string, secret: string | null): Keyring {
  return keyringOf(secret === null ? keyFile(dataDir) : { current: 'env', keys: { env: secret } })
}

function keyFile(dataDir: string): KeyFile {
  const path = join(dataDir, 'keys.json')
  if (!existsSync(path)) {
    const fresh: KeyFile = { current: 'k1', keys: { k1: randomBytes(32).toString('base64url') } }
    writeFileSync(path, `${JSON.stringify(fresh, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
    return fresh
  }
  return JSON.parse(readFileSync(path, 'utf8')) as KeyFile
}

/** Exported for tests, which need a keyring without a folder. */
export function keyringOf(file: KeyFile): Keyring {
  const root = (id: string): Buffer => {
    const text = file.keys[id]
    if (text === undefined) throw new Error(`keyring: no key ${id}`)
    return createHash('sha256').update(text).digest()
  }
  const derive = (id: string, purpose: string) => Buffer.from(hkdfSync('sha256', root(id), '', `warraq/${purpose}`, 32))
  const current = file.current
  const sealKeys = new Map(Object.keys(file.keys).map((id) => [id, derive(id, 'seal')]))
  const hmacKeys = new Map<HmacPurpose, Buffer>()
  for (const purpose of ['identity-cookie', 'retry', 'email', 'net-prefix', 'form', 'rate', 'scorer'] as const)
    hmacKeys.set(purpose, derive(current, purpose))

  return {
    hmac: (purpose, text) =>
      createHmac('sha256', hmacKeys.get(purpose) ?? '')
        .update(text)
        .digest('hex'),
    seal(text) {
      const nonce = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealKeys.get(current) ?? '', nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return [
        current,
        nonce.toString('base64url'),
        body.toString('base64url'),
        cipher.getAuthTag().toString('base64url'),
      ].join('.')
    },
    unseal(sealed) {
      const [id = '', nonce = '', body = '', tag = ''] = sealed.split('.')
      const key = sealKeys.get(id)
      if (!key) throw new Error(`keyring: no key ${id}`)
      const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(nonce, 'base64url'))
      decipher.setAuthTag(Buffer.from(tag, 'base64url'))
      return Buffer.concat([decipher.update(Buffer.from(body, 'base64url')), decipher.final()]).toString('utf8')
    },
    token: () => randomBytes(32).toString('base64url'),
    tokenHash: (token) => createHash('sha256').update(token).digest('hex'),
    below(limit) {
      const ceiling = Math.floor(2 ** 32 / limit) * limit
      for (;;) {
        const n = randomBytes(4).readUInt32BE()
        if (n < ceiling) return n % limit
      }
    },
  }
}
