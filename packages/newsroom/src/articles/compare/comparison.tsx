import type { WorkingContent } from '@warraq/core/contract/articles'
import { useMemo } from 'react'
import { useRead } from '../../api/desk.tsx'
import { useText, type TextKey } from '../../i18n/text.tsx'
import { FIELD_NAMES, fieldText, type FieldName, type FieldWords } from './content-fields.ts'
import { Sides } from './sides.tsx'
import { wordDiff } from './word-diff.ts'

interface ComparisonProps {
  readonly first: WorkingContent
  readonly second: WorkingContent
  readonly firstName: string
  readonly secondName: string
  readonly persons: ReadonlyMap<number, string>
  readonly headlines: ReadonlyMap<number, string>
}

const LABELS: Readonly<Record<FieldName, TextKey>> = {
  kicker: 'article.kicker',
  title: 'article.title',
  standfirst: 'article.standfirst',
  lead: 'article.lead',
  body: 'article.body',
  kind: 'article.kind',
  sectionId: 'article.section',
  bylines: 'article.bylines',
  tagNames: 'article.tags',
  place: 'article.place',
  sourceLine: 'article.sourceLine',
  slug: 'article.slug',
  commentsOpen: 'article.comments',
  seoTitle: 'article.seoTitle',
  seoDescription: 'article.seo',
  flags: 'article.flags',
  lang: 'article.lang',
}

/** Two working copies, field by field and word by word. Fields that say the same are left out. */
export function Comparison({ first, second, firstName, secondName, persons, headlines }: ComparisonProps) {
  const { t } = useText()
  const sections = useRead('sections.list', {})
  const words: FieldWords = useMemo(
    () => ({
      person: (id) => persons.get(id) ?? String(id),
      headline: (id) => headlines.get(id) ?? String(id),
      section: (id) => sections.data?.rows.find((row) => row.id === id)?.name ?? String(id),
      kind: (kind) => t(`kind.${kind}`),
      yes: (on) => (on ? '✓' : '✗'),
    }),
    [persons, headlines, sections.data, t],
  )
  const fields = FIELD_NAMES.map((name) => ({
    name,
    a: fieldText(first, name, words),
    b: fieldText(second, name, words),
  })).filter(({ a, b }) => a !== b)
  if (fields.length === 0) return <p className="empty">{t('history.noDifference')}</p>
  return (
    <div className="comparison">
      {fields.map(({ name, a, b }) => (
        <section key={name} aria-label={t(LABELS[name])}>
          <h3>{t(LABELS[name])}</h3>
          <Sides runs={wordDiff(a, b)} firstName={firstName} secondName={secondName} />
        </section>
      ))}
    </div>
  )
}
