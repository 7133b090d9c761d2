import { can } from '@warraq/core/people/permissions'
import { Refusal } from '@warraq/core/errors'
import type { AuditRow } from '@warraq/core/contract/audit'
import { writeCsv } from '@warraq/core/comments/csv'
import { listTokens } from '../../store/desk/api-tokens.ts'
import { auditForFile, listAudit } from '../../store/desk/audit.ts'
import type { Caller, DeskEntries } from '../route.ts'

const DONE = { done: true } as const
const as = (caller: Caller) => ({ kind: 'account', accountId: caller.account.id }) as const

/** Sessions of everybody, lost keys, tokens of programs. */
export const safetyEntries: DeskEntries<
  'session.endOthers' | 'session.endAll' | 'accounts.resetKeys' | 'tokens.list' | 'tokens.create' | 'tokens.end'
> = {
  'session.endOthers': {
    who: 'staff',
    enrolling: true,
    handle: async ({ desk, caller }) => {
      await desk.call('people/end-other-sessions', { sessionId: caller.sessionId }, { actor: as(caller) })
      return DONE
    },
  },
  'session.endAll': {
    who: 'account.manage',
    stepUp: true,
    handle: ({ desk, input, caller, retryKeys }) =>
      desk.call(
        'people/end-all-sessions',
        { except: caller.sessionId, tokens: input.tokens },
        { actor: as(caller), retryKeys },
      ),
  },
  'accounts.resetKeys': {
    who: 'account.manage',
    stepUp: true,
    handle: async ({ desk, id, caller, retryKeys }) => {
      const wanted = { accountId: id, mail: desk.config.mail !== null }
      await desk.call('people/reset-keys', wanted, { actor: as(caller), retryKeys })
      return DONE
    },
  },
  'tokens.list': {
    who: 'staff',
    handle: async ({ desk, input, caller }) => {
      const everybody = input.everybody !== undefined
      if (everybody && !can(caller.staff, 'account.manage'))
        throw new Refusal('not-allowed', { permission: 'account.manage' })
      return { rows: await listTokens(desk.read, desk.now(), everybody ? null : caller.account.id), next: null }
    },
  },
  'tokens.create': {
    who: 'staff',
    stepUp: true,
    handle: async ({ desk, input, caller, retryKeys }) => {
      const made = await desk.call('people/create-token', input, { actor: as(caller), retryKeys })
      return { id: made.id, token: desk.keys.unseal(made.sealedToken), expiresAt: made.expiresAt }
    },
  },
  'tokens.end': {
    who: 'staff',
    handle: async ({ desk, id, caller, retryKeys }) => {
      await desk.call('people/end-token', { id }, { actor: as(caller), retryKeys })
      return DONE
    },
  },
}

/** A file that spreadsheets still open; who needs more asks for a shorter time. */
const MOST_ROWS = 20_000

/** The log of acts. */
export const auditEntries: DeskEntries<'audit.list' | 'audit.export'> = {
  'audit.list': {
    who: 'audit.read',
    handle: ({ desk, input }) => listAudit(desk.read, input),
  },
  'audit.export': {
    who: 'audit.read',
    stepUp: true,
    handle: async ({ desk, input, caller }) => {
      const rows = await auditForFile(desk.read, input, MOST_ROWS + 1)
      const kept = rows.slice(0, MOST_ROWS)
      await desk.call('people/note-export', { what: 'audit', rows: kept.length }, { actor: as(caller) })
      return { csv: csvOf(kept), rows: kept.length, cut: rows.length > kept.length }
    },
  },
}

const COLUMNS = ['seq', 'at', 'actor', 'actor_name', 'act', 'subject', 'subject_name', 'details']

function csvOf(rows: readonly AuditRow[]): string {
  return writeCsv([
    COLUMNS,
    ...rows.map(({ seq, at, actor, actorName, act, subject, subjectName, payload }) => [
      String(seq),
      at,
      actor,
      actorName ?? '',
      act,
      subject,
      subjectName ?? '',
      payload,
    ]),
  ])
}
