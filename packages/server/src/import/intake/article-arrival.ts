/** An article or page of any source as it comes in. */

import { cleanTitle, fold, slug } from '@warraq/arabic'
import type { Body } from '@warraq/core/articles/body'
import { describeBody, renderText } from '@warraq/core/articles/render-text'
import type { ImportArticle, ImportPage } from '../../actions/import/import-input.ts'
import { htmlToBlocks } from '../../convert/html-to-body.ts'
import { finishBody } from '../../convert/finish-body.ts'
import type { LeftOut } from '../../convert/html-walk.ts'
import { hashOf } from '../wordpress/import-keys.ts'
import type { Note } from '../wordpress/import-report.ts'
import type { Arrival } from '../wordpress/intake.ts'
import { cutTo, langOf, plainSummary, TEXT_LIMITS } from '../wordpress/item-texts.ts'
import type { NameArrivals } from './name-arrivals.ts'
import { oldAddressesFrom } from './old-address.ts'
import type { PicturesHere } from './pictures.ts'
import type { SourceArticle } from './source-records.ts'

export interface ArrivalParts {
  readonly sourceKey: string
  readonly names: NameArrivals
  readonly pictures: PicturesHere
}

const MADE_TITLE = 70

interface Texts {
  readonly body: Body
  readonly left: readonly LeftOut[]
  readonly title: string
  readonly lang: 'ar' | 'en'
  readonly notes: readonly (Note | false)[]
}

function textsOf(article: SourceArticle, most: number, pictures: PicturesHere): Texts {
  const { blocks, left } = htmlToBlocks(article.html, {
    lineEnds: article.lineEnds,
    resolveImage: (src) => pictures.idOf(src),
    resolveFile: pictures.fileOf,
    ...(article.base === null ? {} : { base: article.base }),
  })
  const whole = finishBody(blocks, left)
  const own = cutTo(cleanTitle(article.title), most)
  const title =
    own.text || describeBody(whole.body, MADE_TITLE) || cleanTitle(article.slug) || article.id.slice(0, most)
  return {
    ...whole,
    title,
    lang: langOf(`${title}\n${renderText(whole.body)}`, article.language),
    notes: [own.text === '' && 'without-title', own.cut && 'title-cut'],
  }
}

function tagsOf(names: readonly string[]): { names: readonly string[]; cut: boolean } {
  const all = new Map(names.map((name) => [fold(name), cutTo(cleanTitle(name), TEXT_LIMITS.tag).text]))
  all.delete('')
  const kept = [...all.values()].slice(0, TEXT_LIMITS.tags)
  return { names: kept, cut: kept.length < all.size }
}

export function articleArrival(article: SourceArticle, parts: ArrivalParts): Arrival {
  return article.kind === 'page' ? pageArrival(article, parts) : postArrival(article, parts)
}

function postArrival(article: SourceArticle, { sourceKey, names, pictures }: ArrivalParts): Arrival {
  const texts = textsOf(article, TEXT_LIMITS.title, pictures)
  const standfirst = cutTo(plainSummary(article.standfirst), TEXT_LIMITS.standfirst)
  const tags = tagsOf(article.tags)
  const addresses = oldAddressesFrom(article.addresses, article.base)
  const authorKeys = names.authorKeys(article.authors)
  const { state } = article
  const lead = pictures.leadOf(article.lead)
  const shown = state === 'published' || state === 'scheduled'
  const item: Omit<ImportArticle, 'hash'> = {
    kind: 'article',
    key: `${sourceKey}:item:${article.id}`,
    addresses: addresses.paths,
    state,
    lang: texts.lang,
    title: texts.title,
    slug: slug(article.slug),
    standfirst: standfirst.text,
    seoDescription: cutTo(cleanTitle(article.description), TEXT_LIMITS.description).text,
    ...otherWords(article, texts.title),
    sectionKey: names.sectionKey(article.section),
    authorKeys,
    tagNames: tags.names,
    lead,
    body: withoutLead(texts.body, lead === null ? null : pictures.idOf(article.lead?.url ?? '')),
    commentsOpen: article.commentsOpen,
    publishedAt: shown ? article.publishedAt : null,
    changedAt: article.changedAt ?? article.publishedAt,
  }
  const notes: (Note | false)[] = [
    ...article.notes,
    ...texts.notes,
    standfirst.cut && 'summary-cut',
    tags.cut && 'tags-cut',
    authorKeys.length === 0 && 'without-author',
    article.publishedAt === null && state === 'published' && 'without-date',
    addresses.byQuery && 'address-by-query',
    article.lead !== null && item.lead === null && 'lead-picture-missing',
  ]
  return arrivalOf('posts', { ...item, hash: hashOf(item) }, notes, texts)
}

/** Who it is from, and how search engines were told to call it. */
function otherWords({ sourceLine = '', seoTitle = '' }: SourceArticle, title: string): Partial<ImportArticle> {
  const source = cutTo(cleanTitle(sourceLine), TEXT_LIMITS.source).text
  const called = cutTo(cleanTitle(seoTitle), TEXT_LIMITS.searchTitle).text
  return {
    ...(source === '' ? {} : { sourceLine: source }),
    ...(called === '' || called === title ? {} : { seoTitle: called }),
  }
}

/** The first picture of many texts is the one above them, which would be shown twice. */
function withoutLead(body: Body, leadId: number | null): Body {
  const [first, ...others] = body.content
  const isLead = first?.type === 'image' && first.attrs.mediaId === leadId
  return isLead && others.length > 0 ? { ...body, content: others } : body
}

function pageArrival(article: SourceArticle, { sourceKey, pictures }: ArrivalParts): Arrival {
  const texts = textsOf(article, TEXT_LIMITS.pageTitle, pictures)
  const addresses = oldAddressesFrom(article.addresses, article.base)
  const item: Omit<ImportPage, 'hash'> = {
    kind: 'page',
    key: `${sourceKey}:item:${article.id}`,
    addresses: addresses.paths,
    published: article.state === 'published',
    lang: texts.lang,
    title: texts.title,
    slug: article.slug,
    body: texts.body,
    changedAt: article.changedAt ?? article.publishedAt,
  }
  const notes = [...article.notes, ...texts.notes, addresses.byQuery && ('address-by-query' as const)]
  return arrivalOf('pages', { ...item, hash: hashOf(item) }, notes, texts)
}

function arrivalOf(
  bucket: Arrival['bucket'],
  item: ImportArticle | ImportPage,
  notes: readonly (Note | false)[],
  { title, left }: Texts,
): Arrival {
  const kept = notes.filter((note) => note !== false)
  return { bucket, item, called: title, notes: kept, texts: left, weight: JSON.stringify(item.body).length }
}
