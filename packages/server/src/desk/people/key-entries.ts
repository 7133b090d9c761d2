import type { PasskeyAssertion } from '@warraq/core/contract/keys'
import type { DeskInput } from '@warraq/core/contract/routes'
import { Refusal } from '@warraq/core/errors'
import { authenticatorCode, RECOVERY_COUNT, RECOVERY_SIGNS, recoveryKey } from '@warraq/core/people/second-key'
import type { KeyProof } from '../../actions/people/second-keys.ts'
import { newSecret, secretUri, stepOfCode } from '../../ports/second-keys/one-time-codes.ts'
import {
  enrolQuestion,
  isLoopback,
  passkeyParty,
  readAssertion,
  readEnrolment,
  signInQuestion,
} from '../../ports/second-keys/passkeys.ts'
import {
  codesOf,
  credentialIdsOf,
  hasSecondKey,
  openChallenge,
  passkeyOf,
  passkeysOf,
  recoveryLeft,
} from '../../store/desk/keys.ts'
import { passwordHashOf } from '../../store/desk/sessions.ts'
import type { DeskContext } from '../context.ts'
import { standingOf } from '../edge/admit.ts'
import { passkeyLimits, secondKeyLimits, takeLimits } from '../edge/limits.ts'
import type { Caller, DeskEntries } from '../route.ts'
import { newSession } from './new-session.ts'
import { siteName } from './signed-in.ts'

const guest = { kind: 'guest' } as const
const DONE = { done: true } as const
const as = (caller: Caller) => ({ kind: 'account', accountId: caller.account.id }) as const

/** The second step of signing in, signing in by passkey alone, and proving again who one is. */
export const secondStepEntries: DeskEntries<
  'session.second' | 'session.prove' | 'session.proveStart' | 'passkeys.ask' | 'passkeys.enter'
> = {
  'session.second': {
    who: 'anyone',
    handle: async ({ desk, input, visitor, caller, setSession }) => {
      const ticketHash = desk.keys.tokenHash(input.ticket)
      const ticket = await openChallenge(desk.read, ticketHash, desk.now())
      if (ticket?.purpose !== 'second-key' || ticket.accountId === null) throw new Refusal('challenge-expired')
      const { accountId } = ticket
      const giveBack = await takeLimits(desk, secondKeyLimits(accountId, visitor.net))
      const proof = await codeProof(desk, accountId, input.code)
      const start = { accountId, passwordHash: null, visitor, former: caller, giveBack, proof, ticketHash }
      const { token, view } = await newSession(desk, start)
      setSession(token)
      return view
    },
  },
  'passkeys.ask': {
    who: 'anyone',
    handle: async ({ desk, visitor }) => {
      await takeLimits(desk, passkeyLimits(visitor.net))
      return askPasskey(desk, 'passkey-sign-in', null)
    },
  },
  'passkeys.enter': {
    who: 'anyone',
    handle: async ({ desk, input, visitor, caller, setSession }) => {
      await takeLimits(desk, passkeyLimits(visitor.net))
      const { accountId, proof } = await passkeyProof(desk, 'passkey-sign-in', input, null)
      const start = { accountId, passwordHash: null, visitor, former: caller, giveBack: [], proof }
      const { token, view } = await newSession(desk, start)
      setSession(token)
      return view
    },
  },
  'session.proveStart': {
    who: 'staff',
    enrolling: true,
    handle: ({ desk, caller }) => askPasskey(desk, 'passkey-prove', caller),
  },
  'session.prove': {
    who: 'staff',
    enrolling: true,
    handle: async ({ desk, input, visitor, caller, setSession }) => {
      const { id } = caller.account
      const giveBack = await takeLimits(desk, secondKeyLimits(id, visitor.net))
      const proof = await proofOf(desk, id, input)
      const token = desk.keys.token()
      const proved = { sessionId: caller.sessionId, tokenHash: desk.keys.tokenHash(token), proof, giveBack }
      await desk.call('people/prove-session', proved, { actor: as(caller) })
      setSession(token)
      return DONE
    },
  },
}

/** One's own second keys. */
export const keyEntries: DeskEntries<
  | 'keys.read'
  | 'keys.codesStart'
  | 'keys.codesConfirm'
  | 'keys.codesRemove'
  | 'keys.recovery'
  | 'passkeys.start'
  | 'passkeys.add'
  | 'passkeys.rename'
  | 'passkeys.remove'
