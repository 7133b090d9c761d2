import { fold } from '@warraq/arabic'
import type { ArticleState } from '@warraq/core/articles/states'
import type { ArticleRow, ArticleScope } from '@warraq/core/contract/articles'
import type { CommentRow, CommentState } from '@warraq/core/contract/comments'
import type { MediaRow } from '@warraq/core/contract/media'
import type { Found, FoundName, FoundPage } from '@warraq/core/contract/search'
import { tagPath } from '@warraq/core/links/addresses'
import { stemOf } from '@warraq/core/search/analyse'
import type { Marker } from '@warraq/core/search/marks'
import { createMarker, markText } from '@warraq/core/search/marks'
import { LOOKED_AT, bestPassage } from '@warraq/core/search/snippet'
import type { Viewer } from '../../store/desk/article-list.ts'
import { articlesAmong, articlesOfAddress, workingTexts } from '../../store/desk/article-list.ts'
import { commentsAmong } from '../../store/desk/comments.ts'
import { mediaAmong } from '../../store/desk/media-list.ts'
import { listPersons } from '../../store/desk/persons.ts'
import { reachOf } from '../../store/desk/reach.ts'
import { listSections } from '../../store/desk/sections.ts'
import { listTags } from '../../store/desk/tags.ts'
import type { DeskContext } from '../context.ts'
import type { Caller, DeskEntries } from '../route.ts'
import type { AllowedRows } from './find-allowed.ts'
import { findAllowed } from './find-allowed.ts'

/** Names of each kind that are shown. */
const NAMES = 20

export interface ArticleSearch {
  readonly q: string
  readonly state?: ArticleState
  readonly section?: number
  readonly scope?: ArticleScope
  readonly before?: string
}

/** Working copies with these words among those the viewer may read; one found by its number or short code comes first. */
export async function findArticles(
  { read, search }: DeskContext,
  viewer: Viewer,
  { q, before, ...filter }: ArticleSearch,
): Promise<AllowedRows<ArticleRow>> {
  const whole = reachOf(viewer.staff, 'article.read') === 'all'
  const found = await findAllowed(search, {
    scope: 'desk',
    text: q,
    filters: filter.section === undefined ? {} : { sections: [filter.section] },
    before,
    whole,
    unfiltered: whole && filter.state === undefined && filter.scope === undefined,
    rowsOf: (ids) => articlesAmong(read, viewer, filter, ids),
  })
  if (before !== undefined) return found
  const addressed = await articlesAmong(read, viewer, filter, await articlesOfAddress(read, q.trim()))
  const ids = new Set(addressed.map(({ id }) => id))
  return { ...found, rows: [...addressed, ...found.rows.filter(({ id }) => !ids.has(id))] }
}

interface CommentSearch {
  readonly q: string
  readonly state?: CommentState
  readonly before?: string
}

/** Comments with these words. Whoever may moderate reads them all. */
export function findComments(
  { read, search }: DeskContext,
  { q, state, before }: CommentSearch,
  lang: 'ar' | 'en',
): Promise<AllowedRows<CommentRow>> {
  return findAllowed(search, {
    scope: 'comments',
    text: q,
    filters: {},
    before,
    whole: true,
    unfiltered: state === undefined,
    rowsOf: (ids) => commentsAmong(read, ids, state, lang),
  })
}

/** Pictures by their words. The library is everybody's in the newsroom. */
export function findMedia(
  { read, search }: DeskContext,
  { q, before }: { q: string; before?: string },
): Promise<AllowedRows<MediaRow>> {
  const rowsOf = (ids: readonly number[]) => mediaAmong(read, ids)
  return findAllowed(search, { scope: 'media', text: q, filters: {}, before, whole: true, unfiltered: true, rowsOf })
}

const viewerOf = (caller: Caller): Viewer => ({ staff: caller.staff, personId: caller.account.personId })

export const searchEntries: DeskEntries<'search.articles' | 'search.comments' | 'search.media' | 'search.names'> = {
  'search.articles': {
    who: 'article.read',
    handle: async ({ desk, input, caller }) => {
      const found = await findArticles(desk, viewerOf(caller), input)
      const texts = await workingTexts(
        desk.read,
        found.rows.map(({ id }) => id),
      )
      return pageOf(
        found,
        ({ title }) => title,
        ({ id }) => texts.get(id) ?? '',
      )
    },
  },
  'search.comments': {
    who: 'comment.moderate',
    handle: async ({ desk, input, lang }) =>
      pageOf(
        await findComments(desk, input, lang),
        ({ name }) => name,
        ({ text }) => text,
      ),
  },
  'search.media': {
    who: 'staff',
    handle: async ({ desk, input }) =>
      pageOf(
        await findMedia(desk, input),
        ({ alt, originalName }) => alt || originalName,
        ({ caption, credit }) => [caption, credit].filter((text) => text !== '').join(' · '),
      ),
  },
  'search.names': { who: 'staff', handle: async ({ desk, input }) => ({ rows: await findNames(desk, input.q) }) },
}

function pageOf<Row>(
  { rows, next, total, didYouMean, marks }: AllowedRows<Row>,
  titleOf: (row: Row) => string,
  textOf: (row: Row) => string,
): FoundPage<Row> {
  const marker = createMarker(marks, stemOf)
  return { next, total, didYouMean, rows: rows.map((row) => marked(row, marker, titleOf(row), textOf(row))) }
}

function marked<Row>(row: Row, marker: Marker, title: string, text: string): Found<Row> {
  const passage = text === '' ? [] : bestPassage(text.slice(0, LOOKED_AT + 1), marker).parts
  return { row, title: markText(title, marker), passage }
}

async function findNames(desk: DeskContext, q: string): Promise<FoundName[]> {
  const key = fold(q).trim()
  if (key === '') return []
  const origin = desk.config.publicUrl.origin
  const [persons, tags, sections] = await Promise.all([
    listPersons(desk.read, origin, { q }),
    listTags(desk.read, { q }),
    listSections(desk.read, origin),
  ])
  return [
    ...sections
      .filter(({ name }) => fold(name).includes(key))
      .map(({ id, name, publicUrl }) => ({ kind: 'section', id, name, publicUrl }) as const),
    ...persons.rows
      .map(({ id, name, publicUrl }) => ({ kind: 'person', id, name, publicUrl }) as const)
      .slice(0, NAMES),
    ...tags.rows
      .map(({ id, name, slug, articleCount }) => {
        const publicUrl = articleCount === 0 ? null : origin + tagPath(slug, null)
        return { kind: 'tag', id, name, publicUrl } as const
      })
      .slice(0, NAMES),
  ]
}
