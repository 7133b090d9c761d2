import type { QuoteAttributes } from '@warraq/core/articles/body'
import { holdsAddress } from '@warraq/core/articles/designated-quote'
import { useState, type FormEvent } from 'react'
import { useText, type TextKey } from '../i18n/text.tsx'
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

interface Typed {
  readonly speaker: string
  readonly role: string
  readonly source: string
  /** Null where the speaker is no designated group. */
  readonly by: string | null
}

/** What a statement of a designated group lacks, or must not hold; nothing for any other quote. */
function problemsOf({ by, ...lines }: Typed): Partial<Record<keyof Typed, TextKey>> {
  if (by === null) return {}
  const addresses = Object.entries(lines).filter(([, line]) => holdsAddress(line))
  return {
    ...Object.fromEntries(addresses.map(([field]) => [field, 'quote.noAddress'] as const)),
    ...(by.trim() === '' && { by: 'quote.byNeeded' as const }),
  }
}

/** Who says it, in what capacity and where it was said. */
export function QuoteDialog({ editor, pos, onClose }: QuoteDialogProps) {
  const { t } = useText()
  const before = pos === null ? null : (editor.state().doc.nodeAt(pos)?.attrs as QuoteAttributes | undefined)
  const [speaker, setSpeaker] = useState(before?.speaker ?? '')
  const [role, setRole] = useState(before?.role ?? '')
  const [source, setSource] = useState(before?.source ?? '')
  const [designated, setDesignated] = useState(before?.designated != null)
  const [by, setBy] = useState(before?.designated?.by ?? '')
  const [tried, setTried] = useState(false)
  const problems = problemsOf({ speaker, role, source, by: designated ? by : null })
  const shown = (field: keyof typeof problems) => {
    const problem = tried ? problems[field] : undefined
    return problem === undefined ? undefined : t(problem)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(problems).length > 0) return
    if (pos === null) editor.run(toggleQuote)
    const at = pos ?? quoteAround(editor.state())?.pos
    const attrs: QuoteAttributes = {
      speaker: orNull(speaker),
      role: orNull(role),
      source: orNull(source),
      designated: designated ? { by: by.trim() } : null,
    }
    if (at !== undefined) editor.run(setAttrs(at, attrs))
    onClose()
  }
  return (
    <Dialog title={t('quote.title')} open onClose={onClose}>
      <form className="stack" onSubmit={submit} noValidate>
        <Line
          label={t('quote.speaker')}
          maxLength={300}
          autoFocus
          value={speaker}
          error={shown('speaker')}
          onChange={setSpeaker}
        />
        <Line label={t('quote.role')} maxLength={300} value={role} error={shown('role')} onChange={setRole} />
        <Line
          label={t('quote.source')}
          hint={t('quote.sourceHint')}
          maxLength={300}
          value={source}
          error={shown('source')}
          onChange={setSource}
        />
        <Tick label={t('quote.designated')} checked={designated} onChange={setDesignated} />
        {designated && (
          <Line
            label={t('quote.designatedBy')}
            hint={t('quote.designatedHint')}
            required
            maxLength={300}
            value={by}
            error={shown('by')}
            onChange={setBy}
          />
        )}
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
