import type { ImportChoices, ImportKind, ImportReportView } from '@warraq/core/contract/imports'
import { useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Choice, Tick } from '../ui/fields.tsx'

interface ChoiceFieldsProps {
  readonly kind: ImportKind
  readonly report: ImportReportView
  readonly choices: ImportChoices
  readonly onChange: (choices: ImportChoices) => void
}

const NONE = ''

/** What a person may want otherwise than the source says. */
export function ChoiceFields({ kind, report, choices, onChange }: ChoiceFieldsProps) {
  const { t } = useText()
  const sections = useRead('sections.list', {}).data?.rows ?? []
  const change = (part: Partial<ImportChoices>) => onChange({ ...choices, ...part })
  if (kind === 'disqus') return <p className="hint">{t('imports.noChoices')}</p>
  return (
    <>
      <Choice
        label={t('imports.states')}
        value={choices.states}
        options={[
          { value: 'as-they-were', label: t('imports.states.as-they-were') },
          { value: 'drafts', label: t('imports.states.drafts') },
        ]}
        onChange={(states) => change({ states })}
      />
      <Choice
        label={t('imports.section')}
        value={choices.sectionId === null ? NONE : String(choices.sectionId)}
        options={[
          { value: NONE, label: t('imports.section.none') },
          ...sections.map(({ id, name }) => ({ value: String(id), label: name })),
        ]}
        onChange={(value) => change({ sectionId: value === NONE ? null : Number(value) })}
      />
      <Types report={report} choices={choices} onChange={change} />
      <Tick
        label={t('imports.fetchMedia')}
        hint={t('imports.fetchMediaHint')}
        checked={choices.fetchMedia}
        onChange={(fetchMedia) => change({ fetchMedia })}
      />
      {kind === 'page' && (
        <Tick
          label={t('imports.fromElsewhere')}
          hint={t('imports.fromElsewhereHint')}
          checked={choices.fromElsewhere === true}
          onChange={(fromElsewhere) => change({ fromElsewhere })}
        />
      )}
      {kind === 'wordpress' && (
        <Tick
          label={t('imports.keepAddresses')}
          hint={t('imports.keepAddressesHint')}
          checked={choices.keepAddresses}
          onChange={(keepAddresses) => change({ keepAddresses })}
        />
      )}
    </>
  )
}

const NAME = /^[\w-]{1,40}$/u

interface TypesProps {
  readonly report: ImportReportView
  readonly choices: ImportChoices
  readonly onChange: (part: Partial<ImportChoices>) => void
}

/** Types of the old site's own, which stay out unless somebody says what they are. */
function Types({ report, choices, onChange }: TypesProps) {
  const { t } = useText()
  const left = report.leftOut
    .filter(({ what, name }) => what === 'other-type' && NAME.test(name))
    .map(({ name }) => name)
  const names = [...new Set([...left, ...Object.keys(choices.types)])]
  return names.map((name) => (
    <Choice
      key={name}
      label={t('imports.type', { name })}
      value={choices.types[name] ?? 'leave'}
      options={(['leave', 'article', 'page'] as const).map((as) => ({ value: as, label: t(`imports.type.${as}`) }))}
      onChange={(as) => onChange({ types: { ...choices.types, [name]: as } })}
    />
  ))
}
