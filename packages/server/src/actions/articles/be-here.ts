import { mayEdit } from '@warraq/core/articles/editing'
import { GONE_AFTER_SECONDS, penIsFree } from '@warraq/core/articles/pen'
import { Refusal } from '@warraq/core/errors'
import { plusSeconds } from '@warraq/core/time'
import { defineAction } from '../action.ts'
import type { WriteContext } from '../action.ts'
import { layDownPen, loadPen, readableArticle } from './pen.ts'

export interface BeHere {
  readonly id: number
  readonly tab: string
  readonly pen: 'keep' | 'take' | 'none'
}

/**
 * Says that a tab has the article open, and what it wants of the pen: keep it (when it is free or this tab's), take it
 * from whoever has it, or leave it. Said again every fifteen seconds; who falls silent is gone.
 */
export const beHere = defineAction(async (context, input: BeHere): Promise<{ hasPen: boolean }> => {
  const { article, staff, accountId } = await readableArticle(context, input.id)
  await notePresence(context, input, accountId)
  if (input.pen === 'none') {
    await layDownPen(context, input, accountId)
    return { hasPen: false }
  }
  const allowed = mayEdit(staff, article.state, article)
  if (!allowed && input.pen === 'take') throw new Refusal('not-allowed', { permission: 'article.edit' })
  const pen = await loadPen(context, input.id)
  const free = penIsFree(pen, { accountId, tab: input.tab }, context.now)
  if (!allowed || (!free && input.pen === 'keep')) return { hasPen: false }
  const kept = pen?.tab === input.tab && pen.accountId === accountId
  const row = { account_id: accountId, tab: input.tab, seen_at: context.now }
  const taken = { taken_at: context.now, taken_from: free ? null : (pen?.accountId ?? null) }
  await context.db
    .insertInto('article_lock')
    .values({ article_id: input.id, ...row, ...taken })
    .onConflict((conflict) => conflict.column('article_id').doUpdateSet(kept ? row : { ...row, ...taken }))
    .execute()
  return { hasPen: true }
})

async function notePresence({ db, now }: WriteContext, { id, tab }: BeHere, accountId: number): Promise<void> {
  await db
    .deleteFrom('article_presence')
    .where('article_id', '=', id)
    .where('seen_at', '<=', plusSeconds(now, -GONE_AFTER_SECONDS))
    .execute()
  await db
    .insertInto('article_presence')
    .values({ article_id: id, tab, account_id: accountId, seen_at: now })
    .onConflict((conflict) =>
      conflict.columns(['article_id', 'tab']).doUpdateSet({ account_id: accountId, seen_at: now }),
    )
    .execute()
}
