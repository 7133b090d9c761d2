import { open, readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { Decrypter, Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption'
import { Refusal } from '@warraq/core/errors'

/** For whom a backup is sealed: public keys (`age1…`), or one passphrase. */
export type Seal =
  | { readonly kind: 'recipients'; readonly recipients: readonly string[] }
  | { readonly kind: 'passphrase'; readonly passphrase: string }

/** What opens it: secret keys (`AGE-SECRET-KEY-1…`), or the passphrase. */
export type Opener =
  | { readonly kind: 'identities'; readonly identities: readonly string[] }
  | { readonly kind: 'passphrase'; readonly passphrase: string }

const AGE_MARK = 'age-encryption.org/v1'

export async function isSealed(file: string): Promise<boolean> {
  const handle = await open(file)
  try {
    const start = Buffer.alloc(AGE_MARK.length)
    await handle.read(start, 0, start.length, 0)
    return start.toString('latin1') === AGE_MARK
  } finally {
    await handle.close()
  }
}

/** Throws `setting-invalid` for a recipient that is none: found out before anything is written. */
export async function sealed(plain: Readable, seal: Seal): Promise<Readable> {
  const encrypter = new Encrypter()
  if (seal.kind === 'passphrase') encrypter.setPassphrase(seal.passphrase)
  else for (const recipient of seal.recipients) addRecipient(encrypter, recipient)
  const stream = await encrypter.encrypt(Readable.toWeb(plain) as ReadableStream<Uint8Array>)
  return Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0])
}

function addRecipient(encrypter: Encrypter, recipient: string): void {
  try {
    encrypter.addRecipient(recipient)
  } catch {
    throw new Refusal('setting-invalid', { name: '--recipient', why: 'age1…' })
  }
}

/** Refuses with `backup-locked` what this does not open. What was altered fails when the altered part is read. */
export async function opened(encrypted: Readable, opener: Opener | null): Promise<Readable> {
  const decrypter = new Decrypter()
  try {
    if (opener?.kind === 'passphrase') decrypter.addPassphrase(opener.passphrase)
    else for (const identity of opener?.identities ?? []) decrypter.addIdentity(identity)
    const stream = await decrypter.decrypt(Readable.toWeb(encrypted) as ReadableStream<Uint8Array>)
    return Readable.fromWeb(stream as Parameters<typeof Readable.fromWeb>[0])
  } catch {
    encrypted.destroy()
    throw new Refusal('backup-locked')
  }
}

/** The secret keys of a key file: one a line, `#` begins a remark. */
export async function identitiesIn(file: string): Promise<string[]> {
  const lines = (await readFile(file, 'utf8')).split('\n').map((line) => line.trim())
  return lines.filter((line) => line !== '' && !line.startsWith('#'))
}

/** A new pair of keys: the secret for the owner's safe, the public one for the server. */
export async function newKeys(): Promise<{ readonly secret: string; readonly recipient: string }> {
  const secret = await generateX25519Identity()
  return { secret, recipient: await identityToRecipient(secret) }
}
