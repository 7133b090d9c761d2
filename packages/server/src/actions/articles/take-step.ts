import type { ArticleContent } from '@warraq/core/articles/content'
import { careOf } from '@warraq/core/care/care-of'
import { missingParts } from '@warraq/core/articles/publishable'
import type { ArticleState } from '@warraq/core/articles/states'
import type { Transition } from '@warraq/core/articles/workflow'
import { step } from '@warraq/core/articles/workflow'
import { Refusal } from '@warraq/core/errors'
import { asInstant } from '@warraq/core/time'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { refuseCareless } from '../care/refuse-careless.ts'
import { accountIdOf, actingStaff } from '../people/staff.ts'
import { cleanProse } from './clean-content.ts'
import type { StoredArticle } from './load-article.ts'
import { loadArticle, refuseStale } from './load-article.ts'
import { lastPublished, publishRevision } from './publish-revision.ts'
import { takePublicCopy } from './public-copy.ts'

export interface TakeStep {
  readonly id: number
  readonly step: Transition
  readonly lockVersion: number
  /** Internal, kept in the history. */
  readonly note?: string
  /** For `schedule` and `embargo`: when, UTC. */
  readonly at?: string
  /** For `withdraw`: shown on the 410 page. */
  readonly reason?: string
}

export interface StepTaken {
  readonly state: ArticleState
  readonly lockVersion: number
}

/** One step of an article's life, when the table of transitions and the permission table both allow it. */
export const takeStep = defineAction(async (context, input: TakeStep): Promise<StepTaken> => {
  const staff = await actingStaff(context)
  const article = await loadArticle(context, input.id)
  const verdict = step(staff, input.step, article.state, article)
  if (!verdict.ok) throw new Refusal(verdict.because, { from: article.state, step: input.step })
  await refuseStale(context, article, input.lockVersion)
  await effectOf(context, article, input)
  await noteStep(context, article, input, verdict.to)
  return { state: verdict.to, lockVersion: article.lockVersion + 1 }
})

async function effectOf(context: WriteContext, article: StoredArticle, input: TakeStep): Promise<void> {
  switch (input.step) {
    case 'publish':
    case 'republish':
      return publish(context, article)
    case 'schedule':
    case 'embargo':
      return schedule(context, article, input.at)
    case 'unschedule':
      return setColumns(context, article.id, { scheduled_at: null })
    case 'withdraw':
      return withdraw(context, article, input.reason)
    case 'archive':
      return openComments(context, article, false)
    case 'reopen':
      // As it was published: what the working copy says meanwhile is not public yet.
      return reopen(context, article)
    default:
      return
  }
}

function refuseIncomplete(content: ArticleContent): void {
  const missing = missingParts(content)
  if (missing.length > 0) throw new Refusal('not-publishable', { missing: missing.join(', '), parts: missing })
}

async function publish(context: WriteContext, article: StoredArticle): Promise<void> {
  refuseIncomplete(article.content)
  await refuseCareless(context, article, context.now)
  await publishRevision(context, article, { at: article.firstPublishedAt ?? context.now, updatedAt: context.now })
  await setColumns(context, article.id, {
    scheduled_at: null,
    withdrawn_at: null,
    withdrawn_reason: null,
    legal_authority: null,
  })
}

async function schedule(context: WriteContext, article: StoredArticle, at: string | undefined): Promise<void> {
  refuseIncomplete(article.content)
  const due = asInstant(at ?? '')
  if (due === null || due <= context.now) throw new Refusal('schedule-in-past')
  await refuseCareless(context, article, due)
  await setColumns(context, article.id, { scheduled_at: due })
  await context.plan({
    kind: 'publish-scheduled',
    payload: { articleId: article.id, at: due },
    runAt: due,
    uniqueKey: `publish:${article.id}:${due}:${article.lockVersion}`,
  })
  await context.emit({ type: 'article-scheduled', articleId: article.id, at: due })
}

async function withdraw(context: WriteContext, article: StoredArticle, reason: string | undefined): Promise<void> {
  const why = cleanProse(reason ?? '')
  if (why === '') throw new Refusal('reason-needed')
  await takePublicCopy(context, article.id)
  await setColumns(context, article.id, { withdrawn_at: context.now, withdrawn_reason: why, legal_authority: null })
  await context.emit({ type: 'article-withdrawn', articleId: article.id })
}

async function reopen(context: WriteContext, article: StoredArticle): Promise<void> {
  const content = (await lastPublished(context, article))?.content
  const open = content !== undefined && content.commentsOpen && careOf(content.flags, {}).comments
  return openComments(context, article, open)
}

async function openComments(context: WriteContext, article: StoredArticle, open: boolean): Promise<void> {
  await context.db
    .updateTable('public_article')
    .set({ comments_open: open ? 1 : 0 })
    .where('id', '=', article.id)
    .execute()
  context.drop(`article:${article.id}`)
}

type Columns = Partial<Record<'scheduled_at' | 'withdrawn_at' | 'withdrawn_reason' | 'legal_authority', string | null>>

async function setColumns(context: WriteContext, id: number, columns: Columns): Promise<void> {
  await context.db.updateTable('article').set(columns).where('id', '=', id).execute()
}

async function noteStep(
  context: WriteContext,
  article: StoredArticle,
  input: TakeStep,
  to: ArticleState,
): Promise<void> {
  await context.db
    .updateTable('article')
    .set({ state: to, lock_version: article.lockVersion + 1 })
    .where('id', '=', article.id)
    .execute()
  await context.db
    .insertInto('article_step')
    .values({
      article_id: article.id,
      step: input.step,
      from_state: article.state,
      to_state: to,
      note: cleanProse(input.reason ?? input.note ?? ''),
      at: context.now,
      account_id: accountIdOf(context),
    })
    .execute()
  if (input.step !== 'publish' && input.step !== 'withdraw')
    await context.emit({ type: 'article-moved', articleId: article.id, state: to })
  context.audit(`article.${input.step}`, `article:${article.id}`, { from: article.state, to })
}
