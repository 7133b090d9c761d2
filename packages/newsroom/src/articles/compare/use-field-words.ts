import { useMemo } from 'react'
import { useRead } from '../../api/desk.tsx'
import { useText } from '../../i18n/text.tsx'
import type { FieldWords } from './content-fields.ts'

export interface Names {
  readonly persons: ReadonlyMap<number, string>
  readonly headlines: ReadonlyMap<number, string>
}

/** Names for what a working copy has by id or by code. */
export function useFieldWords({ persons, headlines }: Names): FieldWords {
  const { t } = useText()
  const sections = useRead('sections.list', {})
  return useMemo(
    () => ({
      person: (id) => persons.get(id) ?? String(id),
      headline: (id) => headlines.get(id) ?? String(id),
      section: (id) => sections.data?.rows.find((row) => row.id === id)?.name ?? String(id),
      kind: (kind) => t(`kind.${kind}`),
      yes: (on) => (on ? '✓' : '✗'),
    }),
    [persons, headlines, sections.data, t],
  )
}
