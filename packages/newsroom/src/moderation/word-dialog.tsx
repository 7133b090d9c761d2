import { TERM_MATCHES, TERM_SCOPES, TERM_TIERS } from '@warraq/core/comments/match/term'
import type { TermRow, TermUnfitDetails } from '@warraq/core/contract/terms'
import { useState, type FormEvent } from 'react'
import { DeskError } from '../api/client.ts'
import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Area, Choice, Line } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'
import { TryText } from './try-text.tsx'

interface WordDialogProps {
  readonly row: TermRow | null
  readonly onClose: () => void
}

const NEW = {
  text: '',
  match: 'affixed',
  forms: [],
  scope: 'anywhere',
  unless: [],
  tier: 'contextual',
  clause: 'CL8',
  mustMatch: [],
  mustNotMatch: [],
  note: '',
} as const satisfies Omit<TermRow, 'id' | 'source'>

type Fields = Omit<TermRow, 'id' | 'source'>

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')

/** A word with everything that says where it counts, and with its examples, which are its tests. */
export function WordDialog({ row, onClose }: WordDialogProps) {
  const { t } = useText()
  const say = useSay()
  const save = useChange('lexicon.save', ['lexicon.list', 'lexicon.history', 'lexicon.try'])
  const [fields, setFields] = useState<Fields>(() => fieldsOf(row))
  const set = (change: Partial<Fields>) => setFields((before) => ({ ...before, ...change }))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save.mutate(
      { input: { id: row?.id ?? null, term: fields } },
      {
        onSuccess: () => {
          say(t('words.saved', { word: fields.text }))
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      title={row === null ? t('words.new') : t('words.edit', { word: row.text })}
      open
      onClose={onClose}
      size="wide"
    >
      <div className="stack">
        <form id="mod-word" className="stack mod-word-form" onSubmit={submit}>
          <Refusal error={save.error} />
          <Unmet error={save.error} />
          <WhatCounts fields={fields} set={set} />
          <Examples fields={fields} set={set} />
          <Line label={t('words.note')} maxLength={300} value={fields.note} onChange={(note) => set({ note })} />
        </form>
        <TryText term={fields.text.trim() === '' ? null : fields} />
        <div className="dialog-actions">
          <Button type="submit" form="mod-word" look="primary" isPending={save.isPending}>
            {t('action.save')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </div>
    </Dialog>
  )
}

function fieldsOf(row: TermRow | null): Fields {
  if (row === null) return NEW
  const { text, match, forms, scope, unless, tier, clause, mustMatch, mustNotMatch, note } = row
  return { text, match, forms, scope, unless, tier, clause, mustMatch, mustNotMatch, note }
}

interface PartProps {
  readonly fields: Fields
  readonly set: (change: Partial<Fields>) => void
}

function WhatCounts({ fields, set }: PartProps) {
  const { t } = useText()
  const clauses = useRead('clauses.list', {})
  return (
    <>
      <Line
        label={t('words.text')}
        hint={t('words.textHint')}
        required
        maxLength={80}
        value={fields.text}
        onChange={(text) => set({ text })}
        autoFocus
      />
      <div className="columns">
        <Choice
          label={t('words.match')}
          value={fields.match}
          onChange={(match) => set({ match })}
          options={TERM_MATCHES.map((value) => ({ value, label: t(`words.match.${value}`) }))}
        />
        <Choice
          label={t('words.scope')}
          value={fields.scope}
          onChange={(scope) => set({ scope })}
          options={TERM_SCOPES.map((value) => ({ value, label: t(`words.scope.${value}`) }))}
        />
        <Choice
          label={t('words.tier')}
          hint={t(`words.tierHint.${fields.tier}`)}
          value={fields.tier}
          onChange={(tier) => set({ tier })}
          options={TERM_TIERS.map((value) => ({ value, label: t(`words.tier.${value}`) }))}
        />
        <Choice
          label={t('words.clause')}
          value={fields.clause}
          onChange={(clause) => set({ clause })}
          options={(clauses.data?.rows ?? [{ code: fields.clause, title: '' }]).map(({ code, title }) => ({
            value: code,
            label: title === '' ? code : `${code} · ${title}`,
          }))}
        />
      </div>
      {fields.match === 'family' && (
        <Lines
          label={t('words.formsLabel')}
          hint={t('words.formsHint')}
          value={fields.forms}
          onChange={(forms) => set({ forms })}
        />
      )}
      <Lines
        label={t('words.unless')}
        hint={t('words.unlessHint')}
        value={fields.unless}
        onChange={(unless) => set({ unless })}
      />
    </>
  )
}

function Examples({ fields, set }: PartProps) {
  const { t } = useText()
  return (
    <div className="columns">
      <Lines
        label={t('words.mustMatch')}
        hint={t('words.examplesHint')}
        value={fields.mustMatch}
        onChange={(mustMatch) => set({ mustMatch })}
      />
      <Lines
        label={t('words.mustNotMatch')}
        hint={t('words.examplesHint')}
        value={fields.mustNotMatch}
        onChange={(mustNotMatch) => set({ mustNotMatch })}
      />
    </div>
  )
}

interface LinesProps {
  readonly label: string
  readonly hint: string
  readonly value: readonly string[]
  readonly onChange: (value: readonly string[]) => void
}

/** One a line. What is typed stays as typed while one types. */
function Lines({ label, hint, value, onChange }: LinesProps) {
  const [typed, setTyped] = useState(value.join('\n'))
  return (
    <Area
      label={label}
      hint={hint}
      rows={3}
      value={typed}
      onChange={(text) => {
        setTyped(text)
        onChange(linesOf(text))
      }}
    />
  )
}

/** The sentences that a refused word does not do right. */
function Unmet({ error }: { readonly error: unknown }) {
  const { t } = useText()
  if (!(error instanceof DeskError) || error.body.code !== 'term-unfit') return null
  const { missed = [], hit = [] } = (error.body.details ?? {}) as Partial<TermUnfitDetails>
  return (
    <ul className="mod-unmet">
      {missed.map((sentence) => (
        <li key={`missed ${sentence}`}>
          {t('words.missed')} <bdi>{sentence}</bdi>
        </li>
      ))}
      {hit.map((sentence) => (
        <li key={`hit ${sentence}`}>
          {t('words.hit')} <bdi>{sentence}</bdi>
        </li>
      ))}
    </ul>
  )
}
