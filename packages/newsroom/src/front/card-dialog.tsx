import type { FrontArticle } from '@warraq/core/contract/front'
import type { FrontLayout, FrontPin } from '@warraq/core/site/front-types'
import { useState, type FormEvent } from 'react'
import { useText } from '../i18n/text.tsx'
import { MediaLibrary } from '../media/library.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Choice, Line } from '../ui/fields.tsx'
import { changePin, pinAt } from './edits.ts'
import { containersFor } from './container-choices.ts'

interface CardDialogProps {
  readonly article: FrontArticle
  readonly pin: FrontPin
  readonly layout: FrontLayout
  readonly onDone: (next: FrontLayout) => void
  readonly onClose: () => void
}

/** A headline and a picture of the card's own; the article keeps its. The way to another container without dragging. */
export function CardDialog({ article, pin, layout, onDone, onClose }: CardDialogProps) {
  const { t } = useText()
  const [title, setTitle] = useState(pin.title)
  const [mediaId, setMediaId] = useState(pin.mediaId)
  const here = layout.containers.find(({ pins }) => pins.some(({ articleId }) => articleId === article.id))?.key ?? ''
  const [key, setKey] = useState(here)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const next = changePin(layout, article.id, { title: title.trim(), mediaId })
    const target = next.containers.find((one) => one.key === key)
    onDone(key === here || target === undefined ? next : pinAt(next, key, article.id, target.pins.length))
  }
  return (
    <Dialog title={t('front.card')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <p>
          <bdi>{article.title}</bdi>
        </p>
        <Line
          label={t('front.cardTitle')}
          hint={t('front.cardTitleHint')}
          maxLength={300}
          value={title}
          onChange={setTitle}
        />
        <Choice label={t('front.moveTo')} value={key} onChange={setKey} options={containersFor(layout, t)} />
        <fieldset>
          <legend>{t('front.cardPicture')}</legend>
          {mediaId !== null && <Button onPress={() => setMediaId(null)}>{t('front.cardPictureNone')}</Button>}
          <MediaLibrary onPick={({ id }) => setMediaId(id)} chosen={mediaId === null ? [] : [mediaId]} />
        </fieldset>
        <div className="dialog-actions">
          <Button type="submit" look="primary">
            {t('action.save')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
