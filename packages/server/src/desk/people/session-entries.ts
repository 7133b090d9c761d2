import { Refusal } from '@warraq/core/errors'
import { emailKey } from '@warraq/core/people/email'
import { passwordProblem } from '@warraq/core/people/password'
import { credentialsOf, openLink, anyAccount, passwordHashOf, sessionsOf } from '../../store/desk/sessions.ts'
import type { DeskContext } from '../context.ts'
import { linkLimits, resetRequestLimits, signInLimits, takeLimits } from '../edge/limits.ts'
import { deskText } from '../messages/messages.ts'
import type { DeskEntries } from '../route.ts'
import { splitFamily } from './device.ts'
import { newSessionOrStep } from './new-session.ts'
import { signedIn, signedOut, siteName } from './signed-in.ts'

const guest = { kind: 'guest' } as const
const DONE = { done: true } as const

/** Signing in and out, one's own sessions and profile. */
export const sessionEntries: DeskEntries<
  'session.read' | 'session.start' | 'session.end' | 'session.profile' | 'session.list' | 'session.revoke'
> = {
  'session.read': {
    who: 'anyone',
    handle: ({ desk, caller }) => (caller ? signedIn(desk, caller.account) : signedOut(desk)),
  },
  'session.start': {
    who: 'anyone',
    handle: async ({ desk, input, visitor, caller, setSession }) => {
      const email = emailKey(input.email)
      const [account, net] = await takeLimits(desk, signInLimits(email, visitor.net))
      const known = await credentialsOf(desk.read, email)
      const stored = known?.passwordHash ?? null
      const right = await desk.passwords.verify(stored, input.password)
      if (!right || !known || stored === null) throw new Refusal('sign-in-failed')
      const giveBack = [account, net].filter((key) => key !== undefined)
      const start = { accountId: known.accountId, passwordHash: stored, visitor, former: caller, giveBack }
      const { token, view } = await newSessionOrStep(desk, start)
      if (token !== null) setSession(token)
      return view
    },
  },
  'session.end': {
    who: 'staff',
    enrolling: true,
    handle: async ({ desk, caller, setSession }) => {
      await desk.call(
        'people/end-session',
        { sessionId: caller.sessionId },
        { actor: { kind: 'account', accountId: caller.account.id } },
      )
      setSession(null)
      return DONE
    },
  },
  'session.profile': {
    who: 'staff',
    enrolling: true,
    handle: async ({ desk, input, caller, retryKeys }) => {
      await desk.call('people/change-profile', input, {
        actor: { kind: 'account', accountId: caller.account.id },
        retryKeys,
      })
      return DONE
    },
  },
  'session.list': {
    who: 'staff',
    enrolling: true,
    handle: async ({ desk, caller, lang }) => {
      const rows = await sessionsOf(desk.read, caller.account.id, desk.now())
      return {
        rows: rows.map(({ agent, ...row }) => ({
          ...row,
          current: row.id === caller.sessionId,
          device: deviceName(agent, lang),
        })),
        next: null,
      }
    },
  },
  'session.revoke': {
    who: 'staff',
    enrolling: true,
    handle: async ({ desk, id, caller, setSession }) => {
      await desk.call(
        'people/end-session',
        { sessionId: id },
        { actor: { kind: 'account', accountId: caller.account.id } },
      )
      if (id === caller.sessionId) setSession(null)
      return DONE
    },
  },
}

function deviceName(agent: string, lang: 'ar' | 'en'): string | null {
  const { browser, system } = splitFamily(agent)
  if (browser !== null && system !== null) return deskText(lang, 'device.list', { browser, system })
  return browser ?? system
}

/** The three doors that open with a one-time link, and changing a password from inside. */
export const doorEntries: DeskEntries<
  | 'setup.read'
  | 'setup.finish'
  | 'password.request'
  | 'password.link'
  | 'password.reset'
  | 'password.change'
  | 'invitation.read'
  | 'invitation.accept'
