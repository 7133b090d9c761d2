import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'

/** Under which name and at which address passkeys of this newsroom are made (WebAuthn level 3, section 13.4.9). */
export interface PasskeyParty {
  readonly rpId: string
  readonly origin: string
}

/** A passkey as it is stored: texts are base64url. */
export interface StoredPasskey {
  readonly credentialId: string
  readonly publicKey: string
  readonly counter: number
  readonly transports: readonly string[]
  readonly backedUp: boolean
}

const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost']

/** Whether a newsroom is reached from its own machine only. */
export function isLoopback(publicUrl: URL): boolean {
  return LOOPBACK.includes(publicUrl.hostname)
}

/** Browsers take names only, never a bare IP address: on this machine passkeys live at `localhost`. */
export function passkeyParty(publicUrl: URL): PasskeyParty {
  if (!isLoopback(publicUrl)) return { rpId: publicUrl.hostname, origin: publicUrl.origin }
  const port = publicUrl.port === '' ? '' : `:${publicUrl.port}`
  return { rpId: 'localhost', origin: `${publicUrl.protocol}//localhost${port}` }
}

/** Time the browser gives its person, in ms; the challenge itself lives as long. */
export const PASSKEY_MS = 5 * 60_000

export interface Enrolling {
  readonly challenge: string
  readonly siteName: string
  readonly handle: string
  readonly email: string
  readonly name: string
  readonly known: readonly { readonly credentialId: string; readonly transports: readonly string[] }[]
}

/** The question for a new passkey: one that finds its account by itself and that asks for finger, face or PIN. */
export async function enrolQuestion(party: PasskeyParty, enrolling: Enrolling): Promise<Record<string, unknown>> {
  const options = await generateRegistrationOptions({
    rpName: enrolling.siteName,
    rpID: party.rpId,
    userName: enrolling.email,
    userDisplayName: enrolling.name,
    userID: bytesOf(enrolling.handle),
    challenge: bytesOf(enrolling.challenge),
    timeout: PASSKEY_MS,
    attestationType: 'none',
    excludeCredentials: enrolling.known.map(({ credentialId, transports }) => ({
      id: credentialId,
      transports: [...transports],
    })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
  return { ...options }
}

/** The passkey that an authenticator made for this challenge at this address, or null. */
export async function readEnrolment(
  party: PasskeyParty,
  challenge: string,
  answer: { readonly response: { readonly transports?: readonly string[] } },
): Promise<StoredPasskey | null> {
  const verified = await orNull(() =>
    verifyRegistrationResponse({
      response: { clientExtensionResults: {}, ...answer } as never,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.rpId,
      requireUserVerification: true,
    }),
  )
  if (!verified?.verified) return null
  const { credential, credentialBackedUp } = verified.registrationInfo
  return {
    credentialId: credential.id,
    publicKey: Buffer.from(credential.publicKey).toString('base64url'),
    counter: credential.counter,
    transports: answer.response.transports ?? [],
    backedUp: credentialBackedUp,
  }
}

/** The question that any passkey of this newsroom may answer. */
export async function signInQuestion(party: PasskeyParty, challenge: string): Promise<Record<string, unknown>> {
  const options = await generateAuthenticationOptions({
    rpID: party.rpId,
    challenge: bytesOf(challenge),
    timeout: PASSKEY_MS,
    userVerification: 'required',
  })
  return { ...options }
}

/**
 * The counter and backup state that a passkey tells now, or null when it did not answer this challenge at this address,
 * or counts no further than before (a copy: section 6.1.1).
 */
export async function readAssertion(
  party: PasskeyParty,
  challenge: string,
  answer: object,
  known: StoredPasskey,
): Promise<{ readonly counter: number; readonly backedUp: boolean } | null> {
  const verified = await orNull(() =>
    verifyAuthenticationResponse({
      response: { clientExtensionResults: {}, ...answer } as never,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.rpId,
      requireUserVerification: true,
      credential: {
        id: known.credentialId,
        publicKey: bytesOf(known.publicKey),
        counter: known.counter,
      },
    }),
  )
  if (!verified?.verified) return null
  return { counter: verified.authenticationInfo.newCounter, backedUp: verified.authenticationInfo.credentialBackedUp }
}

function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(base64url, 'base64url'))
}

/** The library says no by throwing; whatever an authenticator sent that it cannot read is a no as well. */
async function orNull<T>(verify: () => Promise<T>): Promise<T | null> {
  try {
    return await verify()
  } catch {
    return null
  }
}
