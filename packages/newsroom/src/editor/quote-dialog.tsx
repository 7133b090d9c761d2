import type { QuoteAttributes } from '@warraq/core/articles/body'
import { useState, type FormEvent } from 'react'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Line, Tick } from '../ui/fields.tsx'
import { quoteAround, setAttrs, toggleQuote, unwrapQuote } from './commands.ts'
import type { Editor } from './create-editor.ts'

interface QuoteDialogProps {
  readonly editor: Editor
  /** The quote that is described; null wraps the selected paragraphs into a new one. */
  readonly pos: number | null
  readonly onClose: () => void
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim())

/** Who says it, in what capacity and where it was said. */
export function QuoteDialog({ editor, pos, onClose }: QuoteDialogProps) {
  const { t } = useText()
  const before = pos === null ? null : (editor.state().doc.nodeAt(pos)?.attrs as QuoteAttributes | undefined)
  const [speaker, setSpeaker] = useState(before?.speaker ?? '')
  const [role, setRole] = useState(before?.role ?? '')
  const [source, setSource] = useState(before?.source ?? '')
  const [designated, setDesignated] = useState(before?.designated != null)
  const [by, setBy] = useState(before?.designated?.by ?? '')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (pos === null) editor.run(toggleQuote)
    const at = pos ?? quoteAround(editor.state())?.pos
    const attrs: QuoteAttributes = {
      speaker: orNull(speaker),
      role: orNull(role),
      source: orNull(source),
      designated: designated && by.trim() !== '' ? { by: by.trim() } : null,
    }
    if (at !== undefined) editor.run(setAttrs(at, attrs))
    onClose()
  }
  return (
    <Dialog title={t('quote.title')} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        <Line label={t('quote.speaker')} maxLength={300} autoFocus value={speaker} onChange={setSpeaker} />
        <Line label={t('quote.role')} maxLength={300} value={role} onChange={setRole} />
        <Line
          label={t('quote.source')}
          hint={t('quote.sourceHint')}
          maxLength={300}
          value={source}
          onChange={setSource}
        />
        <Tick label={t('quote.designated')} checked={designated} onChange={setDesignated} />
        {designated && <Line label={t('quote.designatedBy')} required maxLength={300} value={by} onChange={setBy} />}
        <div className="dialog-actions">
          <Button type="submit" look="primary">
            {t('action.save')}
          </Button>
          {pos !== null && (
            <Button
              onPress={() => {
                editor.run(unwrapQuote(pos))
                onClose()
              }}
            >
              {t('quote.unwrap')}
            </Button>
          )}
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}
