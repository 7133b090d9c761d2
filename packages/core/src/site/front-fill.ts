import type { ArticleKind } from '../articles/states.ts'
import type { FrontContainer, FrontFilter, FrontLayout, FrontPin } from './front-types.ts'
import { hasFilter } from './front-layout.ts'

/** What filling a page has to know of a public article. */
export interface Fillable {
  readonly id: number
  readonly kind: ArticleKind
  readonly sectionId: number | null
  readonly hasPicture: boolean
  readonly publishedAt: string
  readonly personIds: readonly number[]
  readonly tagIds: readonly number[]
}

export interface FillFacts<Article extends Fillable> {
  /** The newest of the edition, newest first: what containers without a filter are filled from. */
  readonly latest: readonly Article[]
  /** What pins, filters and readers' choice name besides; in any order. All are public. */
  readonly further: readonly Article[]
  /** Ids, most read first. */
  readonly mostRead: readonly number[]
  /** In the newspaper's order. */
  readonly sections: readonly { readonly id: number; readonly parentId: number | null }[]
}

export interface Placed<Article> {
  readonly article: Article
  /** Null: it came by itself. */
  readonly pin: FrontPin | null
}

export type Filled<Article> =
  | {
      readonly kind: 'lead'
      readonly container: FrontContainer
      readonly story: Placed<Article> | null
      readonly linked: readonly Placed<Article>[]
      readonly beside: readonly Placed<Article>[]
    }
  | {
      readonly kind: 'bands'
      readonly container: FrontContainer
      readonly bands: readonly { readonly sectionId: number; readonly cards: readonly Placed<Article>[] }[]
    }
  | { readonly kind: 'cards'; readonly container: FrontContainer; readonly cards: readonly Placed<Article>[] }

/** Headlines under the lead story that belong to it. */
const LINKED = 2
/** A section with less than this has no band: one story alone is a hole. */
const LEAST_IN_BAND = 2

/**
 * Puts articles into the containers of a page, from its top down. What is pinned stands where it is pinned, first of all,
 * and is nowhere else; then each container fills with the newest that match it and stand nowhere yet. What is not public is
 * not among the facts, so a pinned article that is withdrawn leaves its place to the next. The list of what is read most is
 * a ranking and stays whole.
 */
export function fillFront<Article extends Fillable>(layout: FrontLayout, facts: FillFacts<Article>): Filled<Article>[] {
  const page = new Page(layout, facts)
  return layout.containers.map((container) => page.fill(container))
}

class Page<Article extends Fillable> {
  readonly #layout: FrontLayout
  readonly #facts: FillFacts<Article>
  readonly #byId: ReadonlyMap<number, Article>
  /** The newest first, with what filters brought besides. */
  readonly #all: readonly Article[]
  readonly #taken = new Set<number>()
  readonly #pins = new Map<string, Placed<Article>[]>()

  constructor(layout: FrontLayout, facts: FillFacts<Article>) {
    this.#layout = layout
    this.#facts = facts
    this.#byId = new Map([...facts.latest, ...facts.further].map((article) => [article.id, article]))
    this.#all = [...this.#byId.values()].toSorted(newestFirst)
    for (const container of layout.containers) this.#pins.set(container.key, this.#pinned(container))
  }

