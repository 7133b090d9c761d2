/** A post as an article. */

import { fold, slug } from '@warraq/arabic'
import type { ArticleContent } from '@warraq/core/articles/content'
import { missingParts } from '@warraq/core/articles/publishable'
import { renderText } from '@warraq/core/articles/render-text'
import type { Instant } from '@warraq/core/time'
import type { ImportArticle, ImportedState } from '../../actions/import/import-input.ts'
import { hashOf } from './import-keys.ts'
import type { Note } from './import-report.ts'
import type { Arrival } from './intake.ts'
import { cutTo, descriptionOf, langOf, plainSummary, searchTitleOf, TEXT_LIMITS, titleOf } from './item-texts.ts'
import type { MediaHere } from './media-here.ts'
import { oldAddressesOfItem } from './old-addresses.ts'
import { kindOf } from './post-types.ts'
import type { SectionPlan } from './section-wishes.ts'
import { repairText } from './repair-text.ts'
import type { Survey } from './survey.ts'
import { instantOfWall } from './survey.ts'
import { wpContentToBody } from './wp-content.ts'
import { notesOfItem } from './item-notes.ts'
import type { WxrItem } from './wxr-records.ts'

export interface ItemParts {
  readonly survey: Survey
  readonly media: MediaHere
  readonly now: Instant
  readonly sections: SectionPlan
  /** Articles are shown at the addresses they had. */
  readonly keepAddresses: boolean
}

interface State {
  readonly state: ImportedState
  readonly note: Note | null
}

/** What was never public does not become so; what was to be published by itself and was not, waits for a person. */
function stateOf(item: WxrItem, at: Instant | null, now: Instant): State {
  if (item.password !== '') return { state: 'draft', note: 'password-as-draft' }
  switch (item.status) {
    case 'publish':
      return { state: at !== null && at > now ? 'scheduled' : 'published', note: null }
    case 'future':
      return at !== null && at > now ? { state: 'scheduled', note: null } : { state: 'ready', note: 'schedule-passed' }
    case 'pending':
      return { state: 'submitted', note: null }
    case 'draft':
      return { state: 'draft', note: null }
    case 'private':
      return { state: 'draft', note: 'private-as-draft' }
    default:
      return { state: 'draft', note: 'state-as-draft' }
  }
}

function authorKeysOf(item: WxrItem, { keys, authors, loginOf }: Survey): string[] {
  const together = item.terms.filter(({ domain }) => domain === 'author').map((term) => loginOf(term.slug))
  const logins = new Set(together.length > 0 ? together : [item.creator])
  const known = [...logins].filter((login) => authors.has(login))
  return known.slice(0, TEXT_LIMITS.authors).map((login) => keys.author(login))
}

interface Tags {
  readonly names: readonly string[]
  readonly cut: boolean
  readonly fromCategories: boolean
}

function tagsOf(
  item: WxrItem,
  survey: Survey,
  others: readonly { readonly name: string; readonly slug: string }[],
): Tags {
  const own = item.terms
    .filter(({ domain }) => domain === 'post_tag')
    .map((term) => survey.tags.get(term.slug)?.name || term.name || term.slug)
  const all = [...own, ...others.map((term) => term.name || term.slug)]
  const names = new Map(
    all.filter((name) => fold(name) !== '').map((name) => [fold(name), cutTo(name, TEXT_LIMITS.tag).text]),
  )
  const kept = [...names.values()].slice(0, TEXT_LIMITS.tags)
  return { names: kept, cut: names.size > kept.length, fromCategories: others.length > 0 }
}

function leadOf(item: WxrItem, { survey, media }: ItemParts): { lead: ImportArticle['lead']; missing: boolean } {
  const id = Number(item.meta.get('_thumbnail_id')?.[0] ?? '0')
  const words = Number.isSafeInteger(id) && id > 0 ? media.words(id) : null
  if (words === null) return { lead: null, missing: id > 0 }
  return { lead: { mediaKey: survey.keys.media(id), ...words }, missing: false }
}

