import { cleanTitle, fold, slug } from '@warraq/arabic'
import { step } from '@warraq/core/articles/workflow'
import { Refusal } from '@warraq/core/errors'
import { can } from '@warraq/core/people/permissions'
import { readSiteSettings } from '../../store/reader/site.ts'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { accountIdOf, actingStaff, allow } from '../people/staff.ts'
import { putLine } from './breaking-line.ts'
import { cleanContent } from './clean-content.ts'
import { emptyContent, insertArticle, ownByline } from './create-article.ts'
import { loadArticle } from './load-article.ts'
import { publishRevision } from './publish-revision.ts'

export interface BreakNews {
  /** One line: the headline, and for now all there is. */
  readonly text: string
  /** How long it stands in the bar; 1 to 1440. */
  readonly minutes: number
  /** Where the article will stand; absent: in the first section that the acting account may publish in. */
  readonly sectionId?: number
  /** Edition; absent: the newspaper's own language. */
  readonly lang?: 'ar' | 'en'
}

export interface BrokenNews {
  readonly articleId: number
  readonly endsAt: string
}

/**
 * «عاجل»: an article of a headline only, public at once and in the bar of every page. Its address is fixed from the start
 * (section and slug), so that what is written into it later stands at the same one. The same line sent again by another
 * telephone while it stands there makes no second article.
 */
export const breakNews = defineAction(async (context, input: BreakNews): Promise<BrokenNews> => {
  const title = cleanTitle(input.text)
  if (title === '') throw new Refusal('bad-input', { field: 'text' })
  const { settings } = await readSiteSettings(context.db)
  const lang = input.lang ?? settings.language
  const sectionId = await sectionFor(context, input.sectionId)
  const known = await sameLine(context, title, lang)
  const articleId = known ?? (await publishLine(context, { title, lang, sectionId }))
  const { endsAt } = await putLine(context, { articleId, lang, minutes: input.minutes })
  context.audit('breaking.started', `article:${articleId}`, { minutes: input.minutes })
  return { articleId, endsAt }
})

/** A section the acting account may publish in: the one asked for, or the first of the newspaper's order. */
async function sectionFor(context: WriteContext, asked: number | undefined): Promise<number> {
  const sections = await context.db
    .selectFrom('section')
    .select(['id', 'parent_id'])
    .where('hidden', '=', 0)
    .orderBy('position')
    .orderBy('id')
    .execute()
  if (asked !== undefined) {
    if (!sections.some(({ id }) => id === asked)) throw new Refusal('bad-input', { field: 'sectionId' })
    await allow(context, 'article.publish', { sectionId: asked })
    return asked
  }
  const staff = await actingStaff(context)
  const inOrder = [...sections.filter((row) => row.parent_id === null), ...sections]
  const mine = inOrder.find(({ id }) => can(staff, 'article.publish', { sectionId: id }))
  if (mine) return mine.id
  await allow(context, 'article.publish')
  throw new Refusal('bad-input', { field: 'sectionId' })
}

/** The article of a line that says the same and stands in the bar now. */
async function sameLine({ db, now }: WriteContext, title: string, lang: string): Promise<number | null> {
  const lines = await db
    .selectFrom('breaking_line as b')
    .innerJoin('public_article as a', 'a.id', 'b.article_id')
    .select(['a.id', 'a.title'])
    .where('b.lang', '=', lang)
    .where('b.ends_at', '>', now)
    .execute()
  return lines.find((line) => fold(line.title) === fold(title))?.id ?? null
}

async function publishLine(
  context: WriteContext,
  { title, lang, sectionId }: { title: string; lang: 'ar' | 'en'; sectionId: number },
): Promise<number> {
  const content = cleanContent({
    ...emptyContent(title, lang, await ownByline(context)),
    slug: slug(title),
    sectionId,
  })
  const { id } = await insertArticle(context, content)
  await context.emit({ type: 'article-saved', articleId: id })
  const article = await loadArticle(context, id)
  const staff = await allow(context, 'article.publish', { sectionId })
  const verdict = step(staff, 'publish', article.state, article)
  if (!verdict.ok) throw new Refusal(verdict.because, { from: article.state, step: 'publish' })
  await publishRevision(context, article, { at: context.now, updatedAt: context.now })
  await context.db
    .updateTable('article')
    .set({ state: verdict.to, lock_version: article.lockVersion + 1 })
    .where('id', '=', id)
    .execute()
  await context.db
    .insertInto('article_step')
    .values({
      article_id: id,
      step: 'publish',
      from_state: article.state,
      to_state: verdict.to,
      note: '',
      at: context.now,
      account_id: accountIdOf(context),
    })
    .execute()
  return id
}
