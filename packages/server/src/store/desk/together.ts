import { lastChangers } from '@warraq/core/articles/blame'
import type { ArticleContent } from '@warraq/core/articles/content'
import { GONE_AFTER_SECONDS } from '@warraq/core/articles/pen'
import type { Changers, PersonHere, SittingRow, SittingView, Together } from '@warraq/core/contract/together'
import { Refusal } from '@warraq/core/errors'
import type { Instant } from '@warraq/core/time'
import { plusSeconds } from '@warraq/core/time'
import type { ReadDb } from '../database.ts'
import { referencesOf } from './article-view.ts'

/** Who is at an article and what changed there since one looked; small, because every open tab asks every few seconds. */
export async function readTogether(db: ReadDb, articleId: number, now: Instant): Promise<Together> {
  const since = plusSeconds(now, -GONE_AFTER_SECONDS)
  const [people, pen, article, notes] = await Promise.all([
    db
      .selectFrom('article_presence as p')
      .innerJoin('account as a', 'a.id', 'p.account_id')
      .select(['a.id', 'a.name', 'a.gender'])
      .distinct()
      .where('p.article_id', '=', articleId)
      .where('p.seen_at', '>', since)
      .orderBy('a.name')
      .limit(50)
      .execute(),
    db
      .selectFrom('article_lock as l')
      .innerJoin('account as a', 'a.id', 'l.account_id')
      .select(['a.id', 'a.name', 'a.gender', 'l.tab', 'l.taken_at'])
      .where('l.article_id', '=', articleId)
      .where('l.seen_at', '>', since)
      .executeTakeFirst(),
    db.selectFrom('article').select('lock_version').where('id', '=', articleId).executeTakeFirst(),
    db
      .selectFrom('article_note')
      .select((e) => e.fn.max('changed_at').as('at'))
      .where('article_id', '=', articleId)
      .executeTakeFirst(),
  ])
  if (!article) throw new Refusal('not-found', { article: articleId })
  return {
    people: people.map(person),
    pen: pen ? { ...person(pen), tab: pen.tab, since: pen.taken_at } : null,
    lockVersion: article.lock_version,
    notesAt: notes?.at ?? null,
  }
}

const person = (row: { id: number; name: string; gender: 'f' | 'm' | 'unset' }): PersonHere => ({
  accountId: row.id,
  name: row.name,
  gender: row.gender === 'unset' ? null : row.gender,
})

const MOST_SITTINGS = 200

function sittings(db: ReadDb, articleId: number) {
  return db
    .selectFrom('article_save as s')
    .leftJoin('account as a', 'a.id', 's.account_id')
    .select(['s.id', 's.began_at', 's.saved_at', 's.content', 'a.name'])
    .where('s.article_id', '=', articleId)
}

type StoredSitting = Awaited<ReturnType<ReturnType<typeof sittings>['execute']>>[number]

const rowOf = (row: StoredSitting, content: ArticleContent): SittingRow => ({
  id: row.id,
  by: row.name ?? '',
  beganAt: row.began_at,
  savedAt: row.saved_at,
  title: content.title,
})

/** Newest first. */
export async function listSittings(db: ReadDb, articleId: number): Promise<SittingRow[]> {
  const rows = await sittings(db, articleId).orderBy('s.id', 'desc').limit(MOST_SITTINGS).execute()
  return rows.map((row) => rowOf(row, JSON.parse(row.content) as ArticleContent))
}

export async function readSitting(db: ReadDb, articleId: number, id: number): Promise<SittingView> {
  const row = await sittings(db, articleId).where('s.id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('not-found', { sitting: id })
  const content = JSON.parse(row.content) as ArticleContent
  const { by, title, savedAt } = rowOf(row, content)
  return { n: id, at: savedAt, by, title, content, ...(await referencesOf(db, content)) }
}

/** Who changed each block of the working copy last, as far back as sittings are kept. */
export async function readChangers(db: ReadDb, articleId: number): Promise<Changers> {
  const article = await db
    .selectFrom('article as a')
    .leftJoin('account as w', 'w.id', 'a.saved_by')
    .select(['a.lock_version', 'a.content', 'a.saved_at', 'w.name'])
    .where('a.id', '=', articleId)
    .executeTakeFirst()
  if (!article) throw new Refusal('not-found', { article: articleId })
  const rows = await sittings(db, articleId).orderBy('s.id', 'desc').limit(MOST_SITTINGS).execute()
  const texts = rows
    .toReversed()
    .map((row) => ({ blocks: blocksOf(row.content), who: { by: row.name ?? '', at: row.saved_at } }))
  const current = { blocks: blocksOf(article.content), who: { by: article.name ?? '', at: article.saved_at } }
  return { lockVersion: article.lock_version, blocks: lastChangers([...texts, current]) }
}

const blocksOf = (content: string): string[] =>
  (JSON.parse(content) as ArticleContent).body.content.map((block) => JSON.stringify(block))
