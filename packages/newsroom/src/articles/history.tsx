import { Link } from 'wouter'
import { useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Screen } from '../shell/screen.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { now } from '../ui/state-word.tsx'
import { ChangersList, HistoryCompare } from './history-compare.tsx'
import '../styles/article.css'
import '../styles/together.css'

/** What happened to an article, and each text that was published or handed on. */
export function HistoryScreen({ id }: { readonly id: number }) {
  const { t, n } = useText()
  const dates = useDates()
  const history = useRead('articles.history', {}, { id })
  const view = useRead('articles.read', {}, { id })
  const sittings = useRead('articles.sittings', {}, { id })
  return (
    <Screen title={t('history.title')} actions={<Link href={`/articles/${id}`}>{t('article.screen')}</Link>}>
      <Refusal error={history.error ?? view.error ?? sittings.error} />
      {history.isPending && <p className="loading">{t('app.loading')}</p>}
      <section className="band" aria-labelledby="history-revisions">
        <h2 id="history-revisions">{t('history.compare')}</h2>
        {view.data &&
          history.data &&
          sittings.data &&
          (history.data.revisions.length + sittings.data.rows.length === 0 ? (
            <p className="hint">{t('history.onlyNow')}</p>
          ) : (
            <HistoryCompare view={view.data} revisions={history.data.revisions} sittings={sittings.data.rows} />
          ))}
        <ul className="row-list">
          {history.data?.revisions.map((revision) => (
            <li key={revision.n}>
              <span>{t('history.revision', { n: n(revision.n) })}</span>
              <bdi className="grow">{revision.title}</bdi>
              {revision.published && <span className="state-more">{t('history.published')}</span>}
              <span className="hint">
                <bdi>{revision.by}</bdi> · {dates.moment(revision.at, now())}
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section className="band" aria-labelledby="history-changers">
        <h2 id="history-changers">{t('history.changers')}</h2>
        {view.data && <ChangersList view={view.data} />}
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
