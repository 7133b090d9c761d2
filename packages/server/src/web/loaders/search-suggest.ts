import { fold, words } from '@warraq/arabic'
import { personPath, tagPath } from '@warraq/core/links/addresses'
import { stemOf } from '@warraq/core/search/analyse'
import { createMarker } from '@warraq/core/search/marks'
import type { SearchMarks } from '@warraq/core/search/request'
import type { CardRow } from '../../store/reader/articles.ts'
import { articlesById } from '../../store/reader/articles.ts'
import { namesBeginning } from '../../store/reader/search-names.ts'
import type { WebContext } from '../context.ts'
import type { Site } from '../sites.ts'
import { cardPath, sectionLink } from './cards.ts'
import { searchUrl, typedText } from './search-request.ts'

const WORDS = 4
const HEADLINES = 5
/** Found articles among which are those that say it in their headline. */
const CONSIDERED = 20
const NAMES = 2
const LONGEST = 80
/** A single letter begins too many words to say anything. */
const LEAST = 2

export interface SuggestedOption {
  readonly kind: 'word' | 'article' | 'section' | 'author' | 'tag'
  /** What it is, in the words of the page. */
  readonly note: string
  readonly label: string
  /** Root-relative. */
  readonly url: string
}

export interface Suggestions {
  /** How many there are, for those who listen to the page. */
  readonly said: string
  readonly options: readonly SuggestedOption[]
}

/**
 * What somebody who types this may want: ends of the last word, headlines, and sections, authors and tags of that name.
 * Three queries beside those of the engine.
 */
export async function suggestions(context: WebContext, site: Site, typed: string): Promise<Suggestions> {
  const text = typedText(typed, LONGEST)
  const found = text.length < LEAST || words(text).length === 0 ? [] : await optionsFor(context, site, text)
  return { said: site.messages.t('search.suggested', { count: found.length }), options: found }
}

async function optionsFor(context: WebContext, site: Site, text: string): Promise<SuggestedOption[]> {
  const { search, read } = context
  const note = (kind: SuggestedOption['kind']) => site.messages.t(`search.kind.${kind}`)
  const [completions, answer, names] = await Promise.all([
    search.complete('public', text, WORDS),
    search.search({
      scope: 'public',
      lang: site.lang,
      text,
      filters: {},
      sort: 'relevance',
      after: null,
      limit: CONSIDERED,
      facets: false,
      typing: true,
    }),
    namesBeginning(read, text, NAMES),
  ])
  const cards = await articlesById(
    read,
    answer.hits.map(({ id }) => id),
  )
  const option = (kind: SuggestedOption['kind'], label: string, url: string) => ({ kind, note: note(kind), label, url })
  return [
    ...completions.map(({ text: ending }) => {
      const whole = withLastWord(text, ending)
      return option('word', whole, searchUrl(site, { q: whole }))
    }),
    ...sectionsNamed(site, text).map(({ label, url }) => option('section', label, url)),
    ...names.persons.map((person) => option('author', person.name, personPath(person, site.prefix))),
    ...names.tags.map(({ name, slug }) => option('tag', name, tagPath(slug, site.prefix))),
    ...headlines(cards, answer.marks).map((card) => option('article', card.title, cardPath(site, card))),
  ]
}

/** A headline without any of what was typed would only puzzle. */
function headlines(cards: readonly CardRow[], marks: SearchMarks): CardRow[] {
  const marker = createMarker(marks, stemOf)
  return cards.filter(({ title }) => marker.find(title).length > 0).slice(0, HEADLINES)
}

/** The query with its last word ended; what stands before it stays as it was typed. */
export function withLastWord(text: string, ending: string): string {
  const at = text.search(/\S+$/u)
  return at <= 0 ? ending : text.slice(0, at) + ending
}

function sectionsNamed(site: Site, text: string): { label: string; url: string }[] {
  const key = fold(text).trim()
  return site.facts.sections
    .filter(({ name }) => fold(name).startsWith(key) || fold(name).includes(` ${key}`))
    .slice(0, NAMES)
    .map((section) => sectionLink(site, section))
}
