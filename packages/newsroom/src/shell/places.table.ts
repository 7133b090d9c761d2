import type { Permission } from '@warraq/core/people/permissions'
import type { TextKey } from '../i18n/text.tsx'

/** A screen that the menu and the quick way lead to. */
export interface Place {
  readonly path: string
  readonly name: TextKey
  /** Any of these lets the place show; none: it is for everybody. */
  readonly needs: readonly Permission[]
}

export interface PlaceGroup {
  /** The first group is one's own day: it has no heading. */
  readonly name: TextKey | null
  readonly places: readonly Place[]
}

/** In the order of a day: what waits, what one writes, what readers write, what the paper is made of, how the house runs. */
export const PLACE_GROUPS: readonly PlaceGroup[] = [
  {
    name: null,
    places: [
      { path: '/', name: 'nav.home', needs: [] },
      { path: '/articles', name: 'nav.articles', needs: ['article.read'] },
      { path: '/front', name: 'nav.front', needs: ['front.manage'] },
      { path: '/media', name: 'nav.media', needs: ['media.edit'] },
      { path: '/search', name: 'nav.search', needs: [] },
    ],
  },
  {
    name: 'group.readers',
    places: [
      { path: '/comments', name: 'nav.comments', needs: ['comment.moderate'] },
      { path: '/letters', name: 'nav.letters', needs: ['letter.handle'] },
      { path: '/moderation', name: 'nav.moderation', needs: ['comment.moderate'] },
    ],
  },
  {
    name: 'group.paper',
    places: [
      { path: '/sections', name: 'nav.sections', needs: ['section.manage'] },
      { path: '/persons', name: 'nav.persons', needs: ['person.manage'] },
      { path: '/tags', name: 'nav.tags', needs: ['tag.manage'] },
      { path: '/pages', name: 'nav.pages', needs: ['page.manage'] },
      { path: '/menus', name: 'nav.menus', needs: ['menu.manage'] },
      { path: '/house-style', name: 'nav.house', needs: ['house.manage'] },
    ],
  },
  {
    name: 'group.house',
    places: [
      { path: '/site', name: 'nav.site', needs: ['site.manage'] },
      { path: '/care', name: 'nav.care', needs: ['site.manage'] },
      { path: '/accounts', name: 'nav.accounts', needs: ['account.manage'] },
      { path: '/demands', name: 'nav.demands', needs: ['legal.manage'] },
      { path: '/import', name: 'nav.import', needs: ['import.run'] },
      { path: '/audit', name: 'nav.audit', needs: ['audit.read'] },
      { path: '/jobs', name: 'nav.jobs', needs: ['job.manage'] },
    ],
  },
]
