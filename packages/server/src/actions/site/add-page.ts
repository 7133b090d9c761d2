import { cleanTitle } from '@warraq/arabic'
import { EMPTY_BODY } from '@warraq/core/articles/body'
import { Refusal } from '@warraq/core/errors'
import { readSiteSettings } from '../../store/reader/site.ts'
import { defineAction } from '../action.ts'
import { accountIdOf, allow } from '../people/staff.ts'
import { freePageSlug } from './page-slug.ts'

/** An empty static page that readers do not see yet. */
export const addPage = defineAction(async (context, input: { title: string }): Promise<{ id: number }> => {
  await allow(context, 'page.manage')
  const title = cleanTitle(input.title)
  if (title === '') throw new Refusal('name-needed', { field: 'title' })
  const { settings } = await readSiteSettings(context.db)
  const { id } = await context.db
    .insertInto('page')
    .values({
      slug: await freePageSlug(context, title),
      title,
      body: JSON.stringify(EMPTY_BODY),
      lang: settings.language,
      role: null,
      published: 0,
      lock_version: 1,
      changed_at: context.now,
      changed_by: accountIdOf(context),
      import_key: null,
      import_hash: null,
    })
    .returning('id')
    .executeTakeFirstOrThrow()
  context.audit('page.added', `page:${id}`)
  return { id }
})
