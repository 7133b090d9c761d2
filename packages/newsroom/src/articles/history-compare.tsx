import type { ArticleView, WorkingContent, RevisionRow } from '@warraq/core/contract/articles'
import type { SittingRow } from '@warraq/core/contract/together'
import { useState } from 'react'
import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { Choice } from '../ui/fields.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { now } from '../ui/state-word.tsx'
import { useSay } from '../ui/status-line.tsx'
import { byId } from './book.ts'
import { Comparison } from './compare/comparison.tsx'
import { blockTexts } from './compare/content-fields.ts'
import { useFieldWords } from './compare/use-field-words.ts'
import { newTab } from './together/tab.ts'

interface Kept {
  readonly content: WorkingContent
  readonly persons: Readonly<Record<string, string>>
  readonly related: Readonly<Record<string, string>>
}

/** A text by its name: `now`, `r5` (a published revision), `s12` (a sitting). */
function useKept(view: ArticleView, name: string): { readonly data: Kept | undefined; readonly error: unknown } {
  const n = Number(name.slice(1))
  const revision = useRead('articles.revision', {}, { id: view.id, n }, { enabled: name.startsWith('r') })
  const sitting = useRead('articles.sitting', {}, { id: view.id, n }, { enabled: name.startsWith('s') })
  if (name === 'now') return { data: { ...view, content: view.working }, error: null }
  const read = name.startsWith('r') ? revision : sitting
  return { data: read.data, error: read.error }
}

interface CompareProps {
  readonly view: ArticleView
  readonly revisions: readonly RevisionRow[]
  readonly sittings: readonly SittingRow[]
}

/** Any two texts of an article beside each other, and the first of them put back when that is wanted. */
export function HistoryCompare({ view, revisions, sittings }: CompareProps) {
  const text = useText()
  const { t, n } = text
  const dates = useDates()
  const say = useSay()
  const save = useChange('articles.save', ['articles.read', 'articles.list', 'articles.history', 'articles.sittings'])
  const latest = revisions[0] ? `r${String(revisions[0].n)}` : `s${String(sittings.at(1)?.id ?? sittings[0]?.id ?? 0)}`
  const [from, setFrom] = useState(latest)
  const [to, setTo] = useState('now')
  const first = useKept(view, from)
  const second = useKept(view, to)
  const options = [
    { value: 'now', label: t('history.current') },
    ...revisions.map((row) => ({
      value: `r${String(row.n)}`,
      label: `${t('history.revision', { n: n(row.n) })} · ${t('history.sitting', { by: row.by, at: dates.moment(row.at, now()) })}`,
    })),
    ...sittings.map((row) => ({
      value: `s${String(row.id)}`,
      label: t('history.sitting', { by: row.by, at: dates.moment(row.savedAt, now()) }),
    })),
  ]
  const restore = (content: WorkingContent) =>
    save.mutate(
      {
        params: { id: view.id },
        input: { content, lockVersion: view.lockVersion, auto: false, tab: newTab() },
      },
      { onSuccess: () => say(t('history.restoredText')) },
    )
  return (
    <div className="stack">
      <div className="history-choose">
        <Choice label={t('history.from')} value={from} onChange={setFrom} options={options} />
        <Choice label={t('history.to')} value={to} onChange={setTo} options={options} />
        {view.mayEdit && from !== 'now' && first.data && (
          <Button isPending={save.isPending} onPress={() => first.data && restore(first.data.content)}>
            {t('history.restoreThis')}
          </Button>
        )}
      </div>
      <Refusal error={save.error ?? first.error ?? second.error} />
      {first.data && second.data && (
        <Comparison
          first={first.data.content}
          second={second.data.content}
          persons={new Map([...byId(second.data.persons), ...byId(first.data.persons)])}
          headlines={new Map([...byId(second.data.related), ...byId(first.data.related)])}
        />
      )}
    </div>
  )
}

/** The current text with the last changer of each paragraph beside it. */
export function ChangersList({ view }: { readonly view: ArticleView }) {
  const { t } = useText()
  const dates = useDates()
  const changers = useRead('articles.changers', {}, { id: view.id })
  const words = useFieldWords({ persons: byId(view.persons), headlines: byId(view.related) })
  const blocks = blockTexts(view.working.body, words)
  return (
    <>
      <p className="hint">{t('history.changersNote')}</p>
      <Refusal error={changers.error} />
      <ol className="changers">
        {changers.data?.blocks.map(({ by, at }, index) => (
          // Paragraphs have no identity beyond their place.
          <li key={index}>
            <span className="hint">
              <bdi>{by}</bdi>
              <time dateTime={at}>{dates.moment(at, now())}</time>
            </span>
            <p className="side-text" dir="auto">
              {blocks[index]}
            </p>
          </li>
        ))}
      </ol>
    </>
  )
}
