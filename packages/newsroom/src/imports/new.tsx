import type { ImportChoices, ImportKind, RehearseInput } from '@warraq/core/contract/imports'
import { IMPORT_KINDS } from '@warraq/core/contract/imports'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'
import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Choice, Line, Secret, Tick } from '../ui/fields.tsx'
import { fieldErrorsOf, Refusal } from '../ui/refusal.tsx'
import { FileField, type Uploaded } from './file-field.tsx'
import { ACCEPTED, canBegin, EMPTY, inputOf, type Source, takes } from './source.ts'
import '../styles/imports.css'

const CHOICES: ImportChoices = {
  types: {},
  fetchMedia: false,
  keepAddresses: false,
  states: 'as-they-were',
  sectionId: null,
}

/** Where things come from; what follows is a rehearsal that writes nothing. */
export function NewImport() {
  const { t } = useText()
  const [, go] = useLocation()
  const [kind, setKind] = useState<ImportKind>('wordpress')
  const [source, setSource] = useState<Source>(EMPTY)
  const rehearse = useChange('imports.rehearse', ['imports.list'])
  const change = (part: Partial<Source>) => setSource((before) => ({ ...before, ...part }))
  const begin = () => {
    const input: RehearseInput = inputOf(kind, source, CHOICES)
    rehearse.mutate({ input }, { onSuccess: ({ id }) => go(`/import/${id}`) })
  }
  return (
    <Screen title={t('imports.newTitle')}>
      <p className="hint">
        <Link href="/import">{t('imports.title')}</Link>
      </p>
      <form
        className="import-new stack"
        onSubmit={(event) => {
          event.preventDefault()
          if (canBegin(kind, source)) begin()
        }}
      >
        <fieldset className="import-kinds">
          <legend>{t('imports.from')}</legend>
          {IMPORT_KINDS.map((one) => (
            <div key={one} className="import-kind" data-chosen={one === kind}>
              <input
                type="radio"
                id={`kind-${one}`}
                name="kind"
                value={one}
                checked={one === kind}
                aria-describedby={`about-${one}`}
                onChange={() => {
                  setKind(one)
                  setSource(EMPTY)
                }}
              />
              <label htmlFor={`kind-${one}`}>{t(`imports.kind.${one}`)}</label>
              <p className="hint" id={`about-${one}`}>
                {t(`imports.about.${one}`)}
              </p>
            </div>
          ))}
        </fieldset>
        <SourceFields key={kind} kind={kind} source={source} onChange={change} error={rehearse.error} />
        <Refusal error={rehearse.error} />
        <p className="hint">{t('imports.rehearsalNote')}</p>
        <p>
          <Button type="submit" look="primary" isDisabled={!canBegin(kind, source)} isPending={rehearse.isPending}>
            {t('imports.rehearse')}
          </Button>
        </p>
      </form>
    </Screen>
  )
}

interface FieldsProps {
  readonly kind: ImportKind
  readonly source: Source
  readonly onChange: (part: Partial<Source>) => void
  readonly error: unknown
}

function SourceFields({ kind, source, onChange, error }: FieldsProps) {
  const { t } = useText()
  const fields = fieldErrorsOf(error)
  const { file: takesFile, address: takesAddress, site } = takes(kind)
  return (
    <div className="stack">
      {takesFile && (
        <FileField
          label={t('imports.file')}
          hint={t('imports.fileHint')}
          accept={ACCEPTED[kind]}
          value={source.file}
          onChange={(file: Uploaded | null) => onChange({ file })}
        />
      )}
      {takesAddress && (
        <Line
          label={t(takesFile ? 'imports.orAddress' : 'imports.address')}
          value={source.address}
          dir="ltr"
          maxLength={2000}
          placeholder="https://"
          error={fields['address']}
          onChange={(address) => onChange({ address })}
        />
      )}
      {site && (
        <Line
          label={t('imports.site')}
          hint={t('imports.siteHint')}
          value={source.site}
          dir="ltr"
          maxLength={2000}
          error={fields['site']}
          onChange={(value) => onChange({ site: value })}
        />
      )}
      {kind === 'wordpress-live' && <SignIn source={source} onChange={onChange} />}
      {kind === 'wordpress' && <Pictures source={source} onChange={onChange} />}
      {kind !== 'disqus' && (
        <Tick
          label={t('imports.fetchMedia')}
          hint={t('imports.fetchMediaHint')}
          checked={source.fetchMedia}
          onChange={(fetchMedia) => onChange({ fetchMedia })}
        />
      )}
    </div>
  )
}

function SignIn({ source, onChange }: Pick<FieldsProps, 'source' | 'onChange'>) {
  const { t } = useText()
  return (
    <fieldset className="import-more stack">
      <legend>{t('imports.signIn')}</legend>
      <p className="hint">{t('imports.signInHint')}</p>
      <Line
        label={t('imports.user')}
        value={source.user}
        dir="ltr"
        maxLength={120}
        autoComplete="off"
        onChange={(user) => onChange({ user })}
      />
      {source.user !== '' && (
        <Secret
          label={t('imports.password')}
          value={source.password}
          autoComplete="new-password"
          onChange={(password) => onChange({ password })}
        />
      )}
    </fieldset>
  )
}

function Pictures({ source, onChange }: Pick<FieldsProps, 'source' | 'onChange'>) {
  const { t } = useText()
  const folders = useRead('imports.folders', {}).data?.rows ?? []
  const [open, setOpen] = useState(false)
  if (!open)
    return (
      <p>
        <Button onPress={() => setOpen(true)}>{t('imports.havePictures')}</Button>
      </p>
    )
  return (
    <fieldset className="import-more stack">
      <legend>{t('imports.pictures')}</legend>
      <FileField
        label={t('imports.picturesZip')}
        hint={t('imports.picturesZipHint')}
        accept=".zip"
        value={source.pictures}
        onChange={(pictures) => onChange({ pictures })}
      />
      {folders.length > 0 && source.pictures === null && (
        <Choice
          label={t('imports.picturesFolder')}
          value={source.folder}
          options={[
            { value: '', label: t('imports.noFolder') },
            ...folders.map((name) => ({ value: name, label: name })),
          ]}
          onChange={(folder) => onChange({ folder })}
        />
      )}
    </fieldset>
  )
}
