import { listAccounts } from '../../store/desk/accounts.ts'
import { alikePersons, personMergePreview } from '../../store/desk/merging.ts'
import { listPersons } from '../../store/desk/persons.ts'
import type { Caller, DeskEntries } from '../route.ts'
import { oneTimeLink } from './one-time-link.ts'

const DONE = { done: true } as const
const as = (caller: Caller) => ({ kind: 'account', accountId: caller.account.id }) as const

/** Who signs in. */
export const accountEntries: DeskEntries<
  'accounts.list' | 'accounts.invite' | 'accounts.change' | 'accounts.resetLink'
> = {
  'accounts.list': {
    who: 'account.manage',
    handle: async ({ desk }) => ({ rows: await listAccounts(desk.read), next: null }),
  },
  'accounts.invite': {
    who: 'account.manage',
    stepUp: true,
    handle: async ({ desk, input, caller, retryKeys }) => {
      const invited = { ...input, mail: desk.config.mail !== null }
      return oneTimeLink(
        desk,
        'invitation',
        await desk.call('people/invite-account', invited, { actor: as(caller), retryKeys }),
      )
    },
  },
  'accounts.change': {
    who: 'account.manage',
    stepUp: true,
    handle: async ({ desk, id, input, caller, retryKeys }) => {
      await desk.call('people/change-account', { accountId: id, ...input }, { actor: as(caller), retryKeys })
      return DONE
    },
  },
  'accounts.resetLink': {
    who: 'account.manage',
    stepUp: true,
    handle: async ({ desk, id, caller, retryKeys }) => {
      const wanted = { accountId: id, mail: desk.config.mail !== null }
      const made = await desk.call('people/make-account-link', wanted, { actor: as(caller), retryKeys })
      return oneTimeLink(desk, made.purpose, made)
    },
  },
}

/** Who is named in a byline. */
export const personEntries: DeskEntries<
  'persons.list' | 'persons.create' | 'persons.change' | 'persons.alike' | 'persons.mergePreview' | 'persons.merge'
> = {
  'persons.alike': {
    who: 'person.manage',
    handle: async ({ desk }) => ({ groups: await alikePersons(desk.read, desk.config.publicUrl.origin) }),
  },
  'persons.mergePreview': {
    who: 'person.manage',
    handle: ({ desk, id, input }) => personMergePreview(desk.read, id, input.intoId),
  },
  'persons.merge': {
    who: 'person.manage',
    handle: async ({ desk, id, input, caller, retryKeys }) => {
      await desk.call('people/merge-persons', { id, ...input }, { actor: as(caller), retryKeys })
      return DONE
    },
  },
  'persons.list': {
    who: 'staff',
    handle: ({ desk, input }) => listPersons(desk.read, desk.config.publicUrl.origin, input),
  },
  'persons.create': {
    who: 'person.manage',
    handle: ({ desk, input, caller, retryKeys }) =>
      desk.call('people/create-person', input, { actor: as(caller), retryKeys }),
  },
  'persons.change': {
    who: 'person.manage',
    handle: async ({ desk, id, input, caller, retryKeys }) => {
      await desk.call('people/change-person', { id, ...input }, { actor: as(caller), retryKeys })
      return DONE
    },
  },
}
