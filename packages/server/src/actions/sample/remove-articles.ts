import type { WriteContext } from '../action.ts'
import { takePublicCopy } from '../articles/public-copy.ts'
import { countComments } from '../comments/store-comment.ts'
import { takeFromIndex } from '../search/write-index.ts'

/** Removes articles with everything that belongs to them; returns how many comments went with them. */
export async function removeArticles(context: WriteContext, ids: readonly number[]): Promise<number> {
  const { db } = context
  if (ids.length === 0) return 0
  for (const id of ids) await takePublicCopy(context, id)
  const comments = await db.selectFrom('comment').select(['id', 'identity_id']).where('article_id', 'in', ids).execute()
  await removeComments(
    context,
    comments.map(({ id }) => id),
  )
  await removeIdentities(
    context,
    comments.map(({ identity_id }) => identity_id),
  )
  for (const table of ['correction', 'article_view', 'short_code', 'article_step', 'article_revision'] as const) {
    await db.deleteFrom(table).where('article_id', 'in', ids).execute()
  }
  await db.deleteFrom('old_address').where('kind', '=', 'article').where('target_id', 'in', ids).execute()
  for (const id of ids)
    await db
      .updateTable('job')
      .set({ state: 'discarded', finished_at: context.now })
      .where('unique_key', 'like', `publish:${id}:%`)
      .where('state', '=', 'waiting')
      .execute()
  await db.updateTable('article').set({ translation_group: null }).where('translation_group', 'in', ids).execute()
  await takeFromIndex(context, 'desk', ids)
  await db.deleteFrom('article').where('id', 'in', ids).execute()
  return comments.length
}

/**
 * Removes the sample's comments on articles that stay, but not one that a reader has answered: the answer would be left
 * hanging in the air. Returns how many went.
 */
export async function removeSampleComments(context: WriteContext, ids: readonly number[]): Promise<number> {
  const { db } = context
  if (ids.length === 0) return 0
  const rows = await db.selectFrom('comment').select(['id', 'article_id']).where('id', 'in', ids).execute()
  if (rows.length === 0) return 0
  const going = new Set(rows.map(({ id }) => id))
  // An answer is always younger than what it answers, so one walk from the youngest finds every answered one.
  const answers = await db
    .selectFrom('comment')
    .select(['id', 'parent_id'])
    .where(
      'article_id',
      'in',
      rows.map(({ article_id }) => article_id),
    )
    .where('parent_id', 'is not', null)
    .orderBy('id', 'desc')
    .execute()
  for (const { id, parent_id: answered } of answers) if (answered !== null && !going.has(id)) going.delete(answered)
  await removeComments(context, [...going])
  for (const articleId of new Set(rows.map(({ article_id }) => article_id))) await countComments(context, articleId)
  return going.size
}

export async function removeComments(context: WriteContext, ids: readonly number[]): Promise<void> {
  const { db } = context
  if (ids.length === 0) return
  const decisions = db.selectFrom('decision').select('id').where('comment_id', 'in', ids)
  const revisions = db.selectFrom('comment_revision').select('id').where('comment_id', 'in', ids)
  await db.deleteFrom('comment_event').where('comment_id', 'in', ids).execute()
  await db.deleteFrom('statement').where('decision_id', 'in', decisions).execute()
  await db.deleteFrom('report').where('comment_id', 'in', ids).execute()
  // A decision that goes may have ended what stands against the author of another comment: that stays ended.
  await db.updateTable('sanction').set({ lifted_by: null }).where('lifted_by', 'in', decisions).execute()
  await db.deleteFrom('decision').where('comment_id', 'in', ids).execute()
  await db.deleteFrom('evidence').where('revision_id', 'in', revisions).execute()
  await db.deleteFrom('trace').where('revision_id', 'in', revisions).execute()
  await db.deleteFrom('comment_revision').where('comment_id', 'in', ids).execute()
  await takeFromIndex(context, 'comments', ids)
  await db.deleteFrom('comment').where('id', 'in', ids).execute()
}

/** Removes those of these commenters who are left without any comment; nobody keeps an address without a purpose. */
export async function removeIdentities(context: WriteContext, ids: readonly number[]): Promise<void> {
  const { db } = context
  if (ids.length === 0) return
  const idle = db
    .selectFrom('identity as i')
    .select('i.id')
    .where('i.id', 'in', ids)
    .where('i.kind', '=', 'guest')
    .where('i.standing', '=', 'normal')
    .where((e) =>
      e.not(e.exists(e.selectFrom('comment').select('comment.id').whereRef('comment.identity_id', '=', 'i.id'))),
    )
    .where((e) =>
      e.not(
        e.exists(
          e
            .selectFrom('comment_revision')
            .select('comment_revision.id')
            .whereRef('comment_revision.submitted_by', '=', 'i.id'),
        ),
      ),
    )
    .where((e) =>
      e.not(e.exists(e.selectFrom('decision').select('decision.id').whereRef('decision.identity_id', '=', 'i.id'))),
    )
  const going = (await idle.execute()).map(({ id }) => id)
  if (going.length === 0) return
  await db.deleteFrom('contact').where('identity_id', 'in', going).execute()
  await db.deleteFrom('identity').where('id', 'in', going).execute()
}
