import type { FrontView } from '@warraq/core/contract/front'
import type { FrontContainer } from '@warraq/core/site/front-types'
import type { Text } from '../i18n/text.tsx'

/** What a container is called: its own heading, else what it is about, else its kind. */
export function containerName(container: FrontContainer, view: Pick<FrontView, 'sections'>, t: Text['t']): string {
  if (container.title !== '') return container.title
  const section = view.sections.find(({ id }) => id === container.filter.sectionId)
  if (section && (container.kind === 'band' || container.kind === 'query')) return section.name
  return t(`front.kind.${container.kind}`)
}
