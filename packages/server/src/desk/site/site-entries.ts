import { isDangerousForSite } from '@warraq/core/people/dangerous-changes'
import { listPages, readMenus, readPage } from '../../store/desk/pages.ts'
import { readSite } from '../../store/desk/site.ts'
import { readSiteSettings } from '../../store/reader/site.ts'
import type { Caller, DeskEntries } from '../route.ts'

/** A page may be as long as an article. */
const PAGE_BYTES = 1_500_000

const as = (caller: Caller) => ({ kind: 'account', accountId: caller.account.id }) as const

/** Static pages and the menus that lead to them. */
export const pageEntries: DeskEntries<
  'pages.list' | 'pages.create' | 'pages.read' | 'pages.save' | 'menus.read' | 'menus.save'
> = {
  'pages.list': {
    who: 'staff',
    handle: async ({ desk }) => ({ rows: await listPages(desk.read, desk.config.publicUrl.origin), next: null }),
  },
  'pages.create': {
    who: 'page.manage',
    handle: ({ desk, input, caller, retryKeys }) => desk.call('site/add-page', input, { actor: as(caller), retryKeys }),
  },
  'pages.read': {
    who: 'page.manage',
    handle: ({ desk, id }) => readPage(desk.read, desk.config.publicUrl.origin, id),
  },
  'pages.save': {
    who: 'page.manage',
    bytes: PAGE_BYTES,
    handle: async ({ desk, id, input, caller, retryKeys }) => {
      const { lockVersion, savedAt } = await desk.call(
        'site/save-page',
        { id, ...input },
        { actor: as(caller), retryKeys },
      )
      const { publicUrl } = await readPage(desk.read, desk.config.publicUrl.origin, id)
      return { lockVersion, savedAt, publicUrl }
    },
  },
  'menus.read': {
    who: 'menu.manage',
    handle: async ({ desk }) => ({ rows: await readMenus(desk.read), next: null }),
  },
  'menus.save': {
    who: 'menu.manage',
    handle: ({ desk, input, caller, retryKeys }) =>
      desk.call('site/save-menu', input, { actor: as(caller), retryKeys }),
  },
}

/** The newsroom's choices. */
export const siteEntries: DeskEntries<'site.read' | 'site.save'> = {
  'site.read': {
    who: 'site.manage',
    handle: ({ desk }) => readSite(desk.read),
  },
  'site.save': {
    who: 'site.manage',
    stepUp: async ({ desk, input }) => isDangerousForSite((await readSiteSettings(desk.read)).settings, input.settings),
    handle: ({ desk, input, caller, retryKeys }) =>
      desk.call('site/change-settings', input, { actor: as(caller), retryKeys }),
  },
}
