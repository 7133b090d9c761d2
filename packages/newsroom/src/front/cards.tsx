import type { FrontArticle } from '@warraq/core/contract/front'
import type { FrontContainer, FrontLayout } from '@warraq/core/site/front-types'
import type { Placed } from '@warraq/core/site/front-fill'
import { useState } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { isTextDropItem, useDragAndDrop } from 'react-aria-components/useDragAndDrop'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { CardDialog } from './card-dialog.tsx'
import { pinAt, unpin } from './edits.ts'

/** Tells our cards from whatever else can be dragged onto a page. */
const CARD_TYPE = 'application/x-warraq-article'

interface CardsProps {
  readonly container: FrontContainer
  readonly name: string
  readonly cards: readonly Placed<FrontArticle>[]
  readonly layout: FrontLayout
  readonly pinnable: boolean
  readonly onChange: (next: FrontLayout) => void
}

/**
 * The cards of a container in the order of the page. One that is dragged to a place, here or from another container, is
 * pinned there; by keyboard: Enter on its handle, arrows or Tab to the place, Enter.
 */
export function Cards({ container, name, cards, layout, pinnable, onChange }: CardsProps) {
  const { t } = useText()
  const [open, setOpen] = useState<Placed<FrontArticle> | null>(null)
  const titleOf = (id: number) => cards.find(({ article }) => article.id === id)?.article.title ?? String(id)
  const placeOf = (target: { key: string | number; dropPosition: string }, moved: readonly number[]) => {
    const others = cards.map(({ article }) => article.id).filter((id) => !moved.includes(id))
    const at = others.indexOf(Number(target.key))
    return target.dropPosition === 'before' ? at : at + 1
  }
  const put = (ids: readonly number[], to: number) =>
    onChange(ids.reduce((next, id, i) => pinAt(next, container.key, id, to + i), layout))
  const dropped = async (items: readonly { kind: string }[]): Promise<number[]> => {
    const texts = items.flatMap((item) => (isTextDropItem(item as never) ? [item as never as TextItem] : []))
    const ids = await Promise.all(texts.map((item) => item.getText(CARD_TYPE)))
    return ids.map(Number).filter((id) => Number.isSafeInteger(id) && id > 0)
  }
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ [CARD_TYPE]: String(key), 'text/plain': titleOf(Number(key)) })),
    ...(pinnable
      ? {
          acceptedDragTypes: [CARD_TYPE],
          getDropOperation: () => 'move' as const,
          onReorder: ({ keys, target }) => put([...keys].map(Number), placeOf(target, [...keys].map(Number))),
          onInsert: ({ items, target }) => void dropped(items).then((ids) => put(ids, placeOf(target, ids))),
          onRootDrop: ({ items }) => void dropped(items).then((ids) => put(ids, container.pins.length)),
        }
      : {}),
  })
  return (
    <>
      <GridList
        className="front-cards"
        aria-label={name}
        items={cards.map((placed) => ({ ...placed, id: placed.article.id }))}
        dependencies={[layout]}
        dragAndDropHooks={dragAndDropHooks}
        renderEmptyState={() => ''}
      >
        {(placed) => {
          const { article, pin } = placed
          const { title } = article
          return (
            <GridListItem textValue={title} className={pin === null ? 'front-card' : 'front-card is-pinned'}>
              <AriaButton slot="drag" className="drag-handle" aria-label={t('front.drag', { name: title })}>
                <span aria-hidden="true">⠿</span>
              </AriaButton>
              {article.pictureUrl !== null && <img src={article.pictureUrl} alt="" loading="lazy" />}
              <span className="front-words">
                <bdi className="row-name">{pin?.title || title}</bdi>
                <span className="hint">{t(pin === null ? 'front.byItself' : 'front.pinned')}</span>
              </span>
              {pinnable &&
                (pin === null ? (
                  <Button
                    look="quiet"
                    aria-label={t('front.pinHere', { title })}
                    onPress={() => put([article.id], container.pins.length)}
                  >
                    {t('front.pinShort')}
                  </Button>
                ) : (
                  <>
                    <Button look="quiet" aria-label={t('front.cardOf', { title })} onPress={() => setOpen(placed)}>
                      {t('front.cardShort')}
                    </Button>
                    <Button
                      look="quiet"
                      aria-label={t('front.unpin', { title })}
                      onPress={() => onChange(unpin(layout, article.id))}
                    >
                      {t('front.unpinShort')}
                    </Button>
                  </>
                ))}
            </GridListItem>
          )
        }}
      </GridList>
      {open?.pin && (
        <CardDialog
          article={open.article}
          pin={open.pin}
          layout={layout}
          onDone={(next) => {
            onChange(next)
            setOpen(null)
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

interface TextItem {
  getText(type: string): Promise<string>
}
