import type { Byline } from '@warraq/core/articles/content'
import { useDeferredValue, useState } from 'react'
import { useChange, useReadPages } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useCan } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { SearchCombo } from '../ui/search-combo.tsx'
import type { Book } from './book.ts'

interface BylinesProps {
  readonly bylines: readonly Byline[]
  readonly book: Book
  readonly onChange: (bylines: readonly Byline[]) => void
}

/** Who the article is credited to, in order, each with a role of their own where they have one. */
export function Bylines({ bylines, book, onChange }: BylinesProps) {
  const { t } = useText()
  const can = useCan()
  const [typed, setTyped] = useState('')
  const words = useDeferredValue(typed.trim())
  const persons = useReadPages('persons.list', words === '' ? {} : { q: words })
  const create = useChange('persons.create', ['persons.list'])
  const add = (personId: number, name: string) => {
    book.persons.set(personId, name)
    if (!bylines.some((one) => one.personId === personId)) onChange([...bylines, { personId, role: null }])
  }
  const found = persons.rows
    .filter((row) => !bylines.some((one) => one.personId === row.id))
    .map((row) => ({ key: String(row.id), label: row.name, hint: row.title }))
  return (
    <div className="bylines">
      <SearchCombo
        label={t('article.bylines')}
        typed={typed}
        onTyped={setTyped}
        found={found}
        onPick={({ key, label }) => add(Number(key), label)}
        {...(can('person.manage') && {
          create: {
            label: t('article.newPerson', { name: typed.trim() }),
            onCreate: (name: string) => create.mutate({ input: { name } }, { onSuccess: ({ id }) => add(id, name) }),
          },
        })}
      />
      <Refusal error={persons.error ?? create.error} />
      {bylines.length > 0 && (
        <ul className="chips-list">
          {bylines.map((byline) => (
            <BylineRow
              key={byline.personId}
              byline={byline}
              name={book.persons.get(byline.personId) ?? String(byline.personId)}
              onRole={(role) =>
                onChange(bylines.map((one) => (one.personId === byline.personId ? { ...one, role } : one)))
              }
              onRemove={() => onChange(bylines.filter((one) => one.personId !== byline.personId))}
            />
          ))}
        </ul>
      )}
    </div>
  )
}

interface BylineRowProps {
  readonly byline: Byline
  readonly name: string
  readonly onRole: (role: string | null) => void
  readonly onRemove: () => void
}

function BylineRow({ byline, name, onRole, onRemove }: BylineRowProps) {
  const { t } = useText()
  return (
    <li>
      <bdi className="grow">{name}</bdi>
      <input
        className="byline-role"
        dir="auto"
        aria-label={t('article.bylineRoleOf', { name })}
        placeholder={t('article.bylineRole')}
        maxLength={60}
        value={byline.role ?? ''}
        onChange={(event) => {
          const role = event.currentTarget.value
          onRole(role.trim() === '' ? null : role)
        }}
      />
      <Button look="quiet" aria-label={t('article.removeByline', { name })} onPress={onRemove}>
        <span aria-hidden="true">×</span>
      </Button>
    </li>
  )
}
