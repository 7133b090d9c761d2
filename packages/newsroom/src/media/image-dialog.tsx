import {
  UPLOAD_LIMIT_BYTES,
  UPLOAD_TYPES,
  type MediaRef,
  type MediaRow,
  type UploadedMedia,
} from '@warraq/core/contract/media'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import { useChange } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Line } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { Copies } from './copies.tsx'
import { MediaLibrary } from './library.tsx'

export interface DescribedImage {
  readonly mediaId: number
  readonly alt: string
  readonly caption: string
  readonly credit: string
}

interface ImageDialogProps {
  /** A picture that came by paste or drop. */
  readonly file?: File
  /** A picture whose words are changed. */
  readonly initial?: DescribedImage
  readonly initialMedia?: MediaRef
  readonly onDone: (image: DescribedImage, media: MediaRef) => void
  readonly onClose: () => void
  /** A portrait needs no caption and no credit. */
  readonly only?: 'alt'
}

/**
 * One picture: chosen, uploaded while its words are written, and described. Alternative text, caption and credit are
 * asked for before it stands in a page.
 */
export function ImageDialog({ file, initial, initialMedia, onDone, onClose, only }: ImageDialogProps) {
  const { t } = useText()
  const upload = useUpload(file)
  const [picked, setPicked] = useState<MediaRef | null>(initialMedia ?? null)
  const [alt, setAlt] = useState(initial?.alt ?? '')
  const [caption, setCaption] = useState(initial?.caption ?? '')
  const [credit, setCredit] = useState(initial?.credit ?? '')
  const [licence, setLicence] = useState('')
  const media = upload.media ?? picked
  const take = (row: MediaRow) => {
    upload.forget()
    setPicked(row)
    setAlt(row.alt)
    setCaption(row.caption)
    setCredit(row.credit)
    setLicence(row.licence)
  }
  const complete = alt.trim() !== '' && (only === 'alt' || (caption.trim() !== '' && credit.trim() !== ''))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (media === null || !complete) return
    onDone({ mediaId: media.id, alt: alt.trim(), caption: caption.trim(), credit: credit.trim() }, media)
  }
  return (
    <Dialog title={t('image.title')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {media ? (
          <img className="dialog-image" src={media.url} width={media.width} height={media.height} alt="" />
        ) : (
          <PickFile uploading={upload.name} onFile={upload.start} />
        )}
        {upload.problem !== null && (
          <p className="field-error" role="alert">
            {upload.problem}
          </p>
        )}
        <Refusal error={upload.error} />
        {media === null && upload.name === null && <MediaLibrary onPick={take} />}
        {upload.media !== null && <Copies of={upload.media} verb="media.useThis" onChoose={take} />}
        {(media !== null || upload.name !== null) && (
          <>
            {licence !== '' && <p className="hint">{t('media.rights', { licence })}</p>}
            <p className="hint">{t('field.requiredNote')}</p>
            <Line
              label={t('image.alt')}
              hint={t('image.altHint')}
              required
              maxLength={1000}
              value={alt}
              onChange={setAlt}
            />
            {only !== 'alt' && (
              <>
                <Line label={t('image.caption')} required maxLength={2000} value={caption} onChange={setCaption} />
                <Line label={t('image.credit')} required maxLength={300} value={credit} onChange={setCredit} />
              </>
            )}
          </>
        )}
        <div className="dialog-actions">
          <Button type="submit" look="primary" isDisabled={media === null || !complete}>
            {initial ? t('image.update') : t('image.insert')}
          </Button>
          {initial && media !== null && (
            <Button
              onPress={() => {
                setPicked(null)
                upload.forget()
              }}
            >
              {t('article.changeLead')}
            </Button>
          )}
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

function useUpload(file: File | undefined) {
  const { t, n } = useText()
  const send = useChange('media.upload', ['media.list'])
  const [media, setMedia] = useState<UploadedMedia | null>(null)
  const [name, setName] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const begun = useRef(false)
  const start = (chosen: File) => {
    setProblem(null)
    if (!UPLOAD_TYPES.some((type) => type === chosen.type)) return setProblem(t('image.wrongType'))
    if (chosen.size > UPLOAD_LIMIT_BYTES) {
      return setProblem(t('image.tooLarge', { limit: n(UPLOAD_LIMIT_BYTES / 1024 / 1024) }))
    }
    setName(chosen.name)
    return send.mutate({ input: {}, file: chosen }, { onSuccess: setMedia, onError: () => setName(null) })
  }
  useEffect(() => {
    if (file === undefined || begun.current) return
    begun.current = true
    start(file)
  })
  const forget = () => {
    setMedia(null)
    setName(null)
  }
  return { media, name, problem, error: send.error, start, forget }
}

function PickFile({ uploading, onFile }: { readonly uploading: string | null; readonly onFile: (file: File) => void }) {
  const { t } = useText()
  const input = useRef<HTMLInputElement>(null)
  if (uploading !== null) {
    return (
      <p className="pick-file" role="status">
        {t('image.uploading', { name: uploading })}
      </p>
    )
  }
  return (
    <div
      className="pick-file"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        const dropped = event.dataTransfer.files[0]
        if (dropped) onFile(dropped)
      }}
    >
      <input
        ref={input}
        className="unseen"
        type="file"
        tabIndex={-1}
        aria-label={t('image.chooseFile')}
        accept={UPLOAD_TYPES.join(',')}
        onChange={(event) => {
          const chosen = event.currentTarget.files?.[0]
          if (chosen) onFile(chosen)
        }}
      />
      <Button look="primary" onPress={() => input.current?.click()}>
        {t('image.upload')}
      </Button>
      <p className="hint">{t('image.dropHere')}</p>
    </div>
  )
}
