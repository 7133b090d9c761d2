import { slug } from '@warraq/arabic'
import type { ArticleContent } from '@warraq/core/articles/content'
import { mayEdit } from '@warraq/core/articles/editing'
import { bodyReferences } from '@warraq/core/articles/references'
import { stepsFrom } from '@warraq/core/articles/workflow'
import type { ArticleView, Correction } from '@warraq/core/contract/articles'
import type { MediaRef } from '@warraq/core/contract/media'
import { DESK_ROUTES } from '@warraq/core/contract/routes'
import { DESK_PREFIX } from '@warraq/core/contract/wire'
import { Refusal } from '@warraq/core/errors'
import { articlePath, shortPath } from '@warraq/core/links/addresses'
import { can } from '@warraq/core/people/permissions'
import type { Staff } from '@warraq/core/people/roles'
import type { ReadDb } from '../database.ts'
import { readSiteSettings } from '../reader/site.ts'
import { isPublic, nextOf, personNames, reviewersOf } from './article-list.ts'
import { mediaRefs } from './media.ts'

/** Everything the editor shows of an article to this member of staff. `origin` has no slash at its end. */
export async function readArticle(db: ReadDb, staff: Staff, origin: string, id: number): Promise<ArticleView> {
  const row = await loadRow(db, staff, id)
  const working = JSON.parse(row.content) as ArticleContent
  const subject = { ownerId: row.created_by, sectionId: row.section_id }
  const [references, reviewers, corrections, revisionCount, returned, publicUrl] = await Promise.all([
    referencesOf(db, working),
    reviewersOf(db, row.state === 'in-review' ? [id] : []),
    correctionsOf(db, id),
    countRevisions(db, id),
    lastReturn(db, id),
    publicUrlOf(db, id),
  ])
  return {
    id,
    state: row.state,
    lockVersion: row.lock_version,
    working,
    savedAt: row.saved_at,
    savedBy: row.saver_name ?? '',
    ...references,
    owner: { accountId: row.created_by ?? 0, name: row.owner_name ?? '' },
    mayEdit: mayEdit(staff, row.state, subject),
    steps: stepsFrom(staff, row.state, subject),
    mayCorrect: isPublic(row.state) && can(staff, 'article.correct', subject),
    next: nextOf({ ...row, reviewer: reviewers.get(id) ?? null }),
    shortLink: origin + shortPath(row.short_code),
    publicUrl: publicUrl === null ? null : origin + publicUrl,
    previewUrl: DESK_PREFIX + DESK_ROUTES['articles.preview'].path.replace(':id', String(id)),
    automaticSlug: slug(working.title),
    publishedAt: row.first_published_at,
    scheduledAt: row.scheduled_at,
    withdrawn:
      row.state === 'withdrawn' && row.withdrawn_at !== null
        ? { at: row.withdrawn_at, reason: row.withdrawn_reason ?? '' }
        : null,
    changedSincePublished: isPublic(row.state) && Boolean(row.changed),
    revisionCount,
    corrections,
    returnNote: row.state === 'draft' ? returned : null,
  }
}

/** The row with names, when this member of staff may read it. */
async function loadRow(db: ReadDb, staff: Staff, id: number) {
  const row = await db
    .selectFrom('article as a')
    .leftJoin('account as o', 'o.id', 'a.created_by')
    .leftJoin('account as w', 'w.id', 'a.saved_by')
    .leftJoin('article_revision as r', 'r.id', 'a.published_revision_id')
    .select((e) => [
      'a.state',
      'a.lock_version',
      'a.content',
      'a.section_id',
      'a.short_code',
      'a.created_by',
      'a.saved_at',
      'a.scheduled_at',
      'a.first_published_at',
      'a.withdrawn_at',
      'a.withdrawn_reason',
      'o.name as owner_name',
      'o.gender as owner_gender',
      'w.name as saver_name',
      e('r.content', '!=', e.ref('a.content')).as('changed'),
    ])
    .where('a.id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', { article: id })
  if (!can(staff, 'article.read', { ownerId: row.created_by, sectionId: row.section_id }))
    throw new Refusal('not-allowed', { permission: 'article.read' })
  return row
}

/** Refuses as `readArticle` does, for what hangs on an article. */
export async function refuseUnreadable(db: ReadDb, staff: Staff, id: number): Promise<void> {
  const row = await db
    .selectFrom('article')
    .select(['created_by', 'section_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', { article: id })
  if (!can(staff, 'article.read', { ownerId: row.created_by, sectionId: row.section_id }))
    throw new Refusal('not-allowed', { permission: 'article.read' })
}

export interface References {
  readonly media: Readonly<Record<string, MediaRef>>
  readonly persons: Readonly<Record<string, string>>
  readonly related: Readonly<Record<string, string>>
}

/** Pictures, persons and articles that a content names by id, so that they can be shown. */
export async function referencesOf(db: ReadDb, content: ArticleContent): Promise<References> {
  const { mediaIds, articleIds } = bodyReferences(content.body)
  const [media, persons, related] = await Promise.all([
    mediaRefs(db, content.lead ? [content.lead.mediaId, ...mediaIds] : mediaIds),
    personNames(
      db,
      content.bylines.map(({ personId }) => personId),
    ),
    titlesOf(db, articleIds),
  ])
  return { media, persons: Object.fromEntries([...persons].map(([id, name]) => [String(id), name])), related }
}

export async function titlesOf(db: ReadDb, ids: readonly number[]): Promise<Record<string, string>> {
  if (ids.length === 0) return {}
  const rows = await db.selectFrom('article').select(['id', 'title']).where('id', 'in', ids).execute()
  return Object.fromEntries(rows.map(({ id, title }) => [String(id), title]))
}

async function correctionsOf(db: ReadDb, articleId: number): Promise<Correction[]> {
  const rows = await db
    .selectFrom('correction as c')
    .leftJoin('account as a', 'a.id', 'c.account_id')
    .select(['c.id', 'c.text', 'c.at', 'a.name'])
    .where('c.article_id', '=', articleId)
    .orderBy('c.id', 'desc')
    .execute()
  return rows.map(({ id, text, at, name }) => ({ id, text, at, by: name ?? '' }))
}

async function countRevisions(db: ReadDb, articleId: number): Promise<number> {
  const { n } = await db
    .selectFrom('article_revision')
    .select((e) => e.fn.countAll<number>().as('n'))
    .where('article_id', '=', articleId)
    .executeTakeFirstOrThrow()
  return n
}

/** The note of the last step, when that step sent the article back. */
async function lastReturn(db: ReadDb, articleId: number): Promise<ArticleView['returnNote']> {
  const row = await db
    .selectFrom('article_step as t')
    .leftJoin('account as a', 'a.id', 't.account_id')
    .select(['t.step', 't.note', 't.at', 'a.name'])
    .where('t.article_id', '=', articleId)
    .orderBy('t.id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.step === 'return' && row.note !== '' ? { text: row.note, by: row.name ?? '', at: row.at } : null
}

/** The path readers find it at, as it goes on the wire; null while they cannot. */
export async function publicUrlOf(db: ReadDb, articleId: number): Promise<string | null> {
  const row = await db
    .selectFrom('public_article as p')
    .leftJoin('section as s', 's.id', 'p.section_id')
    .select(['p.slug', 'p.lang', 's.slug as section_slug'])
    .where('p.id', '=', articleId)
    .executeTakeFirst()
  if (!row) return null
  const { settings } = await readSiteSettings(db)
  return articlePath(
    { id: articleId, slug: row.slug, sectionSlug: row.section_slug },
    row.lang === settings.language ? null : row.lang,
  )
}
