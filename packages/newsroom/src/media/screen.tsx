import type { MediaRow } from '@warraq/core/contract/media'
import { UPLOAD_LIMIT_BYTES, UPLOAD_TYPES } from '@warraq/core/contract/media'
import { useEffect, useRef, useState } from 'react'
import { useReadPages } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useAddress } from '../search/use-address.ts'
import { useSettled } from '../search/use-settled.ts'
import { useCan, useDates } from '../session/session.tsx'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Choice, Line } from '../ui/fields.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Refusal, sentenceOf } from '../ui/refusal.tsx'
import { Copies } from './copies.tsx'
import { endingOf, nameOfPicture } from './names.ts'
import { PictureDialog } from './picture-dialog.tsx'
import { useUploads, type Upload } from './use-uploads.ts'
import '../styles/media.css'

const FILTERS = ['', 'undescribed', 'expiring', 'expired'] as const

/** All pictures of the newspaper: sent by choosing, dropping or pasting, described, found again. */
export function MediaScreen() {
  const { t } = useText()
  const can = useCan()
  const uploads = useUploads()
  const [asked, ask] = useAddress()
  const typed = asked('q')
  const only = FILTERS.find((one) => one === asked('only')) ?? ''
  const [open, setOpen] = useState<number | null>(null)
  const words = useSettled(typed.trim())
  const list = useReadPages('media.list', {
    ...(words !== '' && { q: words }),
    ...(words === '' && only !== '' && { only }),
  })
  return (
    <Screen title={t('media.title')}>
      {can('media.upload') && <Drop onFiles={uploads.add} />}
      <Uploads uploads={uploads} onOpen={setOpen} />
      <div className="media-find">
        <Line label={t('media.search')} type="search" value={typed} onChange={(value) => ask('q', value)} />
        <Choice
          label={t('media.only')}
          value={only}
          disabled={words !== ''}
          onChange={(value) => ask('only', value)}
          options={FILTERS.map((value) => ({ value, label: t(`media.only.${value === '' ? 'all' : value}`) }))}
        />
      </div>
      <Refusal error={list.error} />
      {list.isPending && <p className="loading">{t('app.loading')}</p>}
      {list.isSuccess && list.rows.length === 0 && (
        <p className="empty">{t(words === '' && only === '' ? 'media.empty' : 'media.none')}</p>
      )}
      <ul className="media-grid">
        {list.rows.map((row) => (
          <li key={row.id}>
            <button type="button" onClick={() => setOpen(row.id)}>
              <img src={row.url} width={row.width} height={row.height} loading="lazy" alt={row.alt} />
              <bdi className="media-name">{nameOfPicture(row)}</bdi>
              <span className="hint">{row.credit === '' ? t('media.noCredit') : row.credit}</span>
              <Ending row={row} />
            </button>
          </li>
        ))}
      </ul>
      <MoreButton list={list} />
      {open !== null && <PictureDialog key={open} id={open} onOpen={setOpen} onClose={() => setOpen(null)} />}
    </Screen>
  )
}

/** Said of a picture that may not be shown any more, or not for long. */
function Ending({ row: { expiresOn } }: { readonly row: MediaRow }) {
  const { t } = useText()
  const dates = useDates()
  const ending = endingOf(expiresOn, new Date())
  if (expiresOn === null || ending === null) return null
  if (ending === 'expired') return <span className="field-error">{t('media.expired')}</span>
  return <span className="media-ending">{t('media.endsOn', { day: dates.day(`${expiresOn}T12:00:00.000Z`) })}</span>
}

function Drop({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const { t } = useText()
  const input = useRef<HTMLInputElement>(null)
  const latest = useRef(onFiles)
  useEffect(() => {
    latest.current = onFiles
  })
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => {
      const files = [...(event.clipboardData?.files ?? [])]
      if (files.length > 0) latest.current(files)
    }
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [])
  return (
    <div
      className="pick-file"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        onFiles([...event.dataTransfer.files])
      }}
    >
      <input
        ref={input}
        className="unseen"
        type="file"
        multiple
        tabIndex={-1}
        aria-label={t('media.choose')}
        accept={UPLOAD_TYPES.join(',')}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])])
          event.currentTarget.value = ''
        }}
      />
      <Button look="primary" onPress={() => input.current?.click()}>
        {t('media.choose')}
      </Button>
      <p className="hint">{t('media.dropHere')}</p>
    </div>
  )
}

interface UploadsProps {
  readonly uploads: ReturnType<typeof useUploads>
  readonly onOpen: (id: number) => void
}

function Uploads({ uploads, onOpen }: UploadsProps) {
  const { t } = useText()
  if (uploads.list.length === 0) return null
  return (
    <section className="band" aria-labelledby="media-uploads">
      <h2 id="media-uploads">{t('media.uploads')}</h2>
      <ul className="row-list" aria-live="polite">
        {uploads.list.map((upload) => (
          <UploadRow key={upload.n} upload={upload} onAgain={() => uploads.again(upload)} onOpen={onOpen} />
        ))}
      </ul>
      <Button look="quiet" onPress={uploads.clear}>
        {t('media.clear')}
      </Button>
    </section>
  )
}

interface UploadRowProps {
  readonly upload: Upload
  readonly onAgain: () => void
  readonly onOpen: (id: number) => void
}

function UploadRow({ upload, onAgain, onOpen }: UploadRowProps) {
  const text = useText()
  const { t, n } = text
  const { file, state, sent, error, row } = upload
  return (
    <li>
      <bdi className="row-name grow">{file.name}</bdi>
      {state === 'sending' && <progress max={file.size} value={Math.min(sent, file.size)} aria-label={file.name} />}
      {state === 'waiting' && <span className="hint">{t('media.waiting')}</span>}
      {state === 'wrong-type' && <span className="field-error">{t('image.wrongType')}</span>}
      {state === 'too-large' && (
        <span className="field-error">{t('image.tooLarge', { limit: n(UPLOAD_LIMIT_BYTES / 1024 / 1024) })}</span>
      )}
      {state === 'failed' && (
        <>
          <span className="field-error">{sentenceOf(error, text)}</span>
          <Button look="quiet" aria-label={t('media.againOne', { name: file.name })} onPress={onAgain}>
            {t('media.again')}
          </Button>
        </>
      )}
      {row !== null && <Copies of={row} verb="media.openThis" onChoose={({ id }) => onOpen(id)} />}
      {row !== null && (
        <Button look="quiet" aria-label={t('media.describeOne', { name: file.name })} onPress={() => onOpen(row.id)}>
          {t('media.describe')}
        </Button>
      )}
    </li>
  )
}
