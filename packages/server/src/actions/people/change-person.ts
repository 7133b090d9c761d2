import { fold, slug } from '@warraq/arabic'
import { Refusal } from '@warraq/core/errors'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { dropPages } from '../articles/public-copy.ts'
import { unsignAnswers } from '../comments/staff-identities.ts'
import { forgetName } from '../search/forget-name.ts'
import { planReindex, waitForIndex } from '../search/wait-for-index.ts'
import { requiredName } from './accounts.ts'
import type { PersonFields } from './person-fields.ts'
import { personColumns, putOtherNames } from './person-fields.ts'
import { allow } from './staff.ts'

/** A hidden byline disappears from every page, old ones too: all that name the person are dropped. */
export const changePerson = defineAction(
  async (context, input: PersonFields & { readonly id: number; readonly name?: string }): Promise<null> => {
    await allow(context, 'person.manage')
    const { db } = context
    const before = await db
      .selectFrom('person')
      .select(['name', 'slug', 'byline_hidden'])
      .where('id', '=', input.id)
      .executeTakeFirst()
    if (!before) throw new Refusal('not-found', { person: input.id })
    const name = input.name === undefined ? before.name : requiredName(input.name)
    // A slug that was made from the name follows it; one that was chosen stays.
    const follows = before.slug === slug(before.name) ? { slug: slug(name) } : {}
    const columns = { name, name_key: fold(name), ...follows, ...(await personColumns(context, input, name)) }
    await db.updateTable('person').set(columns).where('id', '=', input.id).execute()
    const renamed = (await putOtherNames(context, input.id, input.otherNames)) || name !== before.name
    const hidden = input.bylineHidden === undefined ? before.byline_hidden : input.bylineHidden ? 1 : 0
    const articleIds = await articlesOf(context, input.id)
    if (hidden > before.byline_hidden) await forgetName(context, articleIds)
    else if (renamed || hidden !== before.byline_hidden) await planReindex(context, articleIds)
    if (name !== before.name) await waitForIndex(context, 'desk', await workingCopiesOf(context, input.id))
    if (hidden > before.byline_hidden) await unsignAnswers(context, { personId: input.id })
    context.drop(`person:${input.id}`, 'front', 'lists')
    if (hidden < before.byline_hidden) await dropWhereAbsent(context, articleIds)
    context.audit('person.changed', `person:${input.id}`)
    return null
  },
)

async function articlesOf({ db }: WriteContext, personId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('public_byline')
    .select('article_id')
    .where('person_id', '=', personId)
    .distinct()
    .execute()
  return rows.map(({ article_id }) => article_id)
}

/** Above this, all pages are dropped with one notice instead of some for each article. */
const MANY = 300

/** Pages that were made without a name do not carry its tag: when it is shown again they are found by their articles. */
async function dropWhereAbsent(context: WriteContext, articleIds: readonly number[]): Promise<void> {
  if (articleIds.length > MANY) context.drop('site')
  else for (const id of articleIds) await dropPages(context, id)
}

/** Articles whose working copy is signed with a name, public or not. */
async function workingCopiesOf({ db }: WriteContext, personId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('article')
    .select('id')
    .where((e) =>
      e.or([e('content', 'like', `%"personId":${personId},%`), e('content', 'like', `%"personId":${personId}}%`)]),
    )
    .execute()
  return rows.map(({ id }) => id)
}