> = {
  'setup.read': {
    who: 'anyone',
    handle: async ({ desk, input }) => {
      const open = !(await anyAccount(desk.read)) && (await linkOf(desk, 'setup', input.token)) !== null
      return { valid: open, siteName: await siteName(desk) }
    },
  },
  'setup.finish': {
    who: 'anyone',
    handle: async ({ desk, input, visitor, caller, lang, retryKeys, setSession }) => {
      await takeLimits(desk, linkLimits(visitor.net))
      const { token, password, ...rest } = input
      await checkPassword(desk, password, [input.name, input.email, input.siteName ?? ''])
      const passwordHash = await desk.passwords.hash(password)
      const tokenHash = desk.keys.tokenHash(token)
      const { accountId } = await desk.call(
        'people/finish-setup',
        { ...rest, tokenHash, passwordHash, lang },
        { actor: guest, retryKeys },
      )
      return enterFresh(desk, { accountId, visitor, former: caller }, setSession)
    },
  },
  'password.request': {
    who: 'anyone',
    handle: async ({ desk, input, visitor }) => {
      await takeLimits(desk, resetRequestLimits(emailKey(input.email), visitor.net))
      await desk.call('people/request-reset', { email: input.email, mail: desk.config.mail !== null }, { actor: guest })
      return DONE
    },
  },
  'password.link': {
    who: 'anyone',
    handle: async ({ desk, input }) => ({ valid: (await linkOf(desk, 'reset', input.token)) !== null }),
  },
  'password.reset': {
    who: 'anyone',
    handle: async ({ desk, input, visitor, caller, retryKeys, setSession }) => {
      await takeLimits(desk, linkLimits(visitor.net))
      const account = (await linkOf(desk, 'reset', input.token))?.account
      await checkPassword(desk, input.password, account ? [account.name, account.email] : [])
      const passwordHash = await desk.passwords.hash(input.password)
      const tokenHash = desk.keys.tokenHash(input.token)
      const { accountId } = await desk.call(
        'people/reset-password',
        { tokenHash, passwordHash },
        { actor: guest, retryKeys },
      )
      return enter(desk, { accountId, visitor, former: caller }, setSession)
    },
  },
  'password.change': {
    who: 'staff',
    handle: async ({ desk, input, caller, visitor }) => {
      const { account, sessionId } = caller
      await takeLimits(desk, signInLimits(emailKey(account.email), visitor.net))
      const formerHash = await passwordHashOf(desk.read, account.id)
      if (formerHash === null || !(await desk.passwords.verify(formerHash, input.current)))
        throw new Refusal('wrong-password', { field: 'current' })
      await checkPassword(desk, input.password, [account.name, account.email])
      const passwordHash = await desk.passwords.hash(input.password)
      await desk.call(
        'people/change-password',
        { formerHash, passwordHash, sessionId },
        { actor: { kind: 'account', accountId: account.id } },
      )
      return DONE
    },
  },
  'invitation.read': {
    who: 'anyone',
    handle: async ({ desk, input }) => {
      const account = (await linkOf(desk, 'invitation', input.token))?.account
      const { name, email, role } = account ?? { name: '', email: '', role: null }
      return { valid: account != null, siteName: await siteName(desk), name, email, role }
    },
  },
  'invitation.accept': {
    who: 'anyone',
    handle: async ({ desk, input, visitor, caller, retryKeys, setSession }) => {
      await takeLimits(desk, linkLimits(visitor.net))
      const account = (await linkOf(desk, 'invitation', input.token))?.account
      await checkPassword(desk, input.password, [input.name, account?.email ?? ''])
      const passwordHash = await desk.passwords.hash(input.password)
      const accepted = { tokenHash: desk.keys.tokenHash(input.token), name: input.name, passwordHash }
      const { accountId } = await desk.call('people/accept-invitation', accepted, { actor: guest, retryKeys })
      return enterFresh(desk, { accountId, visitor, former: caller }, setSession)
    },
  },
}

function linkOf(desk: DeskContext, purpose: 'setup' | 'invitation' | 'reset', token: string) {
  return openLink(desk.read, purpose, desk.keys.tokenHash(token), desk.now())
}

async function checkPassword(desk: DeskContext, password: string, context: readonly string[]): Promise<void> {
  const problem = passwordProblem(password, [...context, await siteName(desk)])
  if (problem !== null) throw new Refusal('weak-password', { field: 'password', problem })
}

type Entering = Omit<Parameters<typeof newSessionOrStep>[1], 'passwordHash' | 'giveBack'>

/**
 * Signs in whoever just proved a one-time link. The hash comes from the database: when this is a retry of a call that
 * was done already, it is the one that the first try stored. A link does not stand for a second key.
 */
async function enter(desk: DeskContext, entering: Entering, setSession: (token: string) => void) {
  const passwordHash = await passwordHashOf(desk.read, entering.accountId)
  if (passwordHash === null) throw new Refusal('link-expired')
  const { token, view } = await newSessionOrStep(desk, { ...entering, passwordHash, giveBack: [] })
  if (token !== null) setSession(token)
  return view
}

/** The same for somebody who has been here for a moment and cannot have a second key yet. */
async function enterFresh(desk: DeskContext, entering: Entering, setSession: (token: string) => void) {
  const view = await enter(desk, entering, setSession)
  if (view.account === null) throw new Refusal('link-expired')
  return view
}
