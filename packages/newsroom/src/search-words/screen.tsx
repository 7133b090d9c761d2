import type { SearchWordsRow } from '@warraq/core/contract/search-words'
import { useState } from 'react'
import { Link } from 'wouter'
import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Choice, Line, Tick } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'
import { EntryDialog } from './entry-dialog.tsx'
import { ANY, chosen, type Choices } from './filter.ts'
import { TryDialog } from './try-words.tsx'
import '../styles/search-words.css'

type Open = { readonly what: 'new' } | { readonly what: 'edit' | 'try'; readonly row: SearchWordsRow }

/** Rows at once: all of them would make a phone slow. */
const SHOWN = 60

/** Words that stand for each other in search: seen, filtered, switched, changed, added and tried. */
export function SearchWords() {
  const { t } = useText()
  const say = useSay()
  const list = useRead('searchWords.list', {})
  const flip = useChange('searchWords.switch', ['searchWords.list'])
  const [choices, setChoices] = useState<Choices>(ANY)
  const [most, setMost] = useState(SHOWN)
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const rows = list.data?.rows ?? []
  const found = chosen(rows, choices)
  const choose = (change: Partial<Choices>) => {
    setChoices((before) => ({ ...before, ...change }))
    setMost(SHOWN)
  }
  const turn = (keys: readonly string[], enabled: boolean) =>
    flip.mutate(
      { input: { keys: [...keys], enabled } },
      {
        onSuccess: () => say(t(enabled ? 'searchWords.switchedOn' : 'searchWords.switchedOff', { count: keys.length })),
      },
    )
  return (
    <Screen
      title={t('searchWords.title')}
      actions={
        <Button look="primary" onPress={() => setOpen({ what: 'new' })}>
          {t('searchWords.new')}
        </Button>
      }
    >
      <p className="hint search-words-up">
        <Link href="/site">{t('site.title')}</Link>
      </p>
      <p className="hint search-words-intro">{t('searchWords.intro')}</p>
      <Filters choices={choices} onChange={choose} />
      <Refusal error={list.error ?? flip.error} />
      {list.isPending && <p className="loading">{t('app.loading')}</p>}
      {list.data && <Summary rows={rows} found={found} busy={flip.isPending} onSwitch={turn} />}
      {list.data && found.length === 0 && <p className="empty">{t('searchWords.empty')}</p>}
      <ul className="row-list">
        {found.slice(0, most).map((row) => (
          <Row
            key={row.key}
            row={row}
            busy={flip.isPending}
            onSwitch={(enabled) => turn([row.key], enabled)}
            onTry={() => setOpen({ what: 'try', row })}
            onEdit={() => setOpen({ what: 'edit', row })}
          />
        ))}
      </ul>
      {found.length > most && (
        <p className="more">
          <Button onPress={() => setMost(most + SHOWN)}>{t('action.more')}</Button>
        </p>
      )}
      {open?.what === 'try' && <TryDialog row={open.row} onClose={close} />}
      {(open?.what === 'new' || open?.what === 'edit') && (
        <EntryDialog row={open.what === 'new' ? null : open.row} onClose={close} />
      )}
    </Screen>
  )
}

interface FiltersProps {
  readonly choices: Choices
  readonly onChange: (change: Partial<Choices>) => void
}

function Filters({ choices, onChange }: FiltersProps) {
  const { t } = useText()
  return (
    <div className="filters" role="search">
      <Line
        label={t('searchWords.filter')}
        type="search"
        value={choices.typed}
        onChange={(typed) => onChange({ typed })}
      />
      <Choice
        label={t('searchWords.kind')}
        value={choices.kind}
        onChange={(kind) => onChange({ kind })}
        options={(['all', 'plural', 'synonym', 'spelling'] as const).map((value) => ({
          value,
          label: t(`searchWords.kind.${value}`),
        }))}
      />
      <Choice
        label={t('searchWords.which')}
        value={choices.which}
        onChange={(which) => onChange({ which })}
        options={(['all', 'on', 'off', 'own'] as const).map((value) => ({
          value,
          label: t(`searchWords.which.${value}`),
        }))}
      />
    </div>
  )
}

interface SummaryProps {
  readonly rows: readonly SearchWordsRow[]
  readonly found: readonly SearchWordsRow[]
  readonly busy: boolean
  readonly onSwitch: (keys: readonly string[], enabled: boolean) => void
}

/** How many there are, and a way to switch all that the filter shows. */
function Summary({ rows, found, busy, onSwitch }: SummaryProps) {
  const { t } = useText()
  const keysOf = (enabled: boolean) => found.filter((row) => row.enabled === enabled).map(({ key }) => key)
  const [off, on] = [keysOf(false), keysOf(true)]
  return (
    <div className="search-words-summary">
      <p className="hint">
        {t('searchWords.counts', { count: rows.length, on: rows.filter(({ enabled }) => enabled).length })}
        {found.length < rows.length && <> · {t('searchWords.found', { count: found.length })}</>}
      </p>
      <Button isDisabled={busy || off.length === 0} onPress={() => onSwitch(off, true)}>
        {t('searchWords.allOn')}
      </Button>
      <Button isDisabled={busy || on.length === 0} onPress={() => onSwitch(on, false)}>
        {t('searchWords.allOff')}
      </Button>
    </div>
  )
}

interface RowProps {
  readonly row: SearchWordsRow
  readonly busy: boolean
  readonly onSwitch: (enabled: boolean) => void
  readonly onTry: () => void
  readonly onEdit: () => void
}

function Row({ row, busy, onSwitch, onTry, onEdit }: RowProps) {
  const { t } = useText()
  const name = row.words.join(t('searchWords.comma'))
  return (
    <li>
      <div className="grow">
        <Tick
          label={<bdi className="row-name">{name}</bdi>}
          checked={row.enabled}
          disabled={busy}
          onChange={onSwitch}
        />
      </div>
      <span className="hint search-words-about">
        {t(`searchWords.kind.${row.kind}`)}
        {row.origin !== 'builtin' && <> · {t(`searchWords.origin.${row.origin}`)}</>}
        {row.note !== '' && (
          <>
            {' · '}
            <bdi>{row.note}</bdi>
          </>
        )}
      </span>
      <Button look="quiet" aria-label={t('searchWords.tryTitle', { words: name })} onPress={onTry}>
        {t('searchWords.try')}
      </Button>
      <Button look="quiet" aria-label={t('searchWords.edit', { words: name })} onPress={onEdit}>
        {t('action.edit')}
      </Button>
    </li>
  )
}
