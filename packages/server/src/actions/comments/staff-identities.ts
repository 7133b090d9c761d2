import { fold } from '@warraq/arabic'
import type { Team } from '@warraq/core/comments/staff-names.table'
import { TEAM_NAMES } from '@warraq/core/comments/staff-names.table'
import { readSiteSettings } from '../../store/reader/site.ts'
import type { WriteContext } from '../action.ts'

export interface StaffName {
  readonly identityId: number
  readonly name: string
}

/** The newspaper's own voice under comments. No account hangs on it: nothing public leads from it to a person. */
export async function teamIdentity(context: WriteContext, team: Team): Promise<StaffName> {
  const { settings } = await readSiteSettings(context.db)
  const name = TEAM_NAMES[settings.language][team]
  return { identityId: await identityOf(context, `staff:${team}`, name, null), name }
}

/** Somebody who answers under the byline that stands above the article. */
export async function bylineIdentity(context: WriteContext, accountId: number, name: string): Promise<StaffName> {
  return { identityId: await identityOf(context, `staff:account-${accountId}`, name, accountId), name }
}

/** Two who answer at once for the first time get one identity. */
async function identityOf(
  { db, now }: WriteContext,
  key: string,
  name: string,
  accountId: number | null,
): Promise<number> {
  const { id } = await db
    .insertInto('identity')
    .values({
      kind: 'staff',
      display_name: name,
      name_key: fold(name),
      standing: 'normal',
      trust: 0,
      account_id: accountId,
      import_key: key,
      created_at: now,
      erased_at: null,
    })
    .onConflict((conflict) => conflict.column('import_key').doUpdateSet({ display_name: name, name_key: fold(name) }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

/**
 * Answers signed with a byline that is hidden from now on become the newspaper's: those of a person everywhere, or all
 * under an article.
 */
export async function unsignAnswers(
  context: WriteContext,
  where: { readonly personId: number } | { readonly articleId: number },
): Promise<void> {
  const signed = context.db
    .selectFrom('comment as c')
    .innerJoin('identity as i', 'i.id', 'c.identity_id')
    .innerJoin('account as a', 'a.id', 'i.account_id')
    .select(['c.id', 'c.article_id'])
    .where('i.kind', '=', 'staff')
  const rows = await (
    'personId' in where
      ? signed.where('a.person_id', '=', where.personId)
      : signed.where('c.article_id', '=', where.articleId)
  ).execute()
  if (rows.length === 0) return
  const { identityId, name } = await teamIdentity(context, 'writers')
  for (const { id, article_id } of rows) {
    await context.db
      .updateTable('comment')
      .set({ identity_id: identityId, display_name: name })
      .where('id', '=', id)
      .execute()
    context.drop(`article:${article_id}`)
  }
}
