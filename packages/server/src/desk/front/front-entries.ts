import { plusSeconds } from '@warraq/core/time'
import { runningLines } from '../../store/desk/breaking.ts'
import { formerFronts, readFront } from '../../store/desk/front.ts'
import type { Caller, DeskEntries } from '../route.ts'

const LAYOUT_BYTES = 256 * 1024
/** As the reader site counts what is read most. */
const MOST_READ_SECONDS = 7 * 24 * 3600

const as = (caller: Caller) => ({ kind: 'account', accountId: caller.account.id }) as const

export const frontEntries: DeskEntries<
  'front.read' | 'front.save' | 'front.publish' | 'front.restore' | 'front.history' | 'front.preview'
> = {
  'front.read': {
    who: 'front.manage',
    handle: ({ desk, input: { lang } }) =>
      readFront(desk.read, lang, plusSeconds(desk.now(), -MOST_READ_SECONDS).slice(0, 10)),
  },
  'front.save': {
    who: 'front.manage',
    bytes: LAYOUT_BYTES,
    handle: ({ desk, input, caller, retryKeys }) =>
      desk.call('site/save-front', input, { actor: as(caller), retryKeys }),
  },
  'front.publish': {
    who: 'front.manage',
    handle: ({ desk, input, caller, retryKeys }) =>
      desk.call('site/publish-front', input, { actor: as(caller), retryKeys }),
  },
  'front.restore': {
    who: 'front.manage',
    handle: ({ desk, input, caller, retryKeys }) =>
      desk.call('site/restore-front', input, { actor: as(caller), retryKeys }),
  },
  'front.history': {
    who: 'front.manage',
    handle: async ({ desk, input: { lang } }) => ({ rows: await formerFronts(desk.read, lang), next: null }),
  },
  'front.preview': {
    who: 'front.manage',
    handle: ({ desk, input: { lang } }) => desk.previewFront(lang),
  },
}

export const breakingEntries: DeskEntries<'breaking.list' | 'breaking.start' | 'breaking.time'> = {
  'breaking.list': {
    who: 'staff',
    handle: async ({ desk }) => ({
      rows: await runningLines(desk.read, desk.config.publicUrl.origin, desk.now()),
      next: null,
    }),
  },
  'breaking.start': {
    who: 'article.publish',
    handle: async ({ desk, input, caller, retryKeys }) => {
      const made = await desk.call('articles/break-news', input, { actor: as(caller), retryKeys })
      const lines = await runningLines(desk.read, desk.config.publicUrl.origin, desk.now())
      return { ...made, url: lines.find(({ articleId }) => articleId === made.articleId)?.url ?? '' }
    },
  },
  'breaking.time': {
    who: 'article.publish',
    handle: ({ desk, id, input: { minutes }, caller, retryKeys }) =>
      desk.call('articles/time-breaking', { articleId: id, minutes }, { actor: as(caller), retryKeys }),
  },
}
