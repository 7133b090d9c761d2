import { ARTICLE_KINDS } from '@warraq/core/articles/states'
import type { FrontView } from '@warraq/core/contract/front'
import type { FrontContainer } from '@warraq/core/site/front-types'
import { useDeferredValue, useState, type FormEvent } from 'react'
import { useReadPages } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Choice, Line, Tick } from '../ui/fields.tsx'
import { SearchCombo } from '../ui/search-combo.tsx'

interface ContainerSettingsProps {
  readonly container: FrontContainer
  readonly name: string
  readonly view: FrontView
  readonly onDone: (change: Partial<FrontContainer>) => void
  readonly onClose: () => void
}

/** Heading, number of places, and what fills them. */
export function ContainerSettings({ container, name, view, onDone, onClose }: ContainerSettingsProps) {
  const { t } = useText()
  const [title, setTitle] = useState(container.title)
  const [count, setCount] = useState(String(container.count))
  const [fills, setFills] = useState(container.fills)
  const [filter, setFilter] = useState(container.filter)
  const [tagName, setTagName] = useState(view.names.tags[String(container.filter.tagId)] ?? '')
  const [personName, setPersonName] = useState(view.names.persons[String(container.filter.personId)] ?? '')
  const filtered = container.kind !== 'bands' && container.kind !== 'most-read'
  const missing =
    (container.kind === 'query' && title.trim() === '' && filter.sectionId === null) ||
    (container.kind === 'band' && filter.sectionId === null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const places = Math.max(1, Math.min(20, Math.round(Number(count)) || container.count))
    if (!missing) onDone({ title: title.trim(), count: places, fills, filter })
  }
  return (
    <Dialog title={t('front.settings', { name })} open onClose={onClose}>
      <form className="stack" onSubmit={submit}>
        {container.kind !== 'lead' && container.kind !== 'bands' && (
          <Line
            label={t('front.heading')}
            hint={t('front.headingHint')}
            error={missing && container.kind === 'query' ? t('front.headingNeeded') : undefined}
            maxLength={80}
            value={title}
            onChange={setTitle}
          />
        )}
        <Line label={t('front.count')} type="number" value={count} onChange={setCount} />
        {filtered && (
          <>
            <Choice
              label={t('front.filter.section')}
              value={filter.sectionId === null ? '' : String(filter.sectionId)}
              onChange={(id) => setFilter({ ...filter, sectionId: id === '' ? null : Number(id) })}
              options={[
                { value: '', label: t('front.filter.any') },
                ...view.sections.map((row) => ({ value: String(row.id), label: row.name })),
              ]}
            />
            <Choice
              label={t('front.filter.kind')}
              value={filter.kind ?? ''}
              onChange={(kind) => setFilter({ ...filter, kind: kind === '' ? null : kind })}
              options={[
                { value: '' as const, label: t('front.filter.any') },
                ...ARTICLE_KINDS.map((value) => ({ value, label: t(`kind.${value}`) })),
              ]}
            />
            <Named
              what="tags.list"
              label={t('front.filter.tag')}
              name={filter.tagId === null ? '' : tagName}
              onPick={(id, label) => {
                setFilter({ ...filter, tagId: id })
                setTagName(label)
                if (title === '' && container.kind === 'query') setTitle(label)
              }}
            />
            <Named
              what="persons.list"
              label={t('front.filter.person')}
              name={filter.personId === null ? '' : personName}
              onPick={(id, label) => {
                setFilter({ ...filter, personId: id })
                setPersonName(label)
                if (title === '' && container.kind === 'query') setTitle(label)
              }}
            />
            <Tick label={t('front.fills')} checked={fills} onChange={setFills} />
          </>
        )}
        <div className="dialog-actions">
          <Button type="submit" look="primary" isDisabled={missing}>
            {t('action.save')}
          </Button>
          <Button onPress={onClose}>{t('action.cancel')}</Button>
        </div>
      </form>
    </Dialog>
  )
}

interface NamedProps {
  readonly what: 'tags.list' | 'persons.list'
  readonly label: string
  /** Of what is chosen; empty: nothing. */
  readonly name: string
  readonly onPick: (id: number | null, name: string) => void
}

function Named({ what, label, name, onPick }: NamedProps) {
  const { t } = useText()
  const [typed, setTyped] = useState('')
  const words = useDeferredValue(typed.trim())
  const list = useReadPages(what, words === '' ? {} : { q: words })
  if (name !== '') {
    return (
      <div className="front-named">
        <span>
          {label}: <bdi>{name}</bdi>
        </span>
        <Button look="quiet" onPress={() => onPick(null, '')}>
          {t('front.filter.clear', { name })}
        </Button>
      </div>
    )
  }
  return (
    <SearchCombo
      label={label}
      typed={typed}
      onTyped={setTyped}
      found={list.rows.map((row) => ({ key: String(row.id), label: row.name }))}
      onPick={({ key, label: picked }) => onPick(Number(key), picked)}
    />
  )
}
