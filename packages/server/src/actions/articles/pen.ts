import type { Pen } from '@warraq/core/articles/pen'
import { penIsFree } from '@warraq/core/articles/pen'
import type { ArticleState } from '@warraq/core/articles/states'
import { Refusal } from '@warraq/core/errors'
import { can } from '@warraq/core/people/permissions'
import type { Staff } from '@warraq/core/people/roles'
import type { WriteContext } from '../action.ts'
import { accountIdOf, actingStaff } from '../people/staff.ts'

/** What acts beside an article's text need to know of it; without its text. */
export interface ArticleAtHand {
  readonly id: number
  readonly state: ArticleState
  readonly ownerId: number | null
  readonly sectionId: number | null
}

/** The article and who is acting, when the acting person may read it. */
export async function readableArticle(
  context: WriteContext,
  id: number,
): Promise<{ article: ArticleAtHand; staff: Staff; accountId: number }> {
  const staff = await actingStaff(context)
  const accountId = accountIdOf(context)
  if (accountId === null) throw new Refusal('sign-in-needed')
  const row = await context.db
    .selectFrom('article')
    .select(['state', 'created_by', 'section_id'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', { article: id })
  const article = { id, state: row.state, ownerId: row.created_by, sectionId: row.section_id }
  if (!can(staff, 'article.read', article)) throw new Refusal('not-allowed', { permission: 'article.read' })
  return { article, staff, accountId }
}

export async function loadPen({ db }: WriteContext, articleId: number): Promise<Pen | null> {
  const row = await db
    .selectFrom('article_lock')
    .select(['account_id', 'tab', 'seen_at'])
    .where('article_id', '=', articleId)
    .executeTakeFirst()
  return row ? { accountId: row.account_id, tab: row.tab, seenAt: row.seen_at } : null
}

/** The tab has the pen no more, when it had it. */
export async function layDownPen(
  { db }: WriteContext,
  { id, tab }: { readonly id: number; readonly tab: string },
  accountId: number,
): Promise<void> {
  await db
    .deleteFrom('article_lock')
    .where('article_id', '=', id)
    .where('tab', '=', tab)
    .where('account_id', '=', accountId)
    .execute()
}

/** Refuses a save of somebody else while one person writes. The operator and jobs are held to the lock version alone. */
export async function refuseWithoutPen(context: WriteContext, articleId: number, tab: string | null): Promise<void> {
  if (context.actor.kind !== 'account') return
  const pen = await loadPen(context, articleId)
  if (pen === null || penIsFree(pen, { accountId: accountIdOf(context), tab }, context.now)) return
  const holder = await context.db
    .selectFrom('account')
    .select('name')
    .where('id', '=', pen.accountId)
    .executeTakeFirstOrThrow()
  throw new Refusal('pen-taken', { by: holder.name })
}