> = {
  'keys.read': {
    who: 'staff',
    enrolling: true,
    handle: async ({ desk, caller }) => {
      const { id } = caller.account
      const [passkeys, codes, left] = await Promise.all([
        passkeysOf(desk.read, id),
        codesOf(desk.read, id),
        recoveryLeft(desk.read, id),
      ])
      const { origin } = passkeyParty(desk.config.publicUrl)
      return {
        standing: standingOf(desk, caller),
        passkeys,
        codesSince: codes?.confirmedAt ?? null,
        recoveryLeft: left,
        passkeysAt: origin === desk.config.publicUrl.origin ? null : origin,
      }
    },
  },
  'keys.codesStart': {
    who: 'staff',
    enrolling: true,
    stepUp: true,
    handle: async ({ desk, caller }) => {
      const secret = newSecret()
      await desk.call('people/begin-codes', { sealedSecret: desk.keys.seal(secret) }, { actor: as(caller) })
      return { secret, uri: secretUri(secret, await siteName(desk), caller.account.email) }
    },
  },
  'keys.codesConfirm': {
    who: 'staff',
    enrolling: true,
    handle: async ({ desk, input, visitor, caller }) => {
      await takeLimits(desk, secondKeyLimits(caller.account.id, visitor.net))
      const stored = await codesOf(desk.read, caller.account.id)
      if (stored === null || stored.confirmedAt !== null) throw new Refusal('challenge-expired')
      const step = stepOf(desk, stored.sealedSecret, input.code)
      const codes = recoveryCodes(desk)
      const { recovery } = await desk.call(
        'people/confirm-codes',
        {
          step,
          sealedSecret: stored.sealedSecret,
          sessionId: caller.sessionId,
          recoveryHashes: codes.map((code) => recoveryHash(desk, code)),
        },
        { actor: as(caller) },
      )
      return { recoveryCodes: recovery ? codes : null }
    },
  },
  'keys.codesRemove': {
    who: 'staff',
    stepUp: true,
    handle: async ({ desk, caller }) => {
      await removeKey(desk, caller, 'codes')
      return DONE
    },
  },
  'keys.recovery': {
    who: 'staff',
    stepUp: true,
    handle: async ({ desk, caller }) => {
      const codes = recoveryCodes(desk)
      const hashes = codes.map((code) => recoveryHash(desk, code))
      await desk.call('people/renew-recovery', { hashes }, { actor: as(caller) })
      return { recoveryCodes: codes }
    },
  },
  'passkeys.start': {
    who: 'staff',
    enrolling: true,
    stepUp: true,
    handle: async ({ desk, caller }) => {
      const { id, email, name } = caller.account
      const { ticket, challenge, handle } = await noteChallenge(desk, 'passkey-enrol', caller)
      const known = await credentialIdsOf(desk.read, id)
      const party = passkeyParty(desk.config.publicUrl)
      const enrolling = { challenge, siteName: await siteName(desk), handle, email, name, known }
      return { ticket, options: await enrolQuestion(party, enrolling) }
    },
  },
  'passkeys.add': {
    who: 'staff',
    enrolling: true,
    handle: async ({ desk, input, caller }) => {
      const ticketHash = desk.keys.tokenHash(input.ticket)
      const open = await openChallenge(desk.read, ticketHash, desk.now())
      if (open?.purpose !== 'passkey-enrol' || open.accountId !== caller.account.id)
        throw new Refusal('challenge-expired')
      const party = passkeyParty(desk.config.publicUrl)
      const made = await readEnrolment(party, open.challenge, input.answer)
      if (made === null) throw new Refusal('passkey-refused')
      const codes = recoveryCodes(desk)
      const { recovery } = await desk.call(
        'people/add-passkey',
        {
          ...made,
          ticketHash,
          sessionId: caller.sessionId,
          rpId: party.rpId,
          name: input.name,
          recoveryHashes: codes.map((code) => recoveryHash(desk, code)),
        },
        { actor: as(caller) },
      )
      return { recoveryCodes: recovery ? codes : null }
    },
  },
  'passkeys.rename': {
    who: 'staff',
    handle: async ({ desk, id, input, caller, retryKeys }) => {
      await desk.call('people/rename-passkey', { id, ...input }, { actor: as(caller), retryKeys })
      return DONE
    },
  },
  'passkeys.remove': {
    who: 'staff',
    stepUp: true,
    handle: async ({ desk, id, caller }) => {
      await removeKey(desk, caller, { passkey: id })
      return DONE
    },
  },
}

async function removeKey(desk: DeskContext, caller: Caller, key: { passkey: number } | 'codes'): Promise<void> {
  const keepOne = !isLoopback(desk.config.publicUrl)
  await desk.call('people/remove-key', { key, sessionId: caller.sessionId, keepOne }, { actor: as(caller) })
}

