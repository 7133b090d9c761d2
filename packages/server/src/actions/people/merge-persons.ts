import { Refusal } from '@warraq/core/errors'
import type { ArticleContent } from '@warraq/core/articles/content'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { replaceInContents } from '../articles/replace-in-contents.ts'
import { dropPages } from '../articles/public-copy.ts'
import { unsignAnswers } from '../comments/staff-identities.ts'
import { forgetName } from '../search/forget-name.ts'
import { planReindex, waitForIndex } from '../search/wait-for-index.ts'
import { redirectAddresses } from '../site/old-addresses.ts'
import { allow } from './staff.ts'

/** Above this, all pages are dropped with one notice instead of one for each article. */
const MANY = 300

/**
 * Two entries are one person: everything signed by the first is signed by the second, revisions that may yet come out
 * too; the first is gone and its page leads to the second. What only the first said of itself is kept where the second
 * says nothing.
 */
export const mergePersons = defineAction(async (context, input: { id: number; intoId: number }): Promise<null> => {
  await allow(context, 'person.manage')
  const { id, intoId } = input
  if (id === intoId) throw new Refusal('bad-input', { field: 'intoId' })
  const from = await load(context, id)
  const into = await load(context, intoId)
  await moveAccount(context, id, intoId)
  const signed = await articlesSigned(context, id)
  await moveBylines(context, id, intoId)
  const rewritten = await replaceInContents(context, 'personId', id, intoId)
  await dropDoubles(context, rewritten)
  await keepWhatIsSaid(context, from, into)
  await redirectAddresses(context, 'person', id, intoId)
  await leadThere(context, from, intoId)
  await context.db
    .updateTable('import_item')
    .set({ target_id: intoId })
    .where('kind', '=', 'person')
    .where('target_id', '=', id)
    .execute()
  await context.db.deleteFrom('person').where('id', '=', id).execute()
  await makeAgain(context, { id, intoId, signed, rewritten })
  if (from.byline_hidden !== into.byline_hidden) await hideBoth(context, intoId)
  context.audit('person.merged', `person:${id}`, { into: intoId })
  return null
})

type Loaded = Awaited<ReturnType<typeof load>>

async function load({ db }: WriteContext, id: number) {
  const row = await db
    .selectFrom('person')
    .select(['id', 'slug', 'title', 'bio', 'portrait_id', 'byline_hidden'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) throw new Refusal('not-found', { person: id })
  return row
}

async function moveAccount({ db }: WriteContext, id: number, intoId: number): Promise<void> {
  const accounts = await db.selectFrom('account').select('person_id').where('person_id', 'in', [id, intoId]).execute()
  const both = new Set(accounts.map(({ person_id }) => person_id)).size > 1
  if (both) throw new Refusal('both-have-accounts', { person: id })
  await db.updateTable('account').set({ person_id: intoId }).where('person_id', '=', id).execute()
}

async function articlesSigned({ db }: WriteContext, personId: number): Promise<number[]> {
  const rows = await db
    .selectFrom('public_byline')
    .select('article_id')
    .where('person_id', '=', personId)
    .distinct()
    .execute()
  return rows.map(({ article_id }) => article_id)
}

async function moveBylines({ db }: WriteContext, id: number, intoId: number): Promise<void> {
  const already = db.selectFrom('public_byline').select('article_id').where('person_id', '=', intoId)
  await db.deleteFrom('public_byline').where('person_id', '=', id).where('article_id', 'in', already).execute()
  await db.updateTable('public_byline').set({ person_id: intoId }).where('person_id', '=', id).execute()
}

/** An article that both had signed names the one only once. */
async function dropDoubles({ db }: WriteContext, rewritten: readonly number[]): Promise<void> {
  const BATCH = 500
  for (let at = 0; at < rewritten.length; at += BATCH) {
    const ids = rewritten.slice(at, at + BATCH)
    for (const table of ['article', 'article_revision'] as const) {
      const rows = await db
        .selectFrom(table)
        .select(['id', 'content'])
        .where(table === 'article' ? 'id' : 'article_id', 'in', ids)
        .execute()
      for (const { id, content } of rows) {
        const whole = JSON.parse(content) as ArticleContent
        const persons = whole.bylines.map(({ personId }) => personId)
        if (new Set(persons).size === persons.length) continue
        const bylines = whole.bylines.filter(({ personId }, n) => persons.indexOf(personId) === n)
        await db
          .updateTable(table)
          .set({ content: JSON.stringify({ ...whole, bylines }) })
          .where('id', '=', id)
          .execute()
      }
    }
  }
}

async function keepWhatIsSaid({ db }: WriteContext, from: Loaded, into: Loaded): Promise<void> {
  await db
    .updateTable('person')
    .set({
      title: into.title === '' ? from.title : into.title,
      bio: into.bio === '' ? from.bio : into.bio,
      portrait_id: into.portrait_id ?? from.portrait_id,
      // Somebody who was hidden under one name is not shown under the other.
      byline_hidden: Math.max(from.byline_hidden, into.byline_hidden),
    })
    .where('id', '=', into.id)
    .execute()
  const theirs = db.selectFrom('person_name').select('lang').where('person_id', '=', into.id)
  await db.deleteFrom('person_name').where('person_id', '=', from.id).where('lang', 'in', theirs).execute()
  await db.updateTable('person_name').set({ person_id: into.id }).where('person_id', '=', from.id).execute()
}

/** The number in the address decided which person it was; it goes on doing so. */
async function leadThere({ db, now }: WriteContext, from: Loaded, intoId: number): Promise<void> {
  const row = { kind: 'person' as const, target_id: intoId, serve: 0, created_at: now }
  await db
    .insertInto('old_address')
    .values({ path_key: `/author/${from.id}`, ...row })
    .onConflict((conflict) => conflict.column('path_key').doUpdateSet(row))
    .execute()
}

/** Hidden under one name, now under both: what was signed with the shown one is found and signed by it no longer. */
async function hideBoth(context: WriteContext, intoId: number): Promise<void> {
  await forgetName(context, await articlesSigned(context, intoId))
  await unsignAnswers(context, { personId: intoId })
}

async function makeAgain(
  context: WriteContext,
  of: { id: number; intoId: number; signed: readonly number[]; rewritten: readonly number[] },
): Promise<void> {
  context.drop(`person:${of.id}`, `person:${of.intoId}`, 'front', 'lists')
  if (of.signed.length > MANY) context.drop('site')
  else for (const article of of.signed) await dropPages(context, article)
  await planReindex(context, of.signed)
  await waitForIndex(context, 'desk', of.rewritten)
}
