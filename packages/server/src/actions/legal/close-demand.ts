import type { DemandOutcome } from '@warraq/core/contract/care'
import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { cleanProse } from '../articles/clean-content.ts'
import { unsignAnswers } from '../comments/staff-identities.ts'
import { loadArticle } from '../articles/load-article.ts'
import { dropPages } from '../articles/public-copy.ts'
import { takeStep } from '../articles/take-step.ts'
import { accountIdOf, allow } from '../people/staff.ts'
import { forgetName } from '../search/forget-name.ts'
import { openDemand } from './save-demand.ts'

export interface CloseDemand {
  readonly id: number
  readonly outcome: DemandOutcome
  readonly reason: string
  readonly lockVersion: number
}

/**
 * Decides a demand, and does to each of its articles what the outcome says: a correction must have been made since
 * (`correction-needed`), bylines go, search engines are turned away, or the page answers 451 in the authority's name.
 */
export const closeDemand = defineAction(async (context, input: CloseDemand): Promise<null> => {
  await allow(context, 'legal.manage')
  const demand = await openDemand(context, input.id, input.lockVersion)
  const reason = cleanProse(input.reason)
  if (reason === '') throw new Refusal('reason-needed')
  const articles = await context.db
    .selectFrom('legal_demand_article')
    .select('article_id')
    .where('demand_id', '=', demand.id)
    .execute()
  for (const { article_id } of articles)
    await EFFECTS[input.outcome](context, article_id, {
      authority: demand.authority,
      since: demand.received_on,
      reason,
    })
  await context.db
    .updateTable('legal_demand')
    .set({
      outcome: input.outcome,
      reason,
      closed_at: context.now,
      closed_by: accountIdOf(context),
      lock_version: demand.lock_version + 1,
    })
    .where('id', '=', demand.id)
    .execute()
  context.drop('transparency')
  context.audit(`legal.${input.outcome}`, `demand:${demand.id}`, { articles: articles.length })
  return null
})

interface Ground {
  readonly authority: string
  readonly since: string
  readonly reason: string
}
type Effect = (context: WriteContext, articleId: number, ground: Ground) => Promise<void>

const EFFECTS: Readonly<Record<DemandOutcome, Effect>> = {
  refused: () => Promise.resolve(),
  corrected: refuseUncorrected,
  'byline-hidden': hideBylines,
  unlisted: turnSearchAway,
  withdrawn: withdraw,
}

async function refuseUncorrected({ db }: WriteContext, articleId: number, { since }: Ground): Promise<void> {
  const made = await db
    .selectFrom('correction')
    .select('id')
    .where('article_id', '=', articleId)
    .where('at', '>=', since)
    .executeTakeFirst()
  if (!made) throw new Refusal('correction-needed')
}

async function hideBylines(context: WriteContext, articleId: number): Promise<void> {
  await context.db.updateTable('article').set({ bylines_hidden: 1 }).where('id', '=', articleId).execute()
  // Dropped before the rows go: they say which pages of persons named it.
  await dropPages(context, articleId)
  context.drop(`card:${articleId}`)
  await unsignAnswers(context, { articleId })
  await context.db.deleteFrom('public_byline').where('article_id', '=', articleId).execute()
  await forgetName(context, [articleId])
}

async function turnSearchAway(context: WriteContext, articleId: number): Promise<void> {
  await context.db.updateTable('article').set({ unlisted: 1 }).where('id', '=', articleId).execute()
  await context.db.updateTable('public_article').set({ unlisted: 1 }).where('id', '=', articleId).execute()
  await dropPages(context, articleId)
}

async function withdraw(context: WriteContext, articleId: number, { authority, reason }: Ground): Promise<void> {
  const article = await loadArticle(context, articleId)
  if (article.state !== 'withdrawn')
    await takeStep.run(context, { id: articleId, step: 'withdraw', lockVersion: article.lockVersion, reason })
  await context.db.updateTable('article').set({ legal_authority: authority }).where('id', '=', articleId).execute()
  context.drop(`article:${articleId}`)
}
