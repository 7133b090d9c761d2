import { cleanTitle } from '@warraq/arabic'
import type { Body } from '@warraq/core/articles/body'
import { checkBody } from '@warraq/core/articles/body'
import type { PageContent } from '@warraq/core/contract/pages'
import { Refusal } from '@warraq/core/errors'
import type { Json } from '@warraq/core/json'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { accountIdOf, allow } from '../people/staff.ts'
import { freeAddress, moveAddress } from './old-addresses.ts'
import { chosenPageSlug } from './page-slug.ts'

export interface SavePage {
  readonly id: number
  readonly content: PageContent
  readonly lockVersion: number
}

/** Stores a static page whole. A save that started from an older version is refused with what is stored now. */
export const savePage = defineAction(
  async (context, input: SavePage): Promise<{ lockVersion: number; savedAt: string }> => {
    await allow(context, 'page.manage')
    const before = await loadPage(context, input.id)
    if (before.lock_version !== input.lockVersion) await refuseStale(context, before)
    const title = cleanTitle(input.content.title)
    if (title === '') throw new Refusal('name-needed', { field: 'content.title' })
    const slug = await chosenPageSlug(context, input.content.slug, input.id)
    const lockVersion = before.lock_version + 1
    const published = input.content.published ? 1 : 0
    await context.db
      .updateTable('page')
      .set({
        title,
        slug,
        published,
        body: JSON.stringify(bodyOf(input.content)),
        lock_version: lockVersion,
        changed_at: context.now,
        changed_by: accountIdOf(context),
      })
      .where('id', '=', input.id)
      .execute()
    // An address nobody could open is not kept.
    if (before.published === 1) await moveAddress(context, 'page', input.id, before.slug, slug)
    else await freeAddress(context, 'page', slug)
    context.drop(`page:${input.id}`)
    if (title !== before.title || slug !== before.slug || published !== before.published) await tellMenus(context)
    context.audit('page.saved', `page:${input.id}`, { lockVersion })
    return { lockVersion, savedAt: context.now }
  },
)

type StoredPage = Awaited<ReturnType<typeof loadPage>>

async function loadPage(context: WriteContext, id: number) {
  const row = await context.db.selectFrom('page').selectAll().where('id', '=', id).executeTakeFirst()
  if (!row) throw new Refusal('not-found', { page: id })
  return row
}

function bodyOf(content: PageContent): Body {
  const checked = checkBody(content.body)
  if (!checked.ok)
    throw new Refusal('bad-body', { path: checked.problem.path, problem: checked.problem as unknown as Json })
  return checked.body
}

/** Menus and footers stand on every page. */
async function tellMenus(context: WriteContext): Promise<void> {
  context.drop('site')
  await context.emit({ type: 'site-changed', what: 'pages' })
}

async function refuseStale(context: WriteContext, page: StoredPage): Promise<never> {
  const saver =
    page.changed_by === null
      ? undefined
      : await context.db.selectFrom('account').select('name').where('id', '=', page.changed_by).executeTakeFirst()
  throw new Refusal('edited-meanwhile', {
    lockVersion: page.lock_version,
    savedAt: page.changed_at,
    savedBy: saver?.name ?? '',
    theirs: {
      title: page.title,
      slug: page.slug,
      published: page.published === 1,
      body: JSON.parse(page.body) as Json,
    },
  })
}
