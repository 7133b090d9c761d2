import { listHouseEntries } from '../../store/desk/house-style.ts'
import type { Caller, DeskEntries } from '../route.ts'

const as = (caller: Caller) => ({ kind: 'account', accountId: caller.account.id }) as const

/** The newspaper's own style: everybody who writes reads it. */
export const houseEntries: DeskEntries<'house.list' | 'house.save' | 'house.change' | 'house.remove' | 'house.import'> =
  {
    'house.list': {
      who: 'staff',
      handle: async ({ desk }) => ({ rows: await listHouseEntries(desk.read), next: null }),
    },
    'house.save': {
      who: 'house.manage',
      handle: ({ desk, input, caller, retryKeys }) =>
        desk.call('site/save-house-entry', input, { actor: as(caller), retryKeys }),
    },
    'house.change': {
      who: 'house.manage',
      handle: ({ desk, id, input, caller, retryKeys }) =>
        desk.call('site/change-house-entry', { id, ...input }, { actor: as(caller), retryKeys }),
    },
    'house.remove': {
      who: 'house.manage',
      handle: ({ desk, id, caller, retryKeys }) =>
        desk.call('site/remove-house-entry', { id }, { actor: as(caller), retryKeys }),
    },
    'house.import': {
      who: 'house.manage',
      bytes: 1024 * 1024,
      handle: ({ desk, input, caller, retryKeys }) =>
        desk.call('site/import-house-style', input, { actor: as(caller), retryKeys }),
    },
  }
