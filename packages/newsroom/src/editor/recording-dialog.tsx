import type { MediaRef } from '@warraq/core/contract/media'
import { RECORDING_LIMIT_BYTES, RECORDING_TYPES } from '@warraq/core/media/recordings.table'
import { useEffect, useId, useRef, useState, type FormEvent } from 'react'
import { uploadRecording } from '../api/upload.ts'
import { useLanguage } from '../i18n/choice.tsx'
import { useText } from '../i18n/text.tsx'
import { MediaLibrary } from '../media/library.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Line } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { insertBlock, setAttrs } from './commands.ts'
import type { Editor } from './create-editor.ts'
import { bodySchema } from './schema.ts'
import type { BlockBook } from './views.ts'

const { nodes } = bodySchema

interface RecordingAttributes {
  readonly mediaId: number
  readonly posterId?: number | null
  readonly title: string
  readonly caption: string
  readonly credit: string
}

interface RecordingDialogProps {
  readonly editor: Editor
  readonly book: BlockBook
  /** The recording whose words are changed; null uploads one. */
  readonly at: { readonly pos: number; readonly kind: 'audio' | 'video'; readonly attrs: RecordingAttributes } | null
  readonly onClose: () => void
}

/** A sound or a film: uploaded while its words are written; a film may have a picture that is shown before it plays. */
export function RecordingDialog({ editor, book, at, onClose }: RecordingDialogProps) {
  const { t } = useText()
  const upload = useRecordingUpload()
  const [title, setTitle] = useState(at?.attrs.title ?? '')
  const [caption, setCaption] = useState(at?.attrs.caption ?? '')
  const [credit, setCredit] = useState(at?.attrs.credit ?? '')
  const [posterId, setPoster] = useState(at?.attrs.posterId ?? null)
  const kind = upload.done?.kind ?? at?.kind
  const mediaId = upload.done?.id ?? at?.attrs.mediaId
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (mediaId === undefined || kind === undefined) return
    if (upload.done !== null) book.media.set(mediaId, upload.done)
    const words = { mediaId, title: title.trim(), caption: caption.trim(), credit: credit.trim() }
    const attrs = kind === 'video' ? { ...words, posterId } : words
    editor.run(at === null ? insertBlock(nodes[kind].create(attrs)) : setAttrs(at.pos, attrs))
    onClose()
  }
  return (
    <Dialog title={t('recording.title')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {at === null && <UploadField upload={upload} />}
        <Line label={t('recording.name')} maxLength={300} value={title} onChange={setTitle} />
        <Line label={t('block.caption')} maxLength={2000} value={caption} onChange={setCaption} />
        <Line label={t('recording.credit')} maxLength={300} value={credit} onChange={setCredit} />
        {kind === 'video' && <Poster book={book} posterId={posterId} onChange={setPoster} />}
        <div className="dialog-actions">
          <Button type="submit" look="primary" isDisabled={mediaId === undefined}>
            {t(at === null ? 'recording.insert' : 'action.save')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

interface PosterProps {
  readonly book: BlockBook
  readonly posterId: number | null
  readonly onChange: (id: number | null) => void
}

function Poster({ book, posterId, onChange }: PosterProps) {
  const { t } = useText()
  const shown: MediaRef | undefined = posterId === null ? undefined : book.media.get(posterId)
  if (posterId !== null) {
    return (
      <div className="stack">
        <p>{t('recording.poster')}</p>
        {shown && <img className="dialog-image" src={shown.url} alt={shown.alt} />}
        <Button onPress={() => onChange(null)}>{t('recording.noPoster')}</Button>
      </div>
    )
  }
  return (
    <details>
      <summary>{t('recording.choosePoster')}</summary>
      <MediaLibrary
        onPick={(row) => {
          book.media.set(row.id, row)
          onChange(row.id)
        }}
      />
    </details>
  )
}

function useRecordingUpload() {
  const { t, n } = useText()
  const { language } = useLanguage()
  const abort = useRef<AbortController | null>(null)
  const [sent, setSent] = useState<{ readonly name: string; readonly bytes: number; readonly of: number } | null>(null)
  const [done, setDone] = useState<Awaited<ReturnType<typeof uploadRecording>> | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => () => abort.current?.abort(), [])
  const start = async (file: File) => {
    setProblem(null)
    setError(null)
    if (file.size > RECORDING_LIMIT_BYTES) {
      return setProblem(t('image.tooLarge', { limit: n(RECORDING_LIMIT_BYTES / 1024 / 1024) }))
    }
    const control = new AbortController()
    abort.current = control
    const onProgress = (bytes: number) => setSent({ name: file.name, bytes, of: file.size })
    onProgress(0)
    try {
      setDone(await uploadRecording(file, { language, onProgress, signal: control.signal }))
    } catch (failure) {
      if (!(failure instanceof DOMException)) setError(failure)
    } finally {
      setSent(null)
    }
    return undefined
  }
  return { start, sent, done, problem, error }
}

function UploadField({ upload }: { readonly upload: ReturnType<typeof useRecordingUpload> }) {
  const { t } = useText()
  const id = useId()
  const { done, sent } = upload
  if (done !== null) return <p role="status">{t('recording.uploaded', { name: done.originalName })}</p>
  return (
    <div className="field">
      <label htmlFor={id}>{t('recording.file')}</label>
      <p className="hint" id={`${id}-hint`}>
        {t('recording.hint')}
      </p>
      <input
        id={id}
        type="file"
        accept={RECORDING_TYPES.map(({ extension }) => `.${extension}`).join(',')}
        aria-describedby={`${id}-hint`}
        disabled={sent !== null}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          if (file !== undefined) void upload.start(file)
        }}
      />
      {sent !== null && <progress aria-label={sent.name} max={sent.of} value={sent.bytes} />}
      {upload.problem !== null && (
        <p className="field-error" role="alert">
          {upload.problem}
        </p>
      )}
      <Refusal error={upload.error} />
    </div>
  )
}
