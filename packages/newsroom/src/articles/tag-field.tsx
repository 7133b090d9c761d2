import { foldedEquals } from '@warraq/arabic'
import { useDeferredValue, useState } from 'react'
import { useReadPages } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { SearchCombo } from '../ui/search-combo.tsx'

interface TagFieldProps {
  readonly tags: readonly string[]
  readonly onChange: (tags: readonly string[]) => void
}

/** Tags by name; a new name becomes a new tag when the article is saved. */
export function TagField({ tags, onChange }: TagFieldProps) {
  const { t } = useText()
  const [typed, setTyped] = useState('')
  const words = useDeferredValue(typed.trim())
  const list = useReadPages('tags.list', words === '' ? {} : { q: words })
  const add = (name: string) => {
    const known = list.rows.find((row) => foldedEquals(row.name, name))?.name ?? name
    if (!tags.some((tag) => foldedEquals(tag, known))) onChange([...tags, known])
  }
  return (
    <div className="tags">
      <SearchCombo
        label={t('article.tags')}
        typed={typed}
        onTyped={setTyped}
        found={list.rows
          .filter((row) => !tags.some((tag) => foldedEquals(tag, row.name)))
          .map((row) => ({ key: String(row.id), label: row.name }))}
        onPick={({ label }) => add(label)}
        create={{ label: t('article.newPerson', { name: typed.trim() }), onCreate: add }}
      />
      <Refusal error={list.error} />
      {tags.length > 0 && (
        <ul className="chips">
          {tags.map((name) => (
            <li key={name}>
              <bdi>{name}</bdi>
              <Button
                look="quiet"
                aria-label={t('article.removeTag', { name })}
                onPress={() => onChange(tags.filter((one) => one !== name))}
              >
                <span aria-hidden="true">×</span>
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
