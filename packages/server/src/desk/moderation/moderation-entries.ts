import { isDangerousForReaders } from '@warraq/core/people/dangerous-changes'
import { PERMISSIONS } from '@warraq/core/people/permissions'
import { markOf } from '../../actions/site/marks.ts'
import { articleCommentMode, listCommentModes } from '../../store/desk/comment-modes.ts'
import { listRules, testCondition } from '../../store/desk/rules.ts'
import type { ReadDb } from '../../store/database.ts'
import { readModeration } from '../../store/reader/moderation.ts'
import type { Caller, DeskEntries } from '../route.ts'

const DONE = { done: true } as const
const as = (caller: Caller) => ({ kind: 'account', accountId: caller.account.id }) as const

type Names =
  | 'moderation.read'
  | 'moderation.save'
  | 'moderation.hookSecret'
  | 'rules.list'
  | 'rules.save'
  | 'rules.step'
  | 'rules.test'
  | 'modes.list'
  | 'modes.set'
  | 'modes.article'

/** How the newspaper moderates: its settings, its rules, and the ways of sections and articles. */
export const moderationEntries: DeskEntries<Names> = {
  'moderation.read': {
    who: 'moderation.manage',
    handle: async ({ desk: { read } }) => ({
      ...(await readModeration(read)),
      ...(await lastSaved(read)),
      moderators: await moderators(read),
      hasHookSecret: (await markOf(read, 'scorer-secret')) !== null,
    }),
  },
  'moderation.save': {
    who: 'moderation.manage',
    stepUp: async ({ desk, input }) =>
      isDangerousForReaders((await readModeration(desk.read)).settings, input.settings),
    handle: ({ desk, input, caller, retryKeys }) =>
      desk.call('comments/save-moderation', input, { actor: as(caller), retryKeys }),
  },
  'moderation.hookSecret': {
    who: 'moderation.manage',
    stepUp: true,
    // No retry keys: the answer is kept with them, and this one must not be kept.
    handle: ({ desk, caller }) => desk.call('comments/renew-hook-secret', null, { actor: as(caller) }),
  },
  'rules.list': {
    who: 'moderation.manage',
    handle: async ({ desk }) => ({ rows: await listRules(desk.read), next: null }),
  },
  'rules.save': {
    who: 'moderation.manage',
    handle: ({ desk, input, caller, retryKeys }) =>
      desk.call('comments/save-rule', input, { actor: as(caller), retryKeys }),
  },
  'rules.step': {
    who: 'moderation.manage',
    handle: async ({ desk, id, input, caller, retryKeys }) => {
      await desk.call('comments/step-rule', { id, ...input }, { actor: as(caller), retryKeys })
      return DONE
    },
  },
  'rules.test': { who: 'moderation.manage', handle: ({ desk, input }) => testCondition(desk.read, input.condition) },
  'modes.list': {
    who: 'comment.moderate',
    handle: async ({ desk }) => ({ rows: await listCommentModes(desk.read, desk.now()), next: null }),
  },
  'modes.set': {
    who: 'comment.moderate',
    handle: async ({ desk, input, caller, retryKeys }) => {
      await desk.call('comments/set-mode', input, { actor: as(caller), retryKeys })
      return DONE
    },
  },
  'modes.article': {
    who: 'comment.moderate',
    handle: ({ desk, id }) => articleCommentMode(desk.read, id, desk.now()),
  },
}

async function lastSaved(read: ReadDb): Promise<{ readonly savedAt: string | null; readonly savedBy: string | null }> {
  const row = await read
    .selectFrom('setting as s')
    .leftJoin('account as a', 'a.id', 's.changed_by')
    .select(['s.changed_at', 'a.name'])
    .where('s.name', '=', 'moderation')
    .executeTakeFirst()
  return { savedAt: row?.changed_at ?? null, savedBy: row?.name ?? null }
}

async function moderators(read: ReadDb): Promise<{ id: number; name: string }[]> {
  return read
    .selectFrom('account')
    .select(['id', 'name'])
    .where('status', '=', 'active')
    .where('role', 'in', [...PERMISSIONS['comment.moderate']])
    .orderBy('name')
    .execute()
}
