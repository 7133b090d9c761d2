import type { FrontLayout } from '@warraq/core/site/front-types'
import type { Text } from '../i18n/text.tsx'

/** Containers that something can be pinned in, by name. */
export function containersFor(layout: FrontLayout, t: Text['t']): { value: string; label: string }[] {
  return layout.containers
    .filter(({ kind }) => kind !== 'most-read' && kind !== 'bands')
    .map(({ key, kind, title }) => ({ value: key, label: title || t(`front.kind.${kind}`) }))
}
