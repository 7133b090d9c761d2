import type { MenuItem } from '@warraq/core/contract/pages'
import type { SiteSettings } from '@warraq/core/contract/site'
import { readSiteSettings } from '../../store/reader/site.ts'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { publishTerms } from '../comments/publish-terms.ts'
import { allow } from '../people/staff.ts'
import { changeSettings } from './change-settings.ts'
import type { PageToWrite } from './first-pages.ts'
import { firstPages } from './first-pages.ts'
import { markOf, putMark } from './marks.ts'
import { readWholeTerms } from './whole-terms.ts'

export interface FoundSite {
  /** Choices made on the command line; null leaves what is there. */
  readonly settings: SiteSettings | null
  /** True for a site that must never be filled with the sample newsroom. */
  readonly withoutSample: boolean
}

/**
 * What a site has before anybody has chosen anything: comment terms, static pages, a footer that leads to them. Done
 * once: what the owner later removes does not come back. Settings, when given, are stored each time.
 */
export const foundSite = defineAction(async (context, input: FoundSite): Promise<{ founded: boolean }> => {
  await allow(context, 'site.manage')
  if (input.settings) {
    const { lockVersion } = await readSiteSettings(context.db)
    await changeSettings.run(context, { settings: input.settings, lockVersion })
  }
  if (input.withoutSample) await putMark(context, 'sample', 'declined')
  if ((await markOf(context.db, 'founded')) !== null) return { founded: false }
  const { settings } = await readSiteSettings(context.db)
  const terms = readWholeTerms()
  await publishTerms.run(context, { clauses: terms.clauses })
  const pageIds = await writePages(context, firstPages(settings.language, terms), settings.language)
  await writeMenus(context, pageIds)
  await putMark(context, 'founded', 'yes')
  context.drop('site')
  await context.emit({ type: 'site-changed', what: 'founded' })
  context.audit('site.founded', 'site')
  return { founded: true }
})

async function writePages(context: WriteContext, pages: readonly PageToWrite[], lang: string): Promise<number[]> {
  const ids: number[] = []
  for (const { role, title, slug, body } of pages) {
    const { id } = await context.db
      .insertInto('page')
      .values({
        slug,
        title,
        body: JSON.stringify(body),
        lang,
        role,
        published: 1,
        lock_version: 1,
        changed_at: context.now,
        changed_by: null,
        import_key: null,
        import_hash: null,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    ids.push(id)
  }
  return ids
}

/** The main menu stays empty, which shows the top sections; the footer leads to the pages and to the corrections. */
async function writeMenus(context: WriteContext, pageIds: readonly number[]): Promise<void> {
  const pages = pageIds.map((id): MenuItem => ({ label: '', target: { kind: 'page', id } }))
  const footer: MenuItem[] = [...pages.slice(0, 4), { label: '', target: { kind: 'corrections' } }, ...pages.slice(4)]
  const row = (place: string, items: readonly MenuItem[]) => ({
    place,
    items: JSON.stringify(items),
    lock_version: 1,
    changed_at: context.now,
  })
  await context.db
    .insertInto('menu')
    .values([row('main', []), row('footer', footer)])
    .onConflict((conflict) => conflict.column('place').doNothing())
    .execute()
}
