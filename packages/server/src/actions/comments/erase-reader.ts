import { ERASED_NAME, ERASED_TEXT } from '@warraq/core/comments/erased.table'
import type { CommentState } from '@warraq/core/comments/states'
import { readSiteSettings } from '../../store/reader/site.ts'
import { clearUnusedBytes } from '../../store/secure-delete.ts'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { inParts } from '../search/in-parts.ts'
import { countLikes } from './like-comment.ts'
import { takeFromIndex } from '../search/write-index.ts'
import { closeCases } from './cases.ts'
import { actingReader } from './own-comment.ts'
import { addCommentEvent, countComments } from './store-comment.ts'

/**
 * Takes everything about a reader away: texts, names, address, network, reports, likes, letters. What stays is the place of
 * each comment in its discussion, and of each decision its effect, clause and dates. A ban keeps its digest until it ends.
 * By a proved address: of every reader who gave it. Cannot be undone.
 */
export const eraseReader = defineAction(
  async (context, input: { identityToken: string | null }): Promise<{ erased: number }> => {
    const reader = await actingReader(context, input.identityToken)
    await clearUnusedBytes(context.db, context.dialect, true)
    const comments = await inParts(reader.ids, (ids) =>
      context.db
        .selectFrom('comment')
        .select(['id', 'article_id', 'state', 'latest_revision_id', 'lock_version'])
        .where('identity_id', 'in', ids)
        .execute(),
    )
    await eraseComments(context, comments)
    await inParts(reader.ids, async (ids) => {
      await forgetReports(context, ids)
      await forgetLikes(context, ids)
      await forgetReader(context, ids)
      return []
    })
    for (const articleId of new Set(comments.map(({ article_id }) => article_id)))
      await countComments(context, articleId)
    context.audit('reader.erased', `identity:${reader.ids[0] ?? 0}`, {
      identities: reader.ids,
      comments: comments.length,
    })
    await clearUnusedBytes(context.db, context.dialect, false)
    return { erased: comments.length }
  },
)

interface ErasedComment {
  readonly id: number
  readonly article_id: number
  readonly state: CommentState
  readonly latest_revision_id: number | null
  readonly lock_version: number
}

async function eraseComments(context: WriteContext, comments: readonly ErasedComment[]): Promise<void> {
  const { settings } = await readSiteSettings(context.db)
  const ids = comments.map(({ id }) => id)
  await inParts(ids, async (part) => {
    await eraseTexts(context, part)
    await eraseDecisions(context, part)
    await eraseProposals(context, part)
    await context.db
      .updateTable('comment')
      .set((e) => ({
        state: 'erased',
        display_name: ERASED_NAME[settings.language],
        published_revision_id: null,
        lock_version: e('lock_version', '+', 1),
        likes: 0,
      }))
      .where('id', 'in', part)
      .execute()
    return []
  })
  for (const comment of comments.filter(({ state }) => state !== 'erased'))
    await addCommentEvent(context, {
      commentId: comment.id,
      type: 'erase',
      from: comment.state,
      to: 'erased',
      revisionId: comment.latest_revision_id ?? 0,
      decisionId: null,
      actor: 'guest',
      at: context.now,
    })
  await closeCases(context, ids)
  await takeFromIndex(context, 'comments', ids)
}

/** Also what others wrote about the texts: a note or a report may well quote them. */
async function eraseTexts({ db }: WriteContext, commentIds: readonly number[]): Promise<void> {
  const revisions = db.selectFrom('comment_revision').select('id').where('comment_id', 'in', commentIds)
  await db.deleteFrom('trace').where('revision_id', 'in', revisions).execute()
  await db.deleteFrom('evidence').where('revision_id', 'in', revisions).execute()
  await db.deleteFrom('screening').where('revision_id', 'in', revisions).execute()
  await db.deleteFrom('comment_shingle').where('revision_id', 'in', revisions).execute()
  await db
    .updateTable('comment_revision')
    .set({ body: '', links: '[]', letters: 0, lang: 'und' })
    .where('comment_id', 'in', commentIds)
    .execute()
  await db.updateTable('case_note').set({ text: ERASED_TEXT }).where('comment_id', 'in', commentIds).execute()
  await db.updateTable('report').set({ note: '' }).where('comment_id', 'in', commentIds).execute()
  await db.deleteFrom('comment_like').where('comment_id', 'in', commentIds).execute()
  await db.deleteFrom('answer_waiting').where('comment_id', 'in', commentIds).execute()
}

