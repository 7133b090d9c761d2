import type { RevisionRow } from '@warraq/core/contract/articles'
import { useState } from 'react'
import { Link } from 'wouter'
import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'
import { now } from '../ui/state-word.tsx'
import { byId } from './book.ts'
import { Comparison } from './compare/comparison.tsx'
import '../styles/article.css'

/** What happened to an article, and each text that was published or handed on. */
export function HistoryScreen({ id }: { readonly id: number }) {
  const { t, n } = useText()
  const dates = useDates()
  const history = useRead('articles.history', {}, { id })
  const [chosen, setChosen] = useState<RevisionRow | null>(null)
  return (
    <Screen title={t('history.title')} actions={<Link href={`/articles/${id}`}>{t('article.screen')}</Link>}>
      <Refusal error={history.error} />
      {history.isPending && <p className="loading">{t('app.loading')}</p>}
      <section className="band" aria-labelledby="history-revisions">
        <h2 id="history-revisions">{t('history.revisions')}</h2>
        {history.data?.revisions.length === 0 && <p className="empty">{t('history.empty')}</p>}
        <ul className="row-list">
          {history.data?.revisions.map((revision) => (
            <li key={revision.n}>
              <Button
                look="quiet"
                aria-expanded={chosen?.n === revision.n}
                onPress={() => setChosen(chosen?.n === revision.n ? null : revision)}
              >
                {t('history.revision', { n: n(revision.n) })}
              </Button>
              <bdi className="grow">{revision.title}</bdi>
              {revision.published && <span className="state-more">{t('history.published')}</span>}
              <span className="hint">
                <bdi>{revision.by}</bdi> · {dates.moment(revision.at, now())}
              </span>
            </li>
          ))}
        </ul>
        {chosen && <Revision key={chosen.n} id={id} n={chosen.n} />}
      </section>
      <section className="band" aria-labelledby="history-steps">
        <h2 id="history-steps">{t('history.steps')}</h2>
        <ol className="row-list">
          {history.data?.entries.map((entry) => (
            <li key={`${entry.at}-${entry.step}`}>
              <time dateTime={entry.at}>{dates.moment(entry.at, now())}</time>
              <strong>
                {entry.step === 'create'
                  ? t('history.create')
                  : entry.step === 'correct'
                    ? t('history.correct')
                    : t(`step.${entry.step}`)}
              </strong>
              <bdi>{entry.by ?? t('history.system')}</bdi>
              <span className="hint">{t(`state.${entry.to}`)}</span>
              {entry.note !== null && <bdi className="grow">{entry.note}</bdi>}
            </li>
          ))}
        </ol>
      </section>
    </Screen>
  )
}

/** A revision beside the text of now; it can be put back into the working copy, never over what is published. */
function Revision({ id, n }: { readonly id: number; readonly n: number }) {
  const text = useText()
  const { t } = text
  const say = useSay()
  const revision = useRead('articles.revision', {}, { id, n })
  const current = useRead('articles.read', {}, { id })
  const save = useChange('articles.save', ['articles.read', 'articles.list', 'articles.history'])
  if (!revision.data || !current.data) return <Refusal error={revision.error ?? current.error} />
  const { working, lockVersion, mayEdit } = current.data
  const { content } = revision.data
  const persons = new Map([...byId(current.data.persons), ...byId(revision.data.persons)])
  const headlines = new Map([...byId(current.data.related), ...byId(revision.data.related)])
  return (
    <div className="stack">
      <Refusal error={save.error} />
      {mayEdit && (
        <p>
          <Button
            isPending={save.isPending}
            onPress={() =>
              save.mutate(
                { params: { id }, input: { content, lockVersion, auto: false } },
                { onSuccess: () => say(t('history.restored', { n: text.n(n) })) },
              )
            }
          >
            {t('history.restore')}
          </Button>
        </p>
      )}
      <Comparison
        first={content}
        second={working}
        firstName={t('history.revision', { n: text.n(n) })}
        secondName={t('history.current')}
        persons={persons}
        headlines={headlines}
      />
    </div>
  )
}
