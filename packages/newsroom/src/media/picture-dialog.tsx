import type { MediaDetail, MediaRow, MediaUse } from '@warraq/core/contract/media'
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
import { nameOfPicture } from './names.ts'
import { ReplaceFile } from './replace-file.tsx'
import { Shapes } from './shapes.tsx'

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
  const { row, uses, same, alike, replacedAt, largestUrl } = detail
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
  const [crops, setCrops] = useState(row.crops)
  const set = (name: keyof typeof words) => (value: string) => setWords({ ...words, [name]: value })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(
      { params: { id: row.id }, input: { ...words, expiresOn: expiresOn === '' ? null : expiresOn, focal, crops } },
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
      <Shapes row={row} focal={focal} crops={crops} onChange={setCrops} />
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
      <Others title="media.same" rows={same} onOpen={onOpen} />
      <Others title="media.alike" rows={alike} onOpen={onOpen} />
      <ReplaceFile
        row={row}
        replacedAt={replacedAt}
        onReplaced={(next) => {
          setFocal(next.focal)
          setCrops(next.crops)
        }}
      />
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

interface OthersProps {
  readonly title: 'media.same' | 'media.alike'
  readonly rows: readonly MediaRow[]
  readonly onOpen: (id: number) => void
}

function Others({ title, rows, onOpen }: OthersProps) {
  const { t } = useText()
  if (rows.length === 0) return null
  return (
    <section className="copies" aria-labelledby={title}>
      <h3 id={title}>{t(title)}</h3>
      <ul>
        {rows.map((one) => (
          <li key={one.id}>
            <img src={one.url} width={one.width} height={one.height} alt="" />
            <Button look="quiet" onPress={() => onOpen(one.id)}>
              {nameOfPicture(one)}
            </Button>
          </li>
        ))}
      </ul>
    </section>
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
