import type { FrontView } from '@warraq/core/contract/front'
import type { FrontLayout } from '@warraq/core/site/front-types'
import { Button as AriaButton } from 'react-aria-components/Button'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { useDragAndDrop } from 'react-aria-components/useDragAndDrop'
import { useText } from '../i18n/text.tsx'
import { moveContainer } from './edits.ts'
import { containerName } from './names.ts'

interface OutlineProps {
  readonly layout: FrontLayout
  readonly view: FrontView
  readonly onChange: (next: FrontLayout) => void
}

/** The containers by name, from the top of the page down: dragged, or moved by keyboard (Enter on the handle, arrows, Enter). */
export function Outline({ layout, view, onChange }: OutlineProps) {
  const { t } = useText()
  const keys = layout.containers.map(({ key }) => key)
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (moved) => [...moved].map((key) => ({ 'text/plain': String(key) })),
    onReorder: ({ keys: moved, target }) => {
      const [key] = [...moved].map(String)
      if (key === undefined) return
      const others = keys.filter((one) => one !== key)
      const at = others.indexOf(String(target.key))
      onChange(moveContainer(layout, key, target.dropPosition === 'before' ? at : at + 1))
    },
  })
  return (
    <nav className="front-outline" aria-label={t('front.containers')}>
      <GridList
        aria-label={t('front.containers')}
        items={layout.containers.map((container) => ({ ...container, id: container.key }))}
        dragAndDropHooks={dragAndDropHooks}
      >
        {(container) => {
          const name = containerName(container, view, t)
          return (
            <GridListItem textValue={name}>
              <AriaButton slot="drag" className="drag-handle" aria-label={t('front.drag', { name })}>
                <span aria-hidden="true">⠿</span>
              </AriaButton>
              <a href={`#front-${container.key}`}>{name}</a>
            </GridListItem>
          )
        }}
      </GridList>
    </nav>
  )
}
