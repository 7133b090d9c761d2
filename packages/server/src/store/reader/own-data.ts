import { isClauseOnly } from '@warraq/core/comments/statement'
import type { ReadDb } from '../database.ts'
import { clauseVersions } from './clauses.ts'
import type { OwnReader } from './own-comments.ts'

/**
 * Everything that is kept about a reader, in plain words: Regulation (EU) 2016/679, articles 15 and 20. No names of
 * moderators and no notes of theirs; the address only to who has proved it. `unseal` opens sealed addresses.
 */
export async function readerData(db: ReadDb, reader: OwnReader, unseal: (sealed: string) => string) {
  const ids = [...reader.ids]
  return {
    readers: await identities(db, ids, reader.verified ? unseal : null),
    comments: await comments(db, ids),
    reports: await reports(db, ids),
    likes: await db
      .selectFrom('comment_like')
      .select(['comment_id as comment', 'at'])
      .where('identity_id', 'in', ids)
      .orderBy('comment_id')
      .execute(),
    sanctions: await sanctions(db, ids),
    letters: await db
      .selectFrom('answer_letters')
      .select(['often', 'confirmed_at as confirmedAt', 'last_sent_at as lastSentAt'])
      .where('identity_id', 'in', ids)
      .execute(),
  }
}

async function identities(db: ReadDb, ids: readonly number[], unseal: ((sealed: string) => string) | null) {
  const rows = await db
    .selectFrom('identity as i')
    .leftJoin('contact as c', 'c.identity_id', 'i.id')
    .select(['i.id', 'i.display_name', 'i.created_at', 'i.standing', 'c.email_enc', 'c.verified_at'])
    .where('i.id', 'in', ids)
    .orderBy('i.id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.display_name,
    since: row.created_at,
    standing: row.standing,
    email: row.email_enc !== null && unseal !== null ? unseal(row.email_enc) : null,
    emailKept: row.email_enc !== null,
    emailProvedAt: row.verified_at,
  }))
}

async function comments(db: ReadDb, ids: readonly number[]) {
  const rows = await db
    .selectFrom('comment')
    .select(['id', 'article_id', 'parent_id', 'display_name', 'state', 'created_at', 'edited_at', 'likes'])
    .where('identity_id', 'in', ids)
    .orderBy('id')
    .execute()
  const byComment = await revisions(db, ids)
  const decided = await decisions(db, ids)
  return rows.map((row) => ({
    id: row.id,
    article: row.article_id,
    inAnswerTo: row.parent_id,
    name: row.display_name,
    state: row.state,
    sentAt: row.created_at,
    editedAt: row.edited_at,
    likes: row.likes,
    texts: byComment.filter(({ comment }) => comment === row.id).map(({ comment: _comment, ...text }) => text),
    decisions: decided
      .filter(({ comment }) => comment === row.id)
      .map(({ comment: _comment, ...decision }) => decision),
  }))
}

async function revisions(db: ReadDb, ids: readonly number[]) {
  return db
    .selectFrom('comment_revision as r')
    .innerJoin('comment as c', 'c.id', 'r.comment_id')
    .leftJoin('trace as t', 't.revision_id', 'r.id')
    .select(['r.comment_id as comment', 'r.n', 'r.body as text', 'r.submitted_at as sentAt'])
    .select(['t.agent_family as browser', 't.expires_at as networkDigestKeptUntil'])
    .where('c.identity_id', 'in', [...ids])
    .orderBy('r.comment_id')
    .orderBy('r.n')
    .execute()
}

/** As their statements say them: of clauses about the sacred, religions and God the number and nothing else. */
async function decisions(db: ReadDb, ids: readonly number[]) {
  const rows = await db
    .selectFrom('decision as d')
    .innerJoin('comment as c', 'c.id', 'd.comment_id')
    .leftJoin('statement as s', 's.decision_id', 'd.id')
    .leftJoin('appeal as a', 'a.decision_id', 'd.id')
    .select(['d.id', 'd.comment_id as comment', 'd.effect', 'd.facts', 'd.at', 'd.ends_at', 'd.clause_version_ids'])
    .select(['d.automated_decision', 'd.supersedes_id', 's.text_ar', 's.text_en', 's.appeal_until'])
    .select(['a.text', 'a.state', 'a.answer', 'a.opened_at', 'a.decided_at'])
    .where('c.identity_id', 'in', [...ids])
    .orderBy('d.id')
    .execute()
  const cited = rows.map((row) => JSON.parse(row.clause_version_ids) as number[])
  const versions = new Map((await clauseVersions(db, [...new Set(cited.flat())])).map((v) => [v.versionId, v]))
  return rows.map((row, n) => {
    const clauses = (cited[n] ?? []).flatMap((id) => versions.get(id) ?? [])
    const quiet = isClauseOnly(clauses.map(({ code }) => code))
    return {
      id: row.id,
      comment: row.comment,
      effect: row.effect,
      at: row.at,
      endsAt: row.ends_at,
      automated: row.automated_decision === 1,
      undoes: row.supersedes_id,
      clauses: clauses.map(({ code, version, titleAr, titleEn }) =>
        quiet ? { code, version } : { code, version, titleAr, titleEn },
      ),
      facts: quiet ? '' : row.facts,
      statement: row.text_ar === null ? null : { ar: row.text_ar, en: row.text_en },
      appealUntil: row.appeal_until,
      appeal:
        row.text === null
          ? null
          : { text: row.text, state: row.state, answer: row.answer, filedAt: row.opened_at, decidedAt: row.decided_at },
    }
  })
}

async function reports(db: ReadDb, ids: readonly number[]) {
  return db
    .selectFrom('report')
    .select(['id', 'comment_id as comment', 'kind', 'clause_code as clause', 'note', 'law', 'outcome'])
    .select(['created_at as at', 'closed_at as closedAt'])
    .where('identity_id', 'in', [...ids])
    .orderBy('id')
    .execute()
}

async function sanctions(db: ReadDb, ids: readonly number[]) {
  const emails = await db
    .selectFrom('contact')
    .select('email_hmac')
    .where('identity_id', 'in', [...ids])
    .execute()
  return db
    .selectFrom('sanction')
    .select(['kind', 'target_kind as by', 'weight', 'starts_at as from', 'ends_at as until', 'lifted_at as liftedAt'])
    .select('decision_id as decision')
    .where((e) =>
      e.or([
        e.and([e('target_kind', '=', 'identity'), e('target', 'in', ids.map(String))]),
        ...(emails.length === 0
          ? []
          : [
              e.and([
                e('target_kind', '=', 'email'),
                e(
                  'target',
                  'in',
                  emails.map(({ email_hmac }) => email_hmac),
                ),
              ]),
            ]),
      ]),
    )
    .orderBy('id')
    .execute()
}
