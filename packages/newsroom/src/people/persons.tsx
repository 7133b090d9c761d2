import type { PersonRow } from '@warraq/core/contract/people'
import { useState } from 'react'
import { useReadPages } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useAddress } from '../search/use-address.ts'
import { useSettled } from '../search/use-settled.ts'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Line } from '../ui/fields.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { Alike } from '../merging/alike.tsx'
import { MergePerson } from './merge-person.tsx'
import { PersonDialog } from './person-dialog.tsx'

export function Persons() {
  const { t } = useText()
  const [asked, ask] = useAddress()
  const typed = asked('q')
  const words = useSettled(typed.trim())
  const list = useReadPages('persons.list', words === '' ? {} : { q: words })
  const [open, setOpen] = useState<PersonRow | 'new' | null>(null)
  const [merging, setMerging] = useState<PersonRow | null>(null)
  return (
    <Screen
      title={t('persons.title')}
      actions={
        <Button look="primary" onPress={() => setOpen('new')}>
          {t('persons.new')}
        </Button>
      }
    >
      <p className="hint">{t('persons.intro')}</p>
      <div className="filters" role="search">
        <Line label={t('persons.search')} type="search" value={typed} onChange={(value) => ask('q', value)} />
      </div>
      <Alike what="persons" />
      <Refusal error={list.error} />
      {list.isSuccess && list.rows.length === 0 && (
        <p className="empty">{t(words === '' ? 'persons.empty' : 'search.none')}</p>
      )}
      <ul className="row-list">
        {list.rows.map((row) => (
          <Row key={row.id} row={row} onEdit={() => setOpen(row)} onMerge={() => setMerging(row)} />
        ))}
      </ul>
      <MoreButton list={list} />
      {open !== null && <PersonDialog person={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
      {merging !== null && <MergePerson person={merging} onClose={() => setMerging(null)} />}
    </Screen>
  )
}

interface RowProps {
  readonly row: PersonRow
  readonly onEdit: () => void
  readonly onMerge: () => void
}

function Row({ row, onEdit, onMerge }: RowProps) {
  const { t } = useText()
  return (
    <li>
      {row.portrait ? (
        <img className="portrait" src={row.portrait.url} width={32} height={32} alt="" />
      ) : (
        <span className="portrait" aria-hidden="true" />
      )}
      <bdi className="row-name">{row.name}</bdi>
      <bdi className="hint grow">{row.title}</bdi>
      {row.bylineHidden && <span className="state-more">{t('persons.hiddenMark')}</span>}
      <span className="hint">{t('articles.count', { count: row.articleCount })}</span>
      {row.publicUrl !== null && (
        <a href={row.publicUrl} target="_blank" rel="noopener">
          {t('persons.page')}
        </a>
      )}
      <Button look="quiet" aria-label={`${t('persons.merge')}: ${row.name}`} onPress={onMerge}>
        {t('tags.merge')}
      </Button>
      <Button look="quiet" aria-label={t('persons.edit', { name: row.name })} onPress={onEdit}>
        {t('action.edit')}
      </Button>
    </li>
  )
}
