import type { WriteContext } from '../action.ts'
import { defineAction } from '../action.ts'
import { allow } from '../people/staff.ts'
import { markOf, putMark } from '../site/marks.ts'
import { readWholeTerms } from '../site/whole-terms.ts'
import { inUse } from './in-use.ts'
import type { Remembered, SampleKind } from './remembered.ts'
import { forget, rememberedThings } from './remembered.ts'
import { removeArticles, removeIdentities, removeSampleComments } from './remove-articles.ts'
import type { KeptThing, RemovedSample } from './removed.ts'
import {
  removeMedia,
  removePersons,
  removeSections,
  removeTags,
  restorePages,
  restoreTaglines,
  tidyMenus,
} from './remove-rest.ts'

const NOTHING = { articles: 0, comments: 0, sections: 0, persons: 0, pictures: 0, tags: 0, pages: 0 } as const

/**
 * Takes the sample newsroom away, all of it in one go, and nothing of anybody else's. What somebody has written into
 * stays and is theirs from now on, together with what it stands on: a section, a byline, a picture, a tag. Comments on
 * an article that goes, go with it, whoever wrote them. Static pages get back the words the site was founded with.
 */
export const removeSample = defineAction(async (context, _input: null): Promise<RemovedSample> => {
  await allow(context, 'site.manage')
  if ((await markOf(context.db, 'sample')) !== 'loaded') return { removed: false, counts: NOTHING, kept: [] }
  const things = await rememberedThings(context)
  const of = (kind: SampleKind): readonly Remembered[] =>
    things.filter((thing) => thing.kind === kind && thing.state !== 'gone')
  const articleIds = of('article')
    .filter(({ state }) => state === 'as-made')
    .map(({ id }) => id)

  const commentsGone = await removeArticles(context, articleIds)
  const commentsToo = await removeSampleComments(
    context,
    of('comment').map(({ id }) => id),
  )
  await removeIdentities(
    context,
    of('identity').map(({ id }) => id),
  )
  const pages = await restorePages(context, of('page'), readWholeTerms())
  const used = await inUse(context)
  const persons = await removePersons(context, of('person'), used)
  const sections = await removeSections(context, of('section'), used)
  const tags = await removeTags(context, of('tag'), used)
  const pictures = await removeMedia(context, of('media'), used)
  await tidyMenus(context)
  await restoreTaglines(context, of('settings'))

  await forget(context)
  await putMark(context, 'sample', 'removed')
  context.drop('site', 'front', 'lists', 'corrections')
  await context.emit({ type: 'site-changed', what: 'sample' })
  const counts = {
    articles: articleIds.length,
    comments: commentsGone + commentsToo,
    sections: sections.gone,
    persons: persons.gone,
    pictures: pictures.gone,
    tags: tags.gone,
    pages: pages.gone,
  }
  context.audit('sample.removed', 'site', counts)
  const kept = [
    ...(await keptArticles(context, of('article'))),
    ...sections.kept,
    ...persons.kept,
    ...pictures.kept,
    ...tags.kept,
    ...pages.kept,
  ]
  return { removed: true, counts, kept }
})

async function keptArticles(context: WriteContext, articles: readonly Remembered[]): Promise<KeptThing[]> {
  const ids = articles.filter(({ state }) => state === 'edited').map(({ id }) => id)
  if (ids.length === 0) return []
  const rows = await context.db
    .selectFrom('article')
    .select(['id', 'title'])
    .where('id', 'in', ids)
    .orderBy('id')
    .execute()
  return rows.map(({ id, title }) => ({ kind: 'article', id, name: title, why: 'edited' }))
}
