/** Which articles are shown under an article: those that speak of the same, by their words, tags, section and time. */

export interface RelatedSubject {
  readonly tagIds: readonly number[]
  readonly sectionId: number | null
  /** UTC, ISO 8601. */
  readonly publishedAt: string
}

export interface RelatedCandidate extends RelatedSubject {
  readonly id: number
}

/** Likeness of words counts from 0 to 1, against the likest of all. */
const WORDS = 1
/** Words alone, without a shared tag or section, deceive: a night and an hour stand in a bakery and under a comet. */
const WORDS_ALONE = 0.6
/** A tag is somebody's word for it that two articles belong together; each further one says less. */
const FIRST_TAG = 0.5
const FURTHER_TAG = 0.2
const SECTION = 0.1
/** Among equals the one of the same days. */
const TIME = 0.2
const HALF_AFTER_DAYS = 180
/** Below this two articles merely use the same common words. */
const ENOUGH_WORDS = 0.12

const DAY_MS = 86_400_000

/**
 * The candidates in the order in which they are shown: those that are about the same first, then the newest of the
 * section, so that the place is never empty while there is something to show.
 * @param likeness scores of the search engine by article; none where it could not be asked
 */
export function rankRelated<Candidate extends RelatedCandidate>(
  article: RelatedSubject,
  candidates: readonly Candidate[],
  likeness: ReadonlyMap<number, number>,
  limit: number,
): Candidate[] {
  const likest = Math.max(0, ...likeness.values())
  const scored = candidates.map((candidate) => {
    const words = likest > 0 ? (likeness.get(candidate.id) ?? 0) / likest : 0
    const tags = candidate.tagIds.filter((id) => article.tagIds.includes(id)).length
    const about = words >= ENOUGH_WORDS || tags > 0
    const section = article.sectionId !== null && candidate.sectionId === article.sectionId ? SECTION : 0
    const trust = tags > 0 || section > 0 ? WORDS : WORDS_ALONE
    const score = trust * words + tagScore(tags) + section + TIME * nearness(article, candidate)
    return { candidate, about, score }
  })
  const about = scored
    .filter((one) => one.about)
    .toSorted((a, b) => b.score - a.score || b.candidate.id - a.candidate.id)
  const others = scored
    .filter((one) => !one.about)
    .toSorted(({ candidate: a }, { candidate: b }) => newestFirst(a, b) || b.id - a.id)
  return [...about, ...others].slice(0, limit).map(({ candidate }) => candidate)
}

function tagScore(shared: number): number {
  return shared === 0 ? 0 : FIRST_TAG + FURTHER_TAG * (shared - 1)
}

/** 1 for the same moment, half as much for each half-life between them. */
function nearness(a: RelatedSubject, b: RelatedSubject): number {
  const days = Math.abs(Date.parse(a.publishedAt) - Date.parse(b.publishedAt)) / DAY_MS
  return 0.5 ** (days / HALF_AFTER_DAYS)
}

function newestFirst(a: RelatedSubject, b: RelatedSubject): number {
  return a.publishedAt < b.publishedAt ? 1 : a.publishedAt > b.publishedAt ? -1 : 0
}
