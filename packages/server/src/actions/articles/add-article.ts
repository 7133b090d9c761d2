import { fold, slug } from '@warraq/arabic'
import type { Body } from '@warraq/core/articles/body'
import type { ArticleState } from '@warraq/core/articles/states'
import { Refusal } from '@warraq/core/errors'
import { readSiteSettings } from '../../store/reader/site.ts'
import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { createPerson } from '../people/create-person.ts'
import { allow } from '../people/staff.ts'
import { createSection } from '../sections/create-section.ts'
import { cleanContent } from './clean-content.ts'
import { insertArticle } from './create-article.ts'
import { takeStep } from './take-step.ts'

export interface AddArticle {
  readonly title: string
  readonly body: Body
  /** An id in digits, or a name; a name that nothing has is created. So with each author. */
  readonly section: string
  readonly authors: readonly string[]
  readonly tagNames: readonly string[]
  /** When it counts as published, UTC; null: when it is published. One in the future schedules it. */
  readonly publishedAt: string | null
  readonly publish: boolean
}

export interface AddedArticle {
  readonly id: number
  readonly state: ArticleState
  readonly lang: 'ar' | 'en'
  readonly slug: string
  readonly sectionSlug: string
  readonly shortCode: string
}

/** An article from outside the newsroom, whole: written, filed, signed and, when asked for, published in one go. */
export const addArticle = defineAction(async (context, input: AddArticle): Promise<AddedArticle> => {
  await allow(context, 'article.create')
  const { settings } = await readSiteSettings(context.db)
  const section = await sectionNamed(context, input.section)
  const bylines = []
  for (const author of input.authors) bylines.push({ personId: await personNamed(context, author), role: null })
  const content = cleanContent({
    title: input.title,
    kicker: '',
    standfirst: '',
    slug: '',
    kind: 'news',
    lang: settings.language,
    sectionId: section.id,
    place: '',
    sourceLine: '',
    seoDescription: '',
    bylines,
    tagNames: input.tagNames,
    lead: null,
    body: input.body,
    commentsOpen: true,
    flags: [],
  })
  if (content.title === '') throw new Refusal('bad-input', { field: 'title' })
  const made = await insertArticle(context, content)
  await context.emit({ type: 'article-saved', articleId: made.id })
  const later = input.publishedAt !== null && input.publishedAt > context.now
  if (input.publishedAt !== null && !later) await dateBack(context, made.id, input.publishedAt)
  const state = input.publish ? await letOut(context, made.id, later ? input.publishedAt : null) : 'draft'
  return {
    id: made.id,
    state,
    lang: content.lang,
    slug: slug(content.title),
    sectionSlug: section.slug,
    shortCode: made.shortCode,
  }
})

/** The day a publication will bear is part of the article from now on, whoever publishes it. */
async function dateBack(context: WriteContext, id: number, publishedAt: string): Promise<void> {
  await context.db.updateTable('article').set({ first_published_at: publishedAt }).where('id', '=', id).execute()
}

async function letOut(context: WriteContext, id: number, at: string | null): Promise<ArticleState> {
  const step = at === null ? { step: 'publish' as const } : { step: 'schedule' as const, at }
  return (await takeStep.run(context, { id, lockVersion: 1, ...step })).state
}

async function sectionNamed(context: WriteContext, idOrName: string): Promise<{ id: number; slug: string }> {
  const sections = context.db.selectFrom('section').select(['id', 'slug'])
  if (/^\d+$/.test(idOrName)) {
    const known = await sections.where('id', '=', Number(idOrName)).executeTakeFirst()
    if (!known) throw new Refusal('not-found', { section: idOrName })
    return known
  }
  const named = await sections.where('name_key', '=', fold(idOrName)).orderBy('id').limit(1).executeTakeFirst()
  if (named) return named
  const { id } = await createSection.run(context, { name: idOrName, parentId: null })
  return sections.where('id', '=', id).executeTakeFirstOrThrow()
}

async function personNamed(context: WriteContext, idOrName: string): Promise<number> {
  const persons = context.db.selectFrom('person').select('id')
  if (/^\d+$/.test(idOrName)) {
    const known = await persons.where('id', '=', Number(idOrName)).executeTakeFirst()
    if (!known) throw new Refusal('not-found', { person: idOrName })
    return known.id
  }
  const named = await persons.where('name_key', '=', fold(idOrName)).orderBy('id').limit(1).executeTakeFirst()
  return named ? named.id : (await createPerson.run(context, { name: idOrName })).id
}
