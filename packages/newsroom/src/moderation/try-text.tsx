import type { TextTried } from '@warraq/core/contract/terms'
import { useState } from 'react'
import { useChange } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Area } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import type { DeskInput } from '@warraq/core/contract/routes'

export function TryDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useText()
  return (
    <Dialog title={t('words.tryTitle')} open onClose={onClose}>
      <div className="stack">
        <p className="hint">{t('words.tryHint')}</p>
        <TryText term={null} />
        <div className="dialog-actions">
          <Button onPress={onClose}>{t('action.close')}</Button>
        </div>
      </div>
    </Dialog>
  )
}

/** «جرّب نصًا»: what is found in a text, how, and what would become of it. With `term`, as if that word were on the list. */
export function TryText({ term }: { readonly term: DeskInput<'lexicon.try'>['term'] }) {
  const { t } = useText()
  const attempt = useChange('lexicon.try')
  const [text, setText] = useState('')
  return (
    <div className="mod-trial">
      <Area label={t('words.tryText')} rows={3} maxLength={4000} value={text} onChange={setText} />
      <div>
        <Button
          isDisabled={text.trim() === ''}
          isPending={attempt.isPending}
          onPress={() => attempt.mutate({ input: { text, term } })}
        >
          {t('words.tryDo')}
        </Button>
      </div>
      <Refusal error={attempt.error} />
      {attempt.data && <Tried text={attempt.variables?.input.text.normalize('NFC') ?? ''} tried={attempt.data} />}
    </div>
  )
}

function Tried({ text, tried }: { readonly text: string; readonly tried: TextTried }) {
  const { t, list } = useText()
  return (
    <div className="stack" role="status">
      <p className="mod-tried" dir="auto">
        <Spans text={text} spans={tried.hits.map(({ span }) => span)} />
      </p>
      <p>
        <strong>{t(`words.verdict.${tried.verdict}`)}</strong>
      </p>
      {tried.hits.length === 0 && <p className="hint">{t('words.noHits')}</p>}
      <ul className="plain-list">
        {tried.hits.map((hit) => (
          <li key={`${hit.span[0]} ${hit.term}`}>
            <bdi>{text.slice(hit.span[0], hit.span[1])}</bdi> ← <bdi>{hit.term}</bdi>
            <span className="hint">
              {' '}
              {list([
                hit.clause,
                t(`words.tier.${hit.tier}`),
                ...(hit.strength === 'suspect' ? [t('words.suspect')] : []),
                ...hit.steps.map((step) => t(`words.step.${step}`)),
              ])}
            </span>
          </li>
        ))}
        {tried.reasons.map((reason) => (
          <li key={reason} className="hint">
            {reason}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** A text with these places marked; places that overlap are one. */
export function Spans({
  text,
  spans,
}: {
  readonly text: string
  readonly spans: readonly (readonly [number, number])[]
}) {
  const parts: { from: number; to: number; hit: boolean }[] = []
  let at = 0
  for (const [start, end] of spans.toSorted((a, b) => a[0] - b[0])) {
    const from = Math.max(start, at)
    if (end <= from) continue
    if (from > at) parts.push({ from: at, to: from, hit: false })
    parts.push({ from, to: end, hit: true })
    at = end
  }
  parts.push({ from: at, to: text.length, hit: false })
  return parts.map(({ from, to, hit }) => (hit ? <mark key={from}>{text.slice(from, to)}</mark> : text.slice(from, to)))
}
