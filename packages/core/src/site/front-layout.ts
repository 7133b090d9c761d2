import type { ContainerKind, FrontContainer, FrontFilter, FrontLayout } from './front-types.ts'

export const NO_FILTER: FrontFilter = { sectionId: null, tagId: null, personId: null, kind: null }

/** How many places each kind of container has when nobody says otherwise. */
export const USUAL_COUNT: Readonly<Record<ContainerKind, number>> = {
  lead: 8,
  headlines: 6,
  opinion: 4,
  band: 5,
  bands: 5,
  query: 5,
  'most-read': 8,
}

/** An empty container of a kind. */
export function newContainer(kind: ContainerKind, key: string): FrontContainer {
  return { key, kind, title: '', pins: [], filter: NO_FILTER, count: USUAL_COUNT[kind], fills: true }
}

/** The front page of a newspaper whose editors have not laid one out: by the newest articles. */
export const FIRST_LAYOUT: FrontLayout = {
  containers: (['lead', 'headlines', 'opinion', 'bands', 'most-read'] as const).map((kind) => newContainer(kind, kind)),
}

/** Whether a container is filled from everything that matches, however old, and not only from the newest articles. */
export function hasFilter({ filter }: Pick<FrontContainer, 'filter'>): boolean {
  return Object.values(filter).some((value) => value !== null)
}

/** Every article that is pinned somewhere, once. */
export function pinnedIds(layout: FrontLayout): number[] {
  return [...new Set(layout.containers.flatMap(({ pins }) => pins.map(({ articleId }) => articleId)))]
}

/** Pictures that stand on the page instead of an article's own, once. */
export function pinnedMediaIds(layout: FrontLayout): number[] {
  return [...new Set(layout.containers.flatMap(({ pins }) => pins.flatMap(({ mediaId }) => mediaId ?? [])))]
}
