import { useEffect, useId, useRef, useState } from 'react'
import { useLanguage } from '../i18n/choice.tsx'
import { useText } from '../i18n/text.tsx'
import { uploadImportFile } from '../api/upload.ts'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { sizeOf } from './size.ts'

export interface Uploaded {
  readonly file: string
  readonly name: string
}

interface FileFieldProps {
  readonly label: string
  readonly hint: string
  /** Endings that are offered first. */
  readonly accept: string
  readonly value: Uploaded | null
  readonly onChange: (value: Uploaded | null) => void
}

interface Sending {
  readonly name: string
  readonly bytes: number
  readonly sent: number
}

/** A file that goes to the staging area as soon as it is chosen, with what has left so far. */
export function FileField({ label, hint, accept, value, onChange }: FileFieldProps) {
  const { t } = useText()
  const { language } = useLanguage()
  const id = useId()
  const input = useRef<HTMLInputElement>(null)
  const abort = useRef<AbortController | null>(null)
  const [sending, setSending] = useState<Sending | null>(null)
  const [error, setError] = useState<unknown>(null)
  useEffect(() => () => abort.current?.abort(), [])
  const send = async (file: File) => {
    const control = new AbortController()
    abort.current = control
    setError(null)
    onChange(null)
    setSending({ name: file.name, bytes: file.size, sent: 0 })
    const onProgress = (sent: number) => setSending({ name: file.name, bytes: file.size, sent })
    try {
      const { file: token } = await uploadImportFile(file, { language, onProgress, signal: control.signal })
      onChange({ file: token, name: file.name })
    } catch (problem) {
      if (!(problem instanceof DOMException)) setError(problem)
      if (input.current) input.current.value = ''
    } finally {
      setSending(null)
    }
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <p className="hint" id={`${id}-hint`}>
        {hint}
      </p>
      <input
        ref={input}
        id={id}
        type="file"
        accept={accept}
        aria-describedby={`${id}-hint`}
        disabled={sending !== null}
        onChange={(event) => {
          const file = event.currentTarget.files?.[0]
          if (file !== undefined) void send(file)
        }}
      />
      {sending !== null && (
        <div className="import-progress">
          <progress aria-label={t('imports.uploading')} max={sending.bytes} value={sending.sent} />
          <p className="hint">{t('imports.sent', { sent: sizeOf(sending.sent, t), of: sizeOf(sending.bytes, t) })}</p>
          <Button onPress={() => abort.current?.abort()}>{t('action.cancel')}</Button>
        </div>
      )}
      {value !== null && (
        <p className="hint" role="status">
          {t('imports.uploaded', { name: value.name })}
        </p>
      )}
      <Refusal error={error} />
    </div>
  )
}