function isComplete(article: Omit<ImportArticle, 'hash'>): boolean {
  const { title, sectionKey, authorKeys, body } = article
  const content = {
    title,
    sectionId: sectionKey === null ? null : 1,
    bylines: authorKeys,
    body,
    lead: null,
    sourceLine: '',
  }
  return missingParts(content as unknown as ArticleContent).length === 0
}

/** The post as it comes in. Its comments come apart. */
export function articleArrival(item: WxrItem, parts: ItemParts): Arrival {
  const { survey, media, now, sections } = parts
  const { body, left } = wpContentToBody(item.content, {
    resolveImage: media.resolve,
    resolveFile: media.resolveFile,
    attached: media.attachedTo(item.wpId),
    notes: notesOfItem(item),
    blocks: survey.blocks,
    ...(URL.canParse(survey.siteUrl) ? { base: survey.siteUrl } : {}),
  })
  const wall = instantOfWall(item.wallTime, survey.offset)
  const publishedAt = item.publishedAt ?? wall ?? item.modifiedAt
  const { state, note } = stateOf(item, publishedAt, now)
  const title = titleOf(item, body, TEXT_LIMITS.title)
  const standfirst = cutTo(plainSummary(item.excerpt), TEXT_LIMITS.standfirst)
  const { section, others } = survey.categories.place(item.terms)
  const tags = tagsOf(item, survey, sections.tagsOf(section, others))
  const { lead, missing } = leadOf(item, parts)
  const authorKeys = authorKeysOf(item, survey)
  const searchTitle = searchTitleOf(item)
  const article: Omit<ImportArticle, 'hash'> = {
    kind: 'article',
    key: survey.keys.item(item),
    addresses: oldAddressesOfItem(item, survey.siteUrl).sure,
    state,
    lang: langOf(`${title.text}\n${renderText(body)}`, survey.summary.site?.language ?? ''),
    title: title.text,
    slug: slug(repairText(item.slug).text),
    standfirst: standfirst.text,
    seoDescription: descriptionOf(item),
    ...(searchTitle === '' ? {} : { seoTitle: searchTitle }),
    sectionKey: sections.keyOf(section),
    authorKeys,
    tagNames: tags.names,
    lead,
    body,
    commentsOpen: item.commentsOpen,
    articleKind: kindOf(item, survey.rules),
    ...(parts.keepAddresses ? { keepAddress: true } : {}),
    publishedAt: state === 'published' || state === 'scheduled' ? publishedAt : null,
    changedAt: item.modifiedAt ?? publishedAt,
  }
  const incomplete = state === 'scheduled' && !isComplete(article)
  const whole = incomplete ? { ...article, state: 'ready' as const, publishedAt: null } : article
  const notes: (Note | null | false)[] = [
    note,
    incomplete && 'schedule-incomplete',
    item.sticky && 'sticky',
    publishedAt === null && state === 'published' && 'without-date',
    title.made && 'without-title',
    title.cut && 'title-cut',
    standfirst.cut && 'summary-cut',
    tags.cut && 'tags-cut',
    tags.fromCategories && 'category-as-tag',
    authorKeys.length === 0 && 'without-author',
    missing && 'lead-picture-missing',
  ]
  return arrivalOf('posts', whole, title.text, notes, left)
}

function arrivalOf(
  bucket: Arrival['bucket'],
  item: Omit<ImportArticle, 'hash'>,
  called: string,
  notes: readonly (Note | null | false)[],
  texts: Arrival['texts'],
): Arrival {
  const kept = notes.filter((note) => note !== null && note !== false)
  return {
    bucket,
    item: { ...item, hash: hashOf(item) },
    called,
    notes: kept,
    texts,
    weight: JSON.stringify(item.body).length,
  }
}