  fill(container: FrontContainer): Filled<Article> {
    const pins = this.#pins.get(container.key) ?? []
    switch (container.kind) {
      case 'lead':
        return this.#lead(container, pins)
      case 'bands':
        return { kind: 'bands', container, bands: this.#bands(container) }
      case 'most-read':
        return { kind: 'cards', container, cards: this.#mostRead(container) }
      case 'opinion':
        return this.#cards(container, pins, (article) => article.kind === 'opinion')
      case 'query':
        return this.#cards(container, pins, () => true)
      case 'headlines':
      case 'band':
        return this.#cards(container, pins, isNews)
    }
  }

  #pinned({ kind, pins, count }: FrontContainer): Placed<Article>[] {
    if (kind === 'most-read' || kind === 'bands') return []
    const placed: Placed<Article>[] = []
    for (const pin of pins) {
      const article = this.#byId.get(pin.articleId)
      if (article === undefined || this.#taken.has(article.id) || placed.length === count) continue
      this.#taken.add(article.id)
      placed.push({ article, pin })
    }
    return placed
  }

  #take(from: readonly Article[], most: number): Placed<Article>[] {
    const chosen = from.filter(({ id }) => !this.#taken.has(id)).slice(0, Math.max(0, most))
    for (const { id } of chosen) this.#taken.add(id)
    return chosen.map((article) => ({ article, pin: null }))
  }

  #candidates(container: FrontContainer, fits: (article: Article) => boolean): Article[] {
    if (!container.fills) return []
    const from = hasFilter(container) ? this.#all : this.#facts.latest
    return from.filter((article) => fits(article) && this.#matches(article, container.filter))
  }

  #matches(article: Article, { sectionId, tagId, personId, kind }: FrontFilter): boolean {
    return (
      (kind === null || article.kind === kind) &&
      (tagId === null || article.tagIds.includes(tagId)) &&
      (personId === null || article.personIds.includes(personId)) &&
      (sectionId === null || this.#within(sectionId, article.sectionId))
    )
  }

  /** Whether a section is the outer one or lies inside it. */
  #within(outer: number, inner: number | null): boolean {
    const { sections } = this.#facts
    let at = inner
    for (let depth = 0; at !== null && depth < 20; depth += 1) {
      if (at === outer) return true
      at = sections.find(({ id }) => id === at)?.parentId ?? null
    }
    return false
  }

  #cards(
    container: FrontContainer,
    pins: readonly Placed<Article>[],
    fits: (article: Article) => boolean,
  ): Filled<Article> {
    const filling = this.#take(this.#candidates(container, fits), container.count - pins.length)
    return { kind: 'cards', container, cards: [...pins, ...filling] }
  }

  /** Pins take the places from the first on: the story, the headlines under it, what stands beside it. */
  #lead(container: FrontContainer, pins: readonly Placed<Article>[]): Filled<Article> {
    const news = this.#candidates(container, isNews)
    const pictured = this.#take(
      news.filter(({ hasPicture }) => hasPicture),
      pins.length === 0 ? 1 : 0,
    )
    const [story = null] = [
      ...pins.slice(0, 1),
      ...pictured,
      ...this.#take(news, pins.length + pictured.length === 0 ? 1 : 0),
    ]
    const besideCount = Math.max(0, container.count - 1 - LINKED)
    const linked = pins.slice(1, 1 + LINKED)
    const beside = pins.slice(1 + LINKED)
    if (story !== null) {
      const related = news.filter(({ sectionId }) => sectionId === story.article.sectionId)
      linked.push(...this.#take(related, LINKED - linked.length))
    }
    beside.push(
      ...this.#take(
        news.filter(({ hasPicture }) => !hasPicture),
        besideCount - beside.length,
      ),
    )
    if (story !== null) linked.push(...this.#take(news, LINKED - linked.length))
    beside.push(...this.#take(news, besideCount - beside.length))
    return { kind: 'lead', container, story, linked, beside }
  }

  #bands(container: FrontContainer): { sectionId: number; cards: Placed<Article>[] }[] {
    const own = new Set(
      this.#layout.containers.flatMap(({ kind, filter }) => (kind === 'band' ? (filter.sectionId ?? []) : [])),
    )
    const news = this.#facts.latest.filter(isNews)
    return this.#facts.sections
      .filter(({ id, parentId }) => parentId === null && !own.has(id))
      .flatMap(({ id }) => {
        const cards = this.#take(
          news.filter(({ sectionId }) => this.#within(id, sectionId)),
          container.count,
        )
        return cards.length < LEAST_IN_BAND ? [] : [{ sectionId: id, cards }]
      })
  }

  #mostRead({ count }: FrontContainer): Placed<Article>[] {
    return this.#facts.mostRead
      .flatMap((id) => this.#byId.get(id) ?? [])
      .slice(0, count)
      .map((article) => ({ article, pin: null }))
  }
}

function isNews({ kind }: Fillable): boolean {
  return kind !== 'opinion'
}

function newestFirst(a: Fillable, b: Fillable): number {
  if (a.publishedAt !== b.publishedAt) return a.publishedAt < b.publishedAt ? 1 : -1
  return b.id - a.id
}
