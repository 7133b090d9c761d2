import { alikeTags, tagMergePreview } from '../../store/desk/merging.ts'
import { listSections } from '../../store/desk/sections.ts'
import { listTags } from '../../store/desk/tags.ts'
import type { Caller, DeskEntries } from '../route.ts'

const DONE = { done: true } as const
const as = (caller: Caller) => ({ kind: 'account', accountId: caller.account.id }) as const

export const sectionEntries: DeskEntries<
  'sections.list' | 'sections.create' | 'sections.change' | 'sections.order' | 'sections.remove'
> = {
  'sections.remove': {
    who: 'section.manage',
    handle: async ({ desk, id, input, caller, retryKeys }) => {
      await desk.call('sections/remove-section', { id, ...input }, { actor: as(caller), retryKeys })
      return DONE
    },
  },
  'sections.list': {
    who: 'staff',
    handle: async ({ desk }) => ({ rows: await listSections(desk.read, desk.config.publicUrl.origin), next: null }),
  },
  'sections.create': {
    who: 'section.manage',
    handle: ({ desk, input, caller, retryKeys }) =>
      desk.call('sections/create-section', input, { actor: as(caller), retryKeys }),
  },
  'sections.change': {
    who: 'section.manage',
    handle: async ({ desk, id, input, caller, retryKeys }) => {
      await desk.call('sections/change-section', { id, ...input }, { actor: as(caller), retryKeys })
      return DONE
    },
  },
  'sections.order': {
    who: 'section.manage',
    handle: async ({ desk, input, caller, retryKeys }) => {
      await desk.call('sections/order-sections', input, { actor: as(caller), retryKeys })
      return DONE
    },
  },
}

export const tagEntries: DeskEntries<'tags.list' | 'tags.rename' | 'tags.merge' | 'tags.alike' | 'tags.mergePreview'> =
  {
    'tags.alike': {
      who: 'tag.manage',
      handle: async ({ desk }) => ({ groups: await alikeTags(desk.read) }),
    },
    'tags.mergePreview': {
      who: 'tag.manage',
      handle: ({ desk, id, input }) => tagMergePreview(desk.read, id, input.intoId),
    },
    'tags.list': {
      who: 'staff',
      handle: ({ desk, input }) => listTags(desk.read, input),
    },
    'tags.rename': {
      who: 'tag.manage',
      handle: async ({ desk, id, input, caller, retryKeys }) => {
        await desk.call('tags/rename-tag', { id, ...input }, { actor: as(caller), retryKeys })
        return DONE
      },
    },
    'tags.merge': {
      who: 'tag.manage',
      handle: async ({ desk, id, input, caller, retryKeys }) => {
        await desk.call('tags/merge-tags', { id, ...input }, { actor: as(caller), retryKeys })
        return DONE
      },
    },
  }
