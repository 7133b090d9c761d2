import type { TermRow } from '@warraq/core/contract/terms'
import { TERM_TIERS, type TermTier } from '@warraq/core/comments/match/term'
import { useState } from 'react'
import { useCall, useChange, useRead, useReadPages } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useSettled } from '../search/use-settled.ts'
import { useCan } from '../session/session.tsx'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Choice, Line } from '../ui/fields.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'
import { ModerationTabs } from './tabs.tsx'
import { TryDialog } from './try-text.tsx'
import { WordDialog } from './word-dialog.tsx'
import { WordsHistory } from './words-history.tsx'
import { WordsImport } from './words-import.tsx'

type Open = 'new' | 'try' | 'import' | 'history' | TermRow

const ANY = 'any'

/** The list of words that comments are held against: found, changed, tried, moved as a table, with its history. */
export function Words() {
  const { t } = useText()
  const can = useCan()
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const owner = can('moderation.manage')
  return (
    <Screen
      title={t('words.title')}
      actions={
        owner ? (
          <Button look="primary" onPress={() => setOpen('new')}>
            {t('words.new')}
          </Button>
        ) : undefined
      }
    >
      <ModerationTabs />
      <p className="hint mod-intro">{t('words.intro')}</p>
      <div className="mod-tools">
        <Button onPress={() => setOpen('try')}>{t('words.try')}</Button>
        {owner && <Button onPress={() => setOpen('import')}>{t('words.import')}</Button>}
        <Export />
        <Button onPress={() => setOpen('history')}>{t('words.history')}</Button>
      </div>
      <List onEdit={owner ? setOpen : null} />
      {open === 'try' && <TryDialog onClose={close} />}
      {open === 'import' && <WordsImport onClose={close} />}
      {open === 'history' && <WordsHistory onClose={close} />}
      {open === 'new' && <WordDialog row={null} onClose={close} />}
      {typeof open === 'object' && open !== null && <WordDialog row={open} onClose={close} />}
    </Screen>
  )
}

function Export() {
  const { t } = useText()
  const call = useCall()
  const [error, setError] = useState<unknown>(null)
  const save = async () => {
    const { csv } = await call('lexicon.export', {})
    const url = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }))
    const link = document.createElement('a')
    link.href = url
    link.download = 'words.csv'
    link.click()
    URL.revokeObjectURL(url)
  }
  return (
    <>
      <Button onPress={() => void save().catch(setError)}>{t('words.export')}</Button>
      <Refusal error={error} />
    </>
  )
}

interface Filter {
  readonly q: string
  readonly tier: TermTier | typeof ANY
  readonly clause: string
  readonly source: 'ours' | 'site' | typeof ANY
}

function List({ onEdit }: { readonly onEdit: ((row: TermRow) => void) | null }) {
  const { t, n } = useText()
  const [filter, setFilter] = useState<Filter>({ q: '', tier: ANY, clause: ANY, source: ANY })
  const q = useSettled(filter.q)
  const list = useReadPages('lexicon.list', {
    ...(q.trim() === '' ? {} : { q }),
    ...(filter.tier === ANY ? {} : { tier: filter.tier }),
    ...(filter.clause === ANY ? {} : { clause: filter.clause }),
    ...(filter.source === ANY ? {} : { source: filter.source }),
  })
  const { first } = list
  return (
    <>
      <Filters filter={filter} onChange={(change) => setFilter((before) => ({ ...before, ...change }))} />
      <Refusal error={list.error} />
      {list.isPending && <p className="loading">{t('app.loading')}</p>}
      {first && (
        <p className="hint mod-count">
          {t('words.counts', { count: first.total, version: n(first.version) })}
          {first.found < first.total && <> · {t('words.found', { count: first.found })}</>}
        </p>
      )}
      {first && list.rows.length === 0 && (
        <p className="empty">{t(first.total === 0 ? 'words.none' : 'words.empty')}</p>
      )}
      <ul className="row-list">
        {list.rows.map((row) => (
          <Row key={row.id} row={row} onEdit={onEdit} />
        ))}
      </ul>
      <MoreButton list={list} />
    </>
  )
}

interface FiltersProps {
  readonly filter: Filter
  readonly onChange: (change: Partial<Filter>) => void
}

function Filters({ filter, onChange }: FiltersProps) {
  const { t } = useText()
  const clauses = useRead('clauses.list', {})
  return (
    <div className="filters" role="search">
      <Line label={t('words.filter')} type="search" value={filter.q} onChange={(q) => onChange({ q })} />
      <Choice
        label={t('words.tier')}
        value={filter.tier}
        onChange={(tier) => onChange({ tier })}
        options={([ANY, ...TERM_TIERS] as const).map((value) => ({ value, label: t(`words.tier.${value}`) }))}
      />
      <Choice
        label={t('words.clause')}
        value={filter.clause}
        onChange={(clause) => onChange({ clause })}
        options={[
          { value: ANY, label: t('words.clause.any') },
          ...(clauses.data?.rows ?? []).map(({ code, title }) => ({ value: code, label: `${code} · ${title}` })),
        ]}
      />
      <Choice
        label={t('words.source')}
        value={filter.source}
        onChange={(source) => onChange({ source })}
        options={([ANY, 'ours', 'site'] as const).map((value) => ({ value, label: t(`words.source.${value}`) }))}
      />
    </div>
  )
}

function Row({ row, onEdit }: { readonly row: TermRow; readonly onEdit: ((row: TermRow) => void) | null }) {
  const { t } = useText()
  const say = useSay()
  const remove = useChange('lexicon.remove', ['lexicon.list'])
  return (
    <li>
      <div className="grow">
        <bdi className="row-name mod-word">{row.text}</bdi>
        {row.forms.length > 0 && <span className="hint"> {t('words.forms', { count: row.forms.length })}</span>}
        <Refusal error={remove.error} />
      </div>
      <span className="hint mod-about">
        {t(`words.tier.${row.tier}`)} · {row.clause}
        {row.source === 'site' && <> · {t('words.source.site')}</>}
        {row.note !== '' && (
          <>
            {' · '}
            <bdi>{row.note}</bdi>
          </>
        )}
      </span>
      {onEdit !== null && (
        <>
          <Button look="quiet" aria-label={t('words.edit', { word: row.text })} onPress={() => onEdit(row)}>
            {t('action.edit')}
          </Button>
          <Button
            look="quiet"
            aria-label={t('words.removeWord', { word: row.text })}
            isPending={remove.isPending}
            onPress={() =>
              remove.mutate(
                { input: { ids: [row.id] } },
                { onSuccess: () => say(t('words.removed', { word: row.text })) },
              )
            }
          >
            {t('action.remove')}
          </Button>
        </>
      )}
    </li>
  )
}
