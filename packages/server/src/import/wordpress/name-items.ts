/** Authors, categories and tags of an export. */

import { fold, slugKey } from '@warraq/arabic'
import { FRONT_KEY } from '../../actions/import/import-addresses.ts'
import { textOfHtml } from '../../convert/limited-html.ts'
import type { ReadDb } from '../../store/database.ts'
import { inFixedParts } from '../../store/fixed-parts.ts'
import { isNowhere } from './categories.ts'
import { hashOf } from './import-keys.ts'
import type { ReportBook } from './import-report.ts'
import type { Arrival } from './intake.ts'
import { cutTo, langOf, plainSummary, TEXT_LIMITS } from './item-texts.ts'
import { oldAddressesOfAuthor, oldAddressesOfCategory, oldAddressesOfTag } from './old-addresses.ts'
import type { Here } from '../intake/names-here.ts'
import type { SectionPlan } from './section-wishes.ts'
import type { LateAddresses } from './shelf.ts'
import type { Survey } from './survey.ts'
import { MISCELLANY, NOWHERE_NAMES } from './wordpress-names.table.ts'
import type { WxrAuthor, WxrTerm } from './wxr-records.ts'

const DEFAULT_NAMES: ReadonlySet<string> = new Set(NOWHERE_NAMES.map(fold))
const LIMITS = { section: 80, description: 600 } as const

/** In the order in which they have to come in; what stays behind is said in the book. */
export function* nameArrivals(parts: NameParts, here: Here, book: ReportBook): Generator<Arrival> {
  const { survey, sections, comingIn } = parts
  for (const author of survey.authors.values()) yield* named(authorArrival(author, survey), book)
  for (const name of sections.chosen) yield* named(chosenArrival(name, parts, here), book)
  for (const term of survey.categories.inOrder()) {
    if (comingIn.has(term.slug)) yield* named(categoryArrival(term, survey, sections), book)
    else leftOut(book, 'categories', term, sections.wished(term) === null ? 'unused' : 'into-section')
  }
  for (const term of survey.tags.values()) {
    if (survey.usedTags.has(term.slug)) yield* named(tagArrival(term, survey), book)
    else leftOut(book, 'tags', term, 'unused')
  }
  for (const [taxonomy, count] of Object.entries(survey.summary.terms)) {
    // A menu is accounted for by its lines.
    if (taxonomy === 'nav_menu') continue
    book.read('terms', count)
    book.leave('terms', 'other-taxonomy', { name: taxonomy, count })
  }
}

export interface NameParts {
  readonly survey: Survey
  readonly sections: SectionPlan
  /** Of `categoriesComingIn`. */
  readonly comingIn: ReadonlySet<string>
}

type Why = 'unused' | 'into-section'

function leftOut(book: ReportBook, bucket: 'categories' | 'tags', { name, slug }: WxrTerm, why: Why): void {
  book.read(bucket)
  book.leave(bucket, why, { example: name || slug })
}

/**
 * Slugs of the categories that become sections of their own: those with posts, those that menus lead to, those that came in before,
 * and all that they lie in. A section that nothing is in would be an empty page, and most old sites have some.
 */
export async function categoriesComingIn(
  { categories, usedCategories, menuCategories, keys }: Survey,
  sections: SectionPlan,
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
    if (sections.wished(term) !== null) continue
    if (!usedCategories.has(slug) && !here.has(slug) && (wpId === null || !menuCategories.has(wpId))) continue
    for (const one of [...categories.ancestors(term), term]) if (sections.wished(one) === null) coming.add(one.slug)
  }
  return coming
}

/** Addresses of categories that do not come in: where their articles are now, and of empty ones the front page. */
export function* categoryAddresses({ survey, sections, comingIn }: NameParts): Generator<LateAddresses> {
  const { categories, siteUrl } = survey
  for (const term of categories.inOrder()) {
    if (comingIn.has(term.slug)) continue
    const chosen = sections.wished(term)
    const targetKey = chosen === null ? FRONT_KEY : sections.chosenKey(chosen)
    const paths = oldAddressesOfCategory(term, categories.ancestors(term), siteUrl)
    yield { targetKey, paths, bucket: 'categories' }
  }
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

/** A section that somebody chose: the one of that name, where the newsroom has it. */
function chosenArrival(chosen: string, { survey, sections }: NameParts, here: Here): Arrival {
  const name = cutTo(chosen, LIMITS.section).text
  const like = here.sections.get(fold(name))
  return arrivalOf('categories', {
    kind: 'section',
    key: sections.chosenKey(chosen),
    hash: hashOf([name]),
    name,
    slug: name,
    slugIsTaken: survey.shelf.hasWord('root', slugKey(name)),
    description: '',
    parentKey: null,
    addresses: [],
    ...(like === undefined ? {} : { standsFor: like }),
  })
}

function categoryArrival(term: WxrTerm, survey: Survey, sections: SectionPlan): Arrival {
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
    parentKey: parent === undefined ? null : sections.keyOf(parent),
    addresses: oldAddressesOfCategory(term, above, siteUrl),
  })
}

function tagArrival(term: WxrTerm, survey: Survey): Arrival {
  const name = cutTo(term.name || term.slug, TEXT_LIMITS.tag).text
  const addresses = oldAddressesOfTag(term, survey.siteUrl)
  return arrivalOf('tags', { kind: 'tag', key: survey.keys.tag(term.slug), hash: hashOf([name]), name, addresses })
}
