import { appealOfComment } from '../../store/desk/appeals.ts'
import type { Caller, DeskEntries } from '../route.ts'

const as = (caller: Caller) => ({ kind: 'account', accountId: caller.account.id }) as const

/** Appeals before the moderators. */
export const appealEntries: DeskEntries<'appeals.read' | 'appeals.decide' | 'appeals.link'> = {
  'appeals.read': {
    who: 'comment.moderate',
    handle: async ({ desk, id, lang, caller }) => ({
      appeal: await appealOfComment(desk.read, { commentId: id, staff: caller.staff, lang, now: desk.now() }),
    }),
  },
  'appeals.decide': {
    who: 'comment.moderate',
    handle: ({ desk, id, input, caller, retryKeys }) =>
      desk.call('comments/decide-appeal', { appealId: id, ...input }, { actor: as(caller), retryKeys }),
  },
  // Not kept for a retry: the secret stands nowhere but in this answer.
  'appeals.link': {
    who: 'site.manage',
    handle: async ({ desk, id, caller }) => {
      const { token } = await desk.call('comments/make-outside-link', { appealId: id }, { actor: as(caller) })
      return { url: new URL(`/comments/appeal/${token}`, desk.config.publicUrl).href }
    },
  },
}
