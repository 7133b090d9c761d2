/** Authors, categories and tags of an export. */

import { fold, slugKey } from '@warraq/arabic'
import { textOfHtml } from '../../convert/limited-html.ts'
import type { ReadDb } from '../../store/database.ts'
import { inFixedParts } from '../../store/fixed-parts.ts'
import { isNowhere } from './categories.ts'
import { hashOf } from './import-keys.ts'
import type { ReportBook } from './import-report.ts'
import type { Arrival } from './intake.ts'
import { cutTo, langOf, plainSummary, TEXT_LIMITS } from './item-texts.ts'
import { oldAddressesOfAuthor, oldAddressesOfCategory, oldAddressesOfTag } from './old-addresses.ts'
import type { Survey } from './survey.ts'
import { MISCELLANY, NOWHERE_NAMES } from './wordpress-names.table.ts'
import type { WxrAuthor, WxrTerm } from './wxr-records.ts'

const DEFAULT_NAMES: ReadonlySet<string> = new Set(NOWHERE_NAMES.map(fold))
const LIMITS = { section: 80, description: 600 } as const

/** In the order in which they have to come in; what stays behind is said in the book. */
export function* nameArrivals(survey: Survey, comingIn: ReadonlySet<string>, book: ReportBook): Generator<Arrival> {
  for (const author of survey.authors.values()) yield* named(authorArrival(author, survey), book)
  for (const term of survey.categories.inOrder()) {
    if (comingIn.has(term.slug)) yield* named(categoryArrival(term, survey), book)
    else unused(book, 'categories', term)
  }
  for (const term of survey.tags.values()) {
    if (survey.usedTags.has(term.slug)) yield* named(tagArrival(term, survey), book)
    else unused(book, 'tags', term)
  }
  for (const [taxonomy, count] of Object.entries(survey.summary.terms)) {
    // A menu is accounted for by its lines.
    if (taxonomy === 'nav_menu') continue
    book.read('terms', count)
    book.leave('terms', 'other-taxonomy', { name: taxonomy, count })
  }
}

function unused(book: ReportBook, bucket: 'categories' | 'tags', { name, slug }: WxrTerm): void {
  book.read(bucket)
  book.leave(bucket, 'unused', { example: name || slug })
}

/**
 * Slugs of the categories that become sections: those with posts, those that menus lead to, those that came in before,
 * and all that they lie in. A section that nothing is in would be an empty page, and most old sites have some.
 */
export async function categoriesComingIn(
  { categories, usedCategories, menuCategories, keys }: Survey,
  read: ReadDb | null,
): Promise<ReadonlySet<string>> {
  const terms = categories.inOrder()
  const bySlug = new Map(terms.map((term) => [keys.category(term.slug), term.slug]))
  const rows =
    read === null
      ? []
      : await inFixedParts([...bySlug.keys()], (part) =>
          read.selectFrom('import_item').select('key').where('key', 'in', part).execute(),
        )
  const here = new Set(rows.map(({ key }) => bySlug.get(key)))
  const coming = new Set<string>()
  for (const term of terms) {
    const { slug, wpId } = term
    if (!usedCategories.has(slug) && !here.has(slug) && (wpId === null || !menuCategories.has(wpId))) continue
    for (const one of [...categories.ancestors(term), term]) coming.add(one.slug)
  }
  return coming
}

/** Addresses of categories that do not come in, for they are empty: the front page is what they come to. */
export function emptyCategoryAddresses(survey: Survey, comingIn: ReadonlySet<string>): readonly string[] {
  const { categories, siteUrl } = survey
  const empty = categories.inOrder().filter(({ slug }) => !comingIn.has(slug))
  return empty.flatMap((term) => oldAddressesOfCategory(term, categories.ancestors(term), siteUrl))
}

function* named(arrival: Arrival, book: ReportBook): Generator<Arrival> {
  book.read(arrival.bucket)
  if (fold(arrival.called) === '') book.leave(arrival.bucket, 'without-name')
  else yield arrival
}

type NameItem = Extract<Arrival['item'], { kind: 'person' | 'section' | 'tag' }>

function arrivalOf(bucket: Arrival['bucket'], item: NameItem): Arrival {
  return { bucket, item, called: item.name, notes: [], texts: [], weight: 300 }
}

function authorArrival(author: WxrAuthor, survey: Survey): Arrival {
  const name = cutTo(author.name || author.login, TEXT_LIMITS.name).text
  const addresses = oldAddressesOfAuthor(author, survey.siteUrl)
  const lang = langOf(name, survey.summary.site?.language ?? '')
  const key = survey.keys.author(author.login)
  return arrivalOf('authors', { kind: 'person', key, hash: hashOf([name]), name, lang, addresses })
}

/** "Uncategorized" is a word for editors. Null for a category that somebody gave its name. */
function madeName({ slug: own, name }: WxrTerm, { summary }: Survey): string | null {
  if (!isNowhere(own) || !DEFAULT_NAMES.has(fold(name || own))) return null
  // WordPress made it in English before the site had its language.
  const language = summary.site?.language ?? ''
  return MISCELLANY[langOf(name, language) === 'ar' ? 'ar' : langOf('', language)]
}

function categoryArrival(term: WxrTerm, survey: Survey): Arrival {
  const { keys, categories, shelf, siteUrl } = survey
  const above = categories.ancestors(term)
  const parent = above.at(-1)
  const made = madeName(term, survey)
  const name = made ?? cutTo(term.name || term.slug, LIMITS.section).text
  const description = cutTo(plainSummary(textOfHtml(term.description)), LIMITS.description).text
  return arrivalOf('categories', {
    kind: 'section',
    key: keys.category(term.slug),
    hash: hashOf([name, description, parent?.slug ?? null]),
    name,
    slug: made ?? term.slug,
    slugIsTaken: shelf.hasWord('root', slugKey(term.slug)),
    description,
    parentKey: parent === undefined ? null : keys.category(parent.slug),
    addresses: oldAddressesOfCategory(term, above, siteUrl),
  })
}

function tagArrival(term: WxrTerm, survey: Survey): Arrival {
  const name = cutTo(term.name || term.slug, TEXT_LIMITS.tag).text
  const addresses = oldAddressesOfTag(term, survey.siteUrl)
  return arrivalOf('tags', { kind: 'tag', key: survey.keys.tag(term.slug), hash: hashOf([name]), name, addresses })
}
