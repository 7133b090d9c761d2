import * as audit from './audit.ts'
import * as keys from './keys.ts'
import type { SignedIn } from './session.ts'
import { endpoint, nothing, type Done, type Page } from './wire.ts'

const open = { session: 'none' } as const

/** Endpoints about second keys, sessions, tokens of programs and the log of acts. */
export const SAFETY_ROUTES = {
  'session.second': endpoint('POST', '/session/second', keys.secondStepInput, open).gives<SignedIn>(),
  'session.prove': endpoint('POST', '/session/prove', keys.proveInput).gives<Done>(),
  'session.proveStart': endpoint('POST', '/session/prove/passkey', nothing).gives<keys.PasskeyQuestion>(),
  'session.endOthers': endpoint('POST', '/sessions/end-others', nothing).gives<Done>(),
  'session.endAll': endpoint('POST', '/sessions/end-all', keys.endAllInput).gives<keys.EndedAll>(),
  'passkeys.ask': endpoint('POST', '/passkeys/question', nothing, open).gives<keys.PasskeyQuestion>(),
  'passkeys.enter': endpoint('POST', '/passkeys/answer', keys.passkeyAnswer, open).gives<SignedIn>(),

  'keys.read': endpoint('GET', '/keys', nothing).gives<keys.KeysView>(),
  'keys.codesStart': endpoint('POST', '/keys/codes', nothing).gives<keys.NewCodes>(),
  'keys.codesConfirm': endpoint('POST', '/keys/codes/confirm', keys.confirmCodes).gives<keys.KeyAdded>(),
  'keys.codesRemove': endpoint('DELETE', '/keys/codes', nothing).gives<Done>(),
  'keys.recovery': endpoint('POST', '/keys/recovery', nothing).gives<keys.RecoveryCodes>(),
  'passkeys.start': endpoint('POST', '/keys/passkeys/question', nothing).gives<keys.PasskeyQuestion>(),
  'passkeys.add': endpoint('POST', '/keys/passkeys', keys.newPasskey).gives<keys.KeyAdded>(),
  'passkeys.rename': endpoint('PATCH', '/keys/passkeys/:id', keys.passkeyName).gives<Done>(),
  'passkeys.remove': endpoint('DELETE', '/keys/passkeys/:id', nothing).gives<Done>(),
  'accounts.resetKeys': endpoint('POST', '/accounts/:id/reset-keys', nothing).gives<Done>(),

  'tokens.list': endpoint('GET', '/tokens', keys.tokensQuery).gives<Page<keys.TokenRow>>(),
  'tokens.create': endpoint('POST', '/tokens', keys.newToken).gives<keys.MadeToken>(),
  'tokens.end': endpoint('DELETE', '/tokens/:id', nothing).gives<Done>(),

  'audit.list': endpoint('GET', '/audit', audit.auditQuery).gives<Page<audit.AuditRow>>(),
  'audit.export': endpoint('GET', '/audit/export', audit.auditExportQuery).gives<audit.AuditExport>(),
} as const
