import type { MediaDetail, MediaUse } from '@warraq/core/contract/media'
import { useState, type FormEvent } from 'react'
import { Link } from 'wouter'
import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Line } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'
import { FocalPoint } from './focal-point.tsx'

interface PictureDialogProps {
  readonly id: number
  readonly onOpen: (id: number) => void
  readonly onClose: () => void
}

/** One picture: its words, how long it may be shown, what stays in sight, and where it stands. */
export function PictureDialog({ id, onOpen, onClose }: PictureDialogProps) {
  const { t } = useText()
  const detail = useRead('media.read', {}, { id })
  return (
    <Dialog title={t('media.picture')} open onClose={onClose} size="wide">
      <Refusal error={detail.error} />
      {detail.data && <Form detail={detail.data} onOpen={onOpen} onClose={onClose} />}
    </Dialog>
  )
}

function Form({ detail, onOpen, onClose }: { readonly detail: MediaDetail } & Omit<PictureDialogProps, 'id'>) {
  const { t } = useText()
  const say = useSay()
  const { row, uses, same, largestUrl } = detail
  const save = useChange('media.describe', ['media.list', 'media.read'])
  const remove = useChange('media.remove', ['media.list'])
  const [words, setWords] = useState({
    alt: row.alt,
    caption: row.caption,
    credit: row.credit,
    licence: row.licence,
  })
  const [expiresOn, setExpiresOn] = useState(row.expiresOn ?? '')
  const [focal, setFocal] = useState(row.focal)
  const set = (name: keyof typeof words) => (value: string) => setWords({ ...words, [name]: value })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(
      { params: { id: row.id }, input: { ...words, expiresOn: expiresOn === '' ? null : expiresOn, focal } },
      {
        onSuccess: () => {
          say(t('media.saved'))
          onClose()
        },
      },
    )
  }
  const takeAway = () =>
    remove.mutate(
      { params: { id: row.id }, input: {} },
      {
        onSuccess: () => {
          say(t('media.removed'))
          onClose()
        },
      },
    )
  return (
    <form className="stack" onSubmit={submit}>
      <FocalPoint row={row} focal={focal} onChange={setFocal} />
      <Line label={t('image.alt')} hint={t('image.altHint')} maxLength={1000} value={words.alt} onChange={set('alt')} />
      <Line label={t('image.caption')} maxLength={2000} value={words.caption} onChange={set('caption')} />
      <Line label={t('image.credit')} maxLength={300} value={words.credit} onChange={set('credit')} />
      <Line label={t('media.licence')} maxLength={300} value={words.licence} onChange={set('licence')} />
      <div className="field">
        <label htmlFor="media-expires">{t('media.expires')}</label>
        <input
          id="media-expires"
          type="date"
          value={expiresOn}
          onChange={(event) => setExpiresOn(event.currentTarget.value)}
        />
      </div>
      <Uses uses={uses} />
      {same.length > 0 && (
        <section aria-labelledby="media-same">
          <h3 id="media-same">{t('media.same')}</h3>
          <ul className="plain-list">
            {same.map((one) => (
              <li key={one.id}>
                <Button look="quiet" onPress={() => onOpen(one.id)}>
                  {one.caption || one.alt || one.originalName}
                </Button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <p>
        <a href={largestUrl} download={`${row.id}.jpg`}>
          {t('media.download')}
        </a>{' '}
        <span className="hint">{t('media.downloadHint')}</span>
      </p>
      <Refusal error={save.error ?? remove.error} />
      <div className="dialog-actions">
        <Button type="submit" look="primary" isPending={save.isPending}>
          {t('action.save')}
        </Button>
        <Button onPress={onClose}>{t('action.cancel')}</Button>
        {uses.length === 0 && (
          <Button look="quiet" isPending={remove.isPending} onPress={takeAway}>
            {t('media.remove')}
          </Button>
        )}
      </div>
    </form>
  )
}

function Uses({ uses }: { readonly uses: readonly MediaUse[] }) {
  const { t } = useText()
  return (
    <section aria-labelledby="media-uses">
      <h3 id="media-uses">{t('media.uses')}</h3>
      {uses.length === 0 && <p className="hint">{t('media.unused')}</p>}
      <ul className="plain-list">
        {uses.map((use) => (
          <li key={`${use.kind}-${use.id}-${use.shown ? 'shown' : ''}`}>
            <Place use={use} /> <span className="hint">{t(use.shown ? 'media.shown' : 'media.notShown')}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

const PLACES = { article: '/articles', page: '/pages', person: '/persons', front: '/front' } as const

function Place({ use }: { readonly use: MediaUse }) {
  const { t } = useText()
  const name = use.kind === 'front' ? t('front.title') : use.title || t('media.someArticle')
  const own = use.kind === 'article' || use.kind === 'page' ? `/${use.id}` : ''
  return (
    <Link href={PLACES[use.kind] + own}>
      <bdi>{name}</bdi>
    </Link>
  )
}
