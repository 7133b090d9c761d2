import { listMentions, findNames, listNotes } from '../../store/desk/notes.ts'
import { refuseUnreadable } from '../../store/desk/article-view.ts'
import { listSittings, readChangers, readSitting, readTogether } from '../../store/desk/together.ts'
import type { Caller, DeskEntries } from '../route.ts'

const DONE = { done: true } as const
const as = (caller: Caller) => ({ kind: 'account', accountId: caller.account.id }) as const

/** Several people at one article. */
export const togetherEntries: DeskEntries<
  | 'articles.together'
  | 'articles.here'
  | 'articles.leave'
  | 'articles.sittings'
  | 'articles.sitting'
  | 'articles.changers'
> = {
  'articles.together': {
    who: 'article.read',
    handle: async ({ desk, id, caller }) => {
      await refuseUnreadable(desk.read, caller.staff, id)
      return readTogether(desk.read, id, desk.now())
    },
  },
  // Saying it twice is saying it once: no retry key is kept, so that presence leaves nothing behind.
  'articles.here': {
    who: 'article.read',
    handle: async ({ desk, id, input, caller }) => {
      await desk.call('articles/be-here', { id, ...input }, { actor: as(caller) })
      return readTogether(desk.read, id, desk.now())
    },
  },
  'articles.leave': {
    who: 'article.read',
    handle: ({ desk, id, input, caller }) =>
      desk.call('articles/leave-article', { id, ...input }, { actor: as(caller) }),
  },
  'articles.sittings': {
    who: 'article.read',
    handle: async ({ desk, id, caller }) => {
      await refuseUnreadable(desk.read, caller.staff, id)
      return { rows: await listSittings(desk.read, id), next: null }
    },
  },
  'articles.sitting': {
    who: 'article.read',
    handle: async ({ desk, id, n, caller }) => {
      await refuseUnreadable(desk.read, caller.staff, id)
      return readSitting(desk.read, id, n)
    },
  },
  'articles.changers': {
    who: 'article.read',
    handle: async ({ desk, id, caller }) => {
      await refuseUnreadable(desk.read, caller.staff, id)
      return readChangers(desk.read, id)
    },
  },
}

/** What the newsroom says to itself on a draft. */
export const noteEntries: DeskEntries<
  | 'notes.list'
  | 'notes.create'
  | 'notes.say'
  | 'notes.state'
  | 'notes.move'
  | 'notes.names'
  | 'mentions.list'
  | 'mentions.read'
> = {
  'notes.list': {
    who: 'article.read',
    handle: async ({ desk, id, caller }) => {
      await refuseUnreadable(desk.read, caller.staff, id)
      return { rows: await listNotes(desk.read, caller.staff, id), next: null }
    },
  },
  'notes.create': {
    who: 'article.read',
    handle: ({ desk, id, input, caller, retryKeys }) =>
      desk.call('articles/create-note', { id, ...input }, { actor: as(caller), retryKeys }),
  },
  'notes.say': {
    who: 'article.read',
    handle: ({ desk, id, n, input, caller, retryKeys }) =>
      desk.call('articles/add-note-line', { id, noteId: n, ...input }, { actor: as(caller), retryKeys }),
  },
  'notes.state': {
    who: 'article.read',
    handle: ({ desk, id, n, input, caller, retryKeys }) =>
      desk.call('articles/settle-note', { id, noteId: n, ...input }, { actor: as(caller), retryKeys }),
  },
  'notes.move': {
    who: 'article.edit',
    bytes: 512 * 1024,
    handle: ({ desk, id, input, caller, retryKeys }) =>
      desk.call('articles/move-notes', { id, ...input }, { actor: as(caller), retryKeys }),
  },
  'notes.names': {
    who: 'article.read',
    handle: async ({ desk, id, input: { q }, caller }) => {
      await refuseUnreadable(desk.read, caller.staff, id)
      return { rows: await findNames(desk.read, { id, q, not: caller.account.id }), next: null }
    },
  },
  'mentions.list': {
    who: 'staff',
    handle: async ({ desk, caller }) => ({ rows: await listMentions(desk.read, caller.staff), next: null }),
  },
  'mentions.read': {
    who: 'article.read',
    handle: async ({ desk, id, caller, retryKeys }) => {
      await desk.call('articles/read-mentions', { id }, { actor: as(caller), retryKeys })
      return DONE
    },
  },
}
