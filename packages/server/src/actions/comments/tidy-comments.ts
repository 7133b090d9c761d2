import { ERASED_TEXT } from '@warraq/core/comments/erased.table'
import { plusSeconds } from '@warraq/core/time'
import { readModeration } from '../../store/reader/moderation.ts'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { refusePersons } from '../jobs/machinery.ts'
import { removeComments, removeIdentities } from '../sample/remove-articles.ts'
import { takeFromIndex } from '../search/write-index.ts'
import { closeCases } from './cases.ts'
import { addCommentEvent } from './store-comment.ts'

const DAY = 24 * 3600
/** What waits so long is nobody's fault any more: it goes to the top, marked. */
const FORGOTTEN_DAYS = 7
/** Of each kind in one transaction: others wait for the same writer. */
const AT_ONCE = 50

export interface TidiedComments {
  readonly spam: number
  readonly expired: number
  readonly escalated: number
  readonly purged: number
  /** There may be more of a kind. */
  readonly more: boolean
}

/**
 * What has served its time, as the settings of moderation say: spam goes, comments that nobody decided on expire after
 * having been put before everybody, texts of removals that quote the sacred go when nobody can appeal any more, and
 * digests of networks go everywhere; in «وضع الحماية» at once.
 */
export const tidyComments = defineAction(async (context, _input: null): Promise<TidiedComments> => {
  refusePersons(context)
  const { settings } = await readModeration(context.db)
  const before = (days: number) => plusSeconds(context.now, -days * DAY)
  const spam = await purgeSpam(context, before(settings.keep.spamDays))
  const expired = await expireWaiting(context, before(settings.keep.waitingDays))
  const escalated = await escalateForgotten(context, before(FORGOTTEN_DAYS))
  const purged = await purgeTexts(context)
  await forgetNetworks(
    context,
    settings.protection ? context.now : before(settings.keep.traceDays),
    settings.protection,
  )
  await context.db.deleteFrom('reader_link').where('expires_at', '<=', before(1)).execute()
  const more = [spam, expired, purged].includes(AT_ONCE)
  return { spam, expired, escalated, purged, more }
})

async function purgeSpam(context: WriteContext, until: string): Promise<number> {
  const rows = await context.db
    .selectFrom('comment as c')
    .select(['c.id', 'c.identity_id'])
    .where('c.state', '=', 'quarantined')
    .where('c.created_at', '<=', until)
    .where((e) => e.not(e.exists(e.selectFrom('comment as a').select('a.id').whereRef('a.parent_id', '=', 'c.id'))))
    .orderBy('c.id')
    .limit(AT_ONCE)
    .execute()
  await removeComments(
    context,
    rows.map(({ id }) => id),
  )
  await removeIdentities(context, [...new Set(rows.map(({ identity_id }) => identity_id))])
  return rows.length
}

async function expireWaiting(context: WriteContext, until: string): Promise<number> {
  const { db } = context
  const rows = await db
    .selectFrom('comment')
    .select(['id', 'state', 'latest_revision_id', 'lock_version'])
    .where('state', 'in', ['held', 'changes-requested', 'awaiting-verification'])
    .where('created_at', '<=', until)
    // What came from elsewhere is as old as it was there, and has not waited here.
    .where('source', '=', 'native')
    .orderBy('id')
    .limit(AT_ONCE)
    .execute()
  for (const { id, state, latest_revision_id, lock_version } of rows) {
    await db
      .updateTable('comment')
      .set({ state: 'expired', lock_version: lock_version + 1 })
      .where('id', '=', id)
      .execute()
    await addCommentEvent(context, {
      commentId: id,
      type: 'expire',
      from: state,
      to: 'expired',
      revisionId: latest_revision_id ?? 0,
      decisionId: null,
      actor: 'job',
      at: context.now,
    })
  }
  await closeCases(
    context,
    rows.map(({ id }) => id),
  )
  return rows.length
}

async function escalateForgotten({ db }: WriteContext, until: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('comment_case')
    .set({ state: 'escalated' })
    .where('state', '=', 'open')
    .where('queue', '!=', 'spam')
    .where('opened_at', '<=', until)
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

/** Removals whose statement says no more than a number (CL3 to CL5): after the term the text and the facts go as well. */
async function purgeTexts(context: WriteContext): Promise<number> {
  const { db, now } = context
  const rows = await db
    .selectFrom('statement as s')
    .innerJoin('decision as d', 'd.id', 's.decision_id')
    .leftJoin('appeal as a', 'a.decision_id', 'd.id')
    .select(['d.id', 'd.comment_id', 'd.facts'])
    .where('s.purge_at', '<=', now)
    .where((e) => e.or([e('a.state', 'is', null), e('a.state', '!=', 'open')]))
    .orderBy('d.id')
    .limit(AT_ONCE)
    .execute()
  const decisions = rows.map(({ id }) => id)
  if (decisions.length === 0) return 0
  const removed = db.selectFrom('comment').select('id').where('state', '=', 'removed')
  const comments = (
    await removed
      .where(
        'id',
        'in',
        rows.flatMap(({ comment_id }) => comment_id ?? []),
      )
      .execute()
  ).map(({ id }) => id)
  await db.updateTable('statement').set({ purge_at: null, dsa: null }).where('decision_id', 'in', decisions).execute()
  await db
    .updateTable('decision')
    .set({ facts: ERASED_TEXT })
    .where('id', 'in', decisions)
    .where('facts', '<>', '')
    .execute()
  await eraseBodies(context, comments)
  return decisions.length
}

/** Only of comments that are still removed: one that was put back is a reader's text again. */
async function eraseBodies(context: WriteContext, comments: readonly number[]): Promise<void> {
  if (comments.length === 0) return
  const { db } = context
  const revisions = db.selectFrom('comment_revision').select('id').where('comment_id', 'in', comments)
  await db.deleteFrom('evidence').where('revision_id', 'in', revisions).execute()
  await db.deleteFrom('screening').where('revision_id', 'in', revisions).execute()
  await db.updateTable('case_note').set({ text: ERASED_TEXT }).where('comment_id', 'in', comments).execute()
  await db.updateTable('report').set({ note: '' }).where('comment_id', 'in', comments).execute()
  await db
    .updateTable('comment_revision')
    .set({ body: '', links: '[]', letters: 0 })
    .where('comment_id', 'in', comments)
    .execute()
  await takeFromIndex(context, 'comments', comments)
}

/** @param all everything that could tell who wrote from where, however new */
async function forgetNetworks({ db }: WriteContext, until: string, all: boolean): Promise<void> {
  const old = db.selectFrom('comment_revision').select('id').where('submitted_at', '<=', until)
  const traces = db.deleteFrom('trace')
  await (all ? traces : traces.where('revision_id', 'in', old)).execute()
  const gone = { net_prefix_hmac: '' }
  await db.updateTable('report').set(gone).where('created_at', '<=', until).where('net_prefix_hmac', '!=', '').execute()
  await db.updateTable('comment_like').set(gone).where('at', '<=', until).where('net_prefix_hmac', '!=', '').execute()
  const ended = db.deleteFrom('sanction').where('target_kind', '=', 'net')
  await (all ? ended : ended.where('ends_at', '<=', until)).execute()
}
