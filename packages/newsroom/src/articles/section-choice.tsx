import type { SectionRow } from '@warraq/core/contract/sections'
import { useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Choice } from '../ui/fields.tsx'

/** Sections in their order, those below others set in by dashes. */
export function nested(
  rows: readonly SectionRow[],
  parent: number | null = null,
  depth = 0,
): (SectionRow & { depth: number })[] {
  return rows
    .filter((row) => row.parentId === parent)
    .flatMap((row) => [{ ...row, depth }, ...nested(rows, row.id, depth + 1)])
}

export function sectionLabel(row: SectionRow & { readonly depth: number }): string {
  return `${'— '.repeat(row.depth)}${row.name}`
}

interface SectionChoiceProps {
  readonly value: number | null
  readonly onChange: (id: number | null) => void
}

export function SectionChoice({ value, onChange }: SectionChoiceProps) {
  const { t } = useText()
  const sections = useRead('sections.list', {})
  return (
    <Choice
      label={t('article.section')}
      value={value === null ? '' : String(value)}
      onChange={(chosen) => onChange(chosen === '' ? null : Number(chosen))}
      options={[
        { value: '', label: t('article.noSection') },
        ...nested(sections.data?.rows ?? []).map((row) => ({ value: String(row.id), label: sectionLabel(row) })),
      ]}
    />
  )
}