async function noteChallenge(
  desk: DeskContext,
  purpose: 'passkey-sign-in' | 'passkey-enrol' | 'passkey-prove',
  caller: Caller | null,
) {
  const ticket = desk.keys.token()
  const challenge = desk.keys.token()
  const asked = { purpose, challenge, ticketHash: desk.keys.tokenHash(ticket) }
  const { handle } = await desk.call('people/ask-passkey', asked, { actor: caller === null ? guest : as(caller) })
  return { ticket, challenge, handle }
}

async function askPasskey(desk: DeskContext, purpose: 'passkey-sign-in' | 'passkey-prove', caller: Caller | null) {
  const { ticket, challenge } = await noteChallenge(desk, purpose, caller)
  return { ticket, options: await signInQuestion(passkeyParty(desk.config.publicUrl), challenge) }
}

/**
 * Checks a passkey's answer and says whose it is. The handle that came with it must be that account's (WebAuthn, section
 * 7.2, step 6); `accountId` asks for one account's passkey.
 */
async function passkeyProof(
  desk: DeskContext,
  purpose: 'passkey-sign-in' | 'passkey-prove',
  given: { readonly ticket: string; readonly answer: PasskeyAssertion },
  accountId: number | null,
): Promise<{ accountId: number; proof: KeyProof }> {
  const ticketHash = desk.keys.tokenHash(given.ticket)
  const open = await openChallenge(desk.read, ticketHash, desk.now())
  if (open?.purpose !== purpose || open.accountId !== accountId) throw new Refusal('challenge-expired')
  const known = await passkeyOf(desk.read, given.answer.id)
  const handle = given.answer.response.userHandle
  if (known === null || (accountId !== null && known.accountId !== accountId)) throw new Refusal('passkey-refused')
  if (accountId === null ? handle !== known.handle : handle !== undefined && handle !== known.handle)
    throw new Refusal('passkey-refused')
  const party = passkeyParty(desk.config.publicUrl)
  const told = await readAssertion(party, open.challenge, given.answer, known)
  if (told === null) throw new Refusal('passkey-refused')
  const proof = { by: 'passkey', ticketHash, credentialId: known.credentialId, ...told } as const
  return { accountId: known.accountId, proof }
}

async function proofOf(desk: DeskContext, accountId: number, given: DeskInput<'session.prove'>) {
  const { by, password, code, ticket, answer } = given
  if (by === 'password' && password !== undefined) return passwordProof(desk, accountId, password)
  if (by === 'code' && code !== undefined) return authenticatorProof(desk, accountId, code)
  if (by === 'passkey' && ticket !== undefined && answer !== undefined)
    return (await passkeyProof(desk, 'passkey-prove', { ticket, answer }, accountId)).proof
  throw new Refusal('bad-input', { field: by })
}

/** Six digits are an authenticator's, everything else is tried as a recovery code. */
async function codeProof(desk: DeskContext, accountId: number, typed: string): Promise<KeyProof> {
  if (authenticatorCode(typed) !== null) return authenticatorProof(desk, accountId, typed)
  return { by: 'recovery', codeHash: recoveryHash(desk, typed) }
}

async function authenticatorProof(desk: DeskContext, accountId: number, typed: string): Promise<KeyProof> {
  const stored = await codesOf(desk.read, accountId)
  if (stored === null || stored.confirmedAt === null) throw new Refusal('code-wrong', { field: 'code' })
  return { by: 'code', step: stepOf(desk, stored.sealedSecret, typed) }
}

function stepOf(desk: DeskContext, sealedSecret: string, typed: string): number {
  const code = authenticatorCode(typed)
  const step = code === null ? null : stepOfCode(desk.keys.unseal(sealedSecret), code, Date.parse(desk.now()))
  if (step === null) throw new Refusal('code-wrong', { field: 'code' })
  return step
}

/** A password is enough only for an account that has nothing better. */
async function passwordProof(desk: DeskContext, accountId: number, typed: string) {
  const stored = await passwordHashOf(desk.read, accountId)
  const better = await hasSecondKey(desk.read, accountId)
  if (better || stored === null || !(await desk.passwords.verify(stored, typed)))
    throw new Refusal('wrong-password', { field: 'password' })
  return { by: 'password', passwordHash: stored } as const
}

function recoveryCodes(desk: DeskContext): string[] {
  const sign = () => RECOVERY_SIGNS.charAt(desk.keys.below(RECOVERY_SIGNS.length))
  const four = () => Array.from({ length: 4 }, sign).join('')
  return Array.from({ length: RECOVERY_COUNT }, () => Array.from({ length: 4 }, four).join('-'))
}

function recoveryHash(desk: DeskContext, code: string): string {
  return desk.keys.tokenHash(recoveryKey(code))
}
