import { shownText } from '@warraq/core/comments/display'
import { hearerOf, mayHear } from '@warraq/core/comments/appeals'
import { OPERATOR_NAME } from '@warraq/core/comments/reasons.table'
import type { AppealDetail } from '@warraq/core/contract/appeals'
import type { Instant } from '@warraq/core/time'
import { can, permissionsOf } from '@warraq/core/people/permissions'
import type { Staff } from '@warraq/core/people/roles'
import { ROLES } from '@warraq/core/people/roles'
import type { ReadDb } from '../database.ts'
import { clauseVersions } from '../reader/clauses.ts'
import { readModeration } from '../reader/moderation.ts'

export interface AppealAsked {
  readonly commentId: number
  readonly staff: Staff
  readonly lang: 'ar' | 'en'
  readonly now: Instant
}

/** The newest appeal about a comment as this member of staff sees it; null when there is none. */
export async function appealOfComment(db: ReadDb, asked: AppealAsked): Promise<AppealDetail | null> {
  const { commentId, staff, lang, now } = asked
  const row = await newestAppeal(db, commentId)
  if (!row) return null
  const clauses = await clauseVersions(db, JSON.parse(row.clause_version_ids) as number[])
  const deciders = [row.account_id, row.second_account_id].filter((id) => id !== null)
  const heardInside = hearerOf({ deciders, moderators: await moderators(db) }) === 'moderators'
  const open = row.state === 'open'
  const overdue = open && row.due_at <= now
  return {
    id: row.id,
    state: row.state,
    text: shownText(row.text),
    openedAt: row.opened_at,
    dueAt: row.due_at,
    overdue,
    first: {
      effect: row.effect as AppealDetail['first']['effect'],
      by: row.first_name ?? (row.automated_decision === 1 ? null : OPERATOR_NAME[lang]),
      at: row.at,
      clauses: clauses.map(({ code, titleAr, titleEn, definitionAr, definitionEn }) => ({
        code,
        title: lang === 'ar' ? titleAr : titleEn,
        text: lang === 'ar' ? definitionAr : definitionEn,
      })),
      facts: row.facts,
    },
    outside: open ? !heardInside || overdue : row.outside === 1,
    outsideName: (await readModeration(db)).settings.appeals.outside?.name ?? null,
    ownDecision: !mayHear(staff.id, deciders),
    mayLink: open && (!heardInside || overdue) && can(staff, 'site.manage'),
    answer: open ? null : shownText(row.answer),
    decidedAt: row.decided_at,
    decidedBy: row.reviewer_name,
  }
}

function newestAppeal(db: ReadDb, commentId: number) {
  return db
    .selectFrom('appeal as p')
    .innerJoin('decision as d', 'd.id', 'p.decision_id')
    .leftJoin('account as f', 'f.id', 'p.first_account_id')
    .leftJoin('account as r', 'r.id', 'p.reviewer_account_id')
    .select(['p.id', 'p.state', 'p.text', 'p.opened_at', 'p.due_at', 'p.outside', 'p.answer', 'p.decided_at'])
    .select(['d.account_id', 'd.second_account_id', 'f.name as first_name', 'r.name as reviewer_name'])
    .select(['d.effect', 'd.at', 'd.facts', 'd.clause_version_ids', 'd.automated_decision'])
    .where('p.comment_id', '=', commentId)
    .orderBy('p.id', 'desc')
    .limit(1)
    .executeTakeFirst()
}

async function moderators(db: ReadDb): Promise<number[]> {
  const roles = ROLES.filter((role) => permissionsOf(role).includes('comment.moderate'))
  const rows = await db
    .selectFrom('account')
    .select('id')
    .where('status', '=', 'active')
    .where('role', 'in', roles)
    .execute()
  return rows.map(({ id }) => id)
}
