import { shortPath } from '@warraq/core/links/addresses'
import { permissionsOf } from '@warraq/core/people/permissions'
import { readHistory, readRevision } from '../../store/desk/article-history.ts'
import { listAlikeTitles } from '../../store/desk/alike-titles.ts'
import { countArticles, listArticles } from '../../store/desk/article-list.ts'
import { readArticle, refuseUnreadable } from '../../store/desk/article-view.ts'
import { countFailedJobs, countWaitingComments } from '../../store/desk/counts.ts'
import type { Caller, DeskEntries } from '../route.ts'
import { findArticles } from '../search/search-entries.ts'

/** A body of 1 MB, in the JSON and UTF-8 of a whole article. */
const ARTICLE_BYTES = 1_500_000

const as = (caller: Caller) => ({ kind: 'account', accountId: caller.account.id }) as const
const viewer = (caller: Caller) => ({ staff: caller.staff, personId: caller.account.personId })

export const articleEntries: DeskEntries<
  | 'desk.counts'
  | 'articles.list'
  | 'articles.create'
  | 'articles.read'
  | 'articles.save'
  | 'articles.step'
  | 'articles.correct'
  | 'articles.preview'
  | 'articles.alike'
  | 'articles.history'
  | 'articles.revision'
> = {
  'desk.counts': {
    who: 'staff',
    handle: async ({ desk, caller }) => {
      const may = permissionsOf(caller.staff.role)
      const [articles, heldComments, failedJobs] = await Promise.all([
        countArticles(desk.read, viewer(caller)),
        may.includes('comment.moderate') ? countWaitingComments(desk.read) : null,
        may.includes('job.manage') ? countFailedJobs(desk.read) : null,
      ])
      return { ...articles, heldComments, failedJobs }
    },
  },
  'articles.list': {
    who: 'article.read',
    handle: async ({ desk, input: { q = '', ...input }, caller }) => {
      if (q.trim() === '') return listArticles(desk.read, viewer(caller), input)
      const { rows, next } = await findArticles(desk, viewer(caller), { ...input, q })
      return { rows, next }
    },
  },
  'articles.create': {
    who: 'article.create',
    handle: async ({ desk, input, caller, retryKeys }) => {
      const { id, lockVersion, shortCode } = await desk.call('articles/create-article', input, {
        actor: as(caller),
        retryKeys,
      })
      return { id, lockVersion, shortLink: desk.config.publicUrl.origin + shortPath(shortCode) }
    },
  },
  'articles.read': {
    who: 'article.read',
    handle: ({ desk, id, caller }) => readArticle(desk.read, caller.staff, desk.config.publicUrl.origin, id),
  },
  'articles.save': {
    who: 'article.edit',
    bytes: ARTICLE_BYTES,
    handle: ({ desk, id, input, caller, retryKeys }) =>
      desk.call('articles/save-working', { id, ...input }, { actor: as(caller), retryKeys }),
  },
  'articles.step': {
    who: 'article.submit',
    handle: async ({ desk, id, input, caller, retryKeys }) => {
      const { to: step, ...rest } = input
      await desk.call('articles/take-step', { id, step, ...rest }, { actor: as(caller), retryKeys })
      return readArticle(desk.read, caller.staff, desk.config.publicUrl.origin, id)
    },
  },
  'articles.correct': {
    who: 'article.correct',
    handle: ({ desk, id, input, caller, retryKeys }) =>
      desk.call('articles/correct-article', { id, ...input }, { actor: as(caller), retryKeys }),
  },
  'articles.preview': {
    who: 'article.read',
    handle: async ({ desk, id, caller }) => {
      await refuseUnreadable(desk.read, caller.staff, id)
      return desk.preview(id)
    },
  },
  'articles.alike': {
    who: 'article.read',
    handle: async ({ desk, id, input: { title }, caller }) => {
      await refuseUnreadable(desk.read, caller.staff, id)
      return { rows: await listAlikeTitles(desk.read, viewer(caller), { id, title, now: desk.now() }) }
    },
  },
  'articles.history': {
    who: 'article.read',
    handle: async ({ desk, id, caller }) => {
      await refuseUnreadable(desk.read, caller.staff, id)
      return readHistory(desk.read, id)
    },
  },
  'articles.revision': {
    who: 'article.read',
    handle: async ({ desk, id, n, caller }) => {
      await refuseUnreadable(desk.read, caller.staff, id)
      return readRevision(desk.read, id, n)
    },
  },
}
