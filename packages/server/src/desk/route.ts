import type { DeskInput, DeskOutput, DeskRouteName } from '@warraq/core/contract/routes'
import type { Permission } from '@warraq/core/people/permissions'
import type { TokenScope } from '@warraq/core/people/token-scopes'
import type { Staff } from '@warraq/core/people/roles'
import type { SessionAccount } from '../store/desk/sessions.ts'
import type { DeskContext } from './context.ts'

/** Who is signed in, or for whom a program calls. */
export interface Caller {
  /** 0 for a program: what has to do with sessions is closed to it. */
  readonly sessionId: number
  /** When the person last proved to be who they are. */
  readonly provedAt: string | null
  /** What the program's token opens; null for a person. */
  readonly scopes: readonly TokenScope[] | null
  readonly account: SessionAccount
  readonly staff: Staff
}

/** Where a call comes from, as far as limits and sessions need it. */
export interface Visitor {
  /** IPv4 address or IPv6 /64, for limits; never stored in the clear. */
  readonly net: string
  /** The browser's description of itself, as sent. */
  readonly agent: string
}

/** A picture of a form, whole in memory and within its limit. */
export interface UploadedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

interface CallParts<Name extends DeskRouteName> {
  readonly desk: DeskContext
  readonly input: DeskInput<Name>
  /** Numbers of the path: `:id`, `:n`; 0 where the path has none. */
  readonly id: number
  readonly n: number
  readonly lang: 'ar' | 'en'
  readonly visitor: Visitor
  /** For `call(..., {retryKeys})`: bound to the caller, the route, the key and the whole input; empty without a key. */
  readonly retryKeys: readonly string[]
  readonly file: UploadedFile | null
  /** The bytes of a `stream` endpoint, to be taken as they come; null elsewhere. */
  readonly stream: AsyncIterable<Uint8Array> | null
  /** Sets the session cookie of the answer; null takes it away. */
  setSession(token: string | null): void
}

export interface OpenCall<Name extends DeskRouteName> extends CallParts<Name> {
  /** Null while nobody is signed in. */
  readonly caller: Caller | null
}
export interface StaffCall<Name extends DeskRouteName> extends CallParts<Name> {
  readonly caller: Caller
}

/**
 * One endpoint in one literal: who may call it, how much it may send, and what it does. Its path, method and input are
 * the contract's. `staff` is anybody signed in; a permission asks for a role that has it somewhere, and the action
 * decides again about the article or section at hand. What a program with a token may call stands in token-routes.table.ts.
 */
export type DeskEntry<Name extends DeskRouteName> =
  | {
      readonly who: 'anyone'
      readonly bytes?: number
      readonly handle: (call: OpenCall<Name>) => Promise<DeskOutput<Name>>
    }
  | {
      readonly who: 'staff' | Permission
      readonly bytes?: number
      /**
       * A dangerous act: the person must have proved who they are within ten minutes, else `step-up-needed`. A function
       * says which inputs are dangerous.
       */
      readonly stepUp?: true | ((call: StaffCall<Name>) => Promise<boolean>)
      /** Open to those who still have to add a second key; everything else waits for it. */
      readonly enrolling?: true
      readonly handle: (call: StaffCall<Name>) => Promise<DeskOutput<Name>>
    }

export type DeskEntries<Names extends DeskRouteName> = { readonly [Name in Names]: DeskEntry<Name> }

/** A JSON body without a limit of its own may be this long. */
export const DEFAULT_BODY_BYTES = 64 * 1024