async function eraseDecisions({ db }: WriteContext, commentIds: readonly number[]): Promise<void> {
  const decisions = db.selectFrom('decision').select('id').where('comment_id', 'in', commentIds)
  await db
    .updateTable('statement')
    .set({ text_ar: ERASED_TEXT, text_en: ERASED_TEXT, dsa: null, access_token_hash: null, appeal_until: null })
    .where('decision_id', 'in', decisions)
    .execute()
  await db
    .updateTable('appeal')
    .set({ text: ERASED_TEXT, answer: ERASED_TEXT, outside_token_hash: null })
    .where('comment_id', 'in', commentIds)
    .execute()
  await db
    .updateTable('decision')
    .set({ facts: ERASED_TEXT })
    .where('comment_id', 'in', commentIds)
    .where('facts', '<>', '')
    .execute()
}

/** What somebody proposed and nobody settled is overtaken; of what many comments share, the words go once it is settled. */
async function eraseProposals({ db, now }: WriteContext, commentIds: readonly number[]): Promise<void> {
  await db
    .updateTable('proposal')
    .set({ outcome: 'overtaken', settled_at: now })
    .where('comment_id', 'in', commentIds)
    .where('outcome', 'is', null)
    .execute()
  await db.updateTable('proposal').set({ input: '{}' }).where('comment_id', 'in', commentIds).execute()
  const shared = await db
    .selectFrom('proposal')
    .select(['id', 'input'])
    .where('kind', '=', 'many')
    .where('outcome', 'is not', null)
    .where('input', '<>', '{}')
    .execute()
  const gone = new Set(commentIds)
  const about = shared.filter(({ input }) =>
    ((JSON.parse(input) as { items?: readonly { commentId: number }[] }).items ?? []).some(({ commentId }) =>
      gone.has(commentId),
    ),
  )
  for (const { id } of about) await db.updateTable('proposal').set({ input: '{}' }).where('id', '=', id).execute()
}

/** What the reader reported stays counted, without a word of theirs. */
async function forgetReports({ db }: WriteContext, ids: readonly number[]): Promise<void> {
  await db
    .updateTable('report')
    .set({ note: '', law: '', contact_enc: null, net_prefix_hmac: '' })
    .where('identity_id', 'in', ids)
    .execute()
}

async function forgetLikes(context: WriteContext, ids: readonly number[]): Promise<void> {
  const { db } = context
  const liked = await db.selectFrom('comment_like').select('comment_id').where('identity_id', 'in', ids).execute()
  await db.deleteFrom('comment_like').where('identity_id', 'in', ids).execute()
  for (const { comment_id } of liked) await countLikes(context, comment_id)
}

async function forgetReader(context: WriteContext, ids: readonly number[]): Promise<void> {
  const { db, now } = context
  const { settings } = await readSiteSettings(db)
  await db.deleteFrom('contact').where('identity_id', 'in', ids).execute()
  await db.deleteFrom('reader_link').where('identity_id', 'in', ids).execute()
  await db.deleteFrom('answer_waiting').where('identity_id', 'in', ids).execute()
  await db.deleteFrom('answer_letters').where('identity_id', 'in', ids).execute()
  await db
    .updateTable('decision')
    .set({ facts: ERASED_TEXT })
    .where('identity_id', 'in', ids)
    .where('facts', '<>', '')
    .execute()
  await db.updateTable('proposal').set({ input: '{}' }).where('identity_id', 'in', ids).execute()
  await db
    .updateTable('identity')
    .set({ display_name: ERASED_NAME[settings.language], name_key: '', erased_at: now })
    .where('id', 'in', ids)
    .execute()
}
