import {
  browserSupportsWebAuthn,
  startAuthentication,
  startRegistration,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/browser'
import type { PasskeyAssertion, PasskeyAttestation, PasskeyQuestion } from '@warraq/core/contract/keys'

/** Whether passkeys work in this browser at this address: a bare IP address is no place for them. */
export function passkeysWorkHere(): boolean {
  return browserSupportsWebAuthn() && !/^[\d.]+$|^\[/.test(window.location.hostname)
}

/** Asks the browser for a passkey. Throws `PasskeyNotGiven` when the person closes its window or there is none. */
export async function givePasskey({ options }: PasskeyQuestion): Promise<PasskeyAssertion> {
  const optionsJSON = options as unknown as PublicKeyCredentialRequestOptionsJSON
  const { id, rawId, response } = await given(() => startAuthentication({ optionsJSON }))
  const { clientDataJSON, authenticatorData, signature, userHandle } = response
  return {
    id,
    rawId,
    type: 'public-key',
    response: { clientDataJSON, authenticatorData, signature, ...(userHandle !== undefined && { userHandle }) },
  }
}

export async function makePasskey({ options }: PasskeyQuestion): Promise<PasskeyAttestation> {
  const optionsJSON = options as unknown as PublicKeyCredentialCreationOptionsJSON
  const { id, rawId, response } = await given(() => startRegistration({ optionsJSON }))
  const { clientDataJSON, attestationObject, transports } = response
  return {
    id,
    rawId,
    type: 'public-key',
    response: { clientDataJSON, attestationObject, ...(transports !== undefined && { transports }) },
  }
}

/** The person did not give one: closed the window, waited too long, or the device has it already. */
export class PasskeyNotGiven extends Error {
  override readonly name = 'PasskeyNotGiven'
}

async function given<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    throw new PasskeyNotGiven('passkey', { cause: error })
  }
}
