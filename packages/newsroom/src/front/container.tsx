import type { FrontArticle, FrontView } from '@warraq/core/contract/front'
import type { FrontContainer, FrontLayout } from '@warraq/core/site/front-types'
import type { Filled, Placed } from '@warraq/core/site/front-fill'
import { useState } from 'react'
import { RelatedDialog } from '../editor/related-dialog.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { useSay } from '../ui/status-line.tsx'
import { Cards } from './cards.tsx'
import { ContainerSettings } from './container-settings.tsx'
import { changeContainer, moveContainer, pinAt, removeContainer, unpin } from './edits.ts'
import { containerName } from './names.ts'

interface ContainerProps {
  readonly at: number
  readonly filled: Filled<FrontArticle>
  readonly view: FrontView
  readonly layout: FrontLayout
  readonly onChange: (next: FrontLayout) => void
}

/** One container with what stands in it now: what is pinned, and what came by itself. */
export function Container({ at, filled, view, layout, onChange }: ContainerProps) {
  const { t } = useText()
  const say = useSay()
  const { container } = filled
  const [open, setOpen] = useState<'settings' | 'pin' | null>(null)
  const name = containerName(container, view, t)
  const pinnable = container.kind !== 'most-read' && container.kind !== 'bands'
  const cards = cardsOf(filled)
  const shown = new Set(cards.map(({ article }) => article.id))
  const unseen = container.pins.filter(({ articleId }) => !shown.has(articleId))
  const last = at === layout.containers.length - 1
  return (
    <section className="front-container" id={`front-${container.key}`} aria-labelledby={`front-${container.key}-name`}>
      <header className="front-head">
        <h2 id={`front-${container.key}-name`}>{name}</h2>
        <Button
          look="quiet"
          aria-label={t('front.up', { name })}
          isDisabled={at === 0}
          onPress={() => onChange(moveContainer(layout, container.key, at - 1))}
        >
          <span aria-hidden="true">↑</span>
        </Button>
        <Button
          look="quiet"
          aria-label={t('front.down', { name })}
          isDisabled={last}
          onPress={() => onChange(moveContainer(layout, container.key, at + 1))}
        >
          <span aria-hidden="true">↓</span>
        </Button>
        <Button look="quiet" aria-label={t('front.settings', { name })} onPress={() => setOpen('settings')}>
          {t('front.settingsShort')}
        </Button>
        <Button
          look="quiet"
          aria-label={t('front.remove', { name })}
          onPress={() => onChange(removeContainer(layout, container.key))}
        >
          {t('action.remove')}
        </Button>
      </header>
      {cards.length === 0 && <p className="empty">{t('front.empty')}</p>}
      <Cards container={container} name={name} cards={cards} layout={layout} pinnable={pinnable} onChange={onChange} />
      <Unseen pins={unseen} view={view} onUnpin={(id) => onChange(unpin(layout, id))} />
      {pinnable && <Button onPress={() => setOpen('pin')}>{t('front.pin')}</Button>}
      {open === 'pin' && (
        <RelatedDialog
          onPick={(articleId, title) => {
            onChange(pinAt(layout, container.key, articleId, container.pins.length))
            say(t('front.pinnedIn', { title, name }))
            setOpen(null)
          }}
          onClose={() => setOpen(null)}
        />
      )}
      {open === 'settings' && (
        <ContainerSettings
          container={container}
          name={name}
          view={view}
          onDone={(change) => {
            onChange(changeContainer(layout, container.key, change))
            setOpen(null)
          }}
          onClose={() => setOpen(null)}
        />
      )}
    </section>
  )
}

/** In the order of the page. */
function cardsOf(filled: Filled<FrontArticle>): readonly Placed<FrontArticle>[] {
  switch (filled.kind) {
    case 'lead':
      return [...(filled.story === null ? [] : [filled.story]), ...filled.linked, ...filled.beside]
    case 'bands':
      return filled.bands.flatMap(({ cards }) => cards)
    case 'cards':
      return filled.cards
  }
}

interface UnseenProps {
  readonly pins: FrontContainer['pins']
  readonly view: FrontView
  readonly onUnpin: (articleId: number) => void
}

/** What is pinned and not shown: withdrawn since, not published yet, or without a place. */
function Unseen({ pins, view, onUnpin }: UnseenProps) {
  const { t } = useText()
  if (pins.length === 0) return null
  return (
    <ul className="row-list">
      {pins.map(({ articleId }) => {
        const hidden = view.names.hidden[String(articleId)]
        const known = [...view.latest, ...view.further].find(({ id }) => id === articleId)
        const title = hidden?.title ?? known?.title ?? String(articleId)
        return (
          <li key={articleId}>
            <bdi className="row-name grow">{title}</bdi>
            <span className="hint">
              {hidden === undefined
                ? t('front.elsewhere')
                : t('front.notShown', { state: t(`state.${hidden.state as 'draft'}`) })}
            </span>
            <Button look="quiet" aria-label={t('front.unpin', { title })} onPress={() => onUnpin(articleId)}>
              {t('front.unpinShort')}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}
