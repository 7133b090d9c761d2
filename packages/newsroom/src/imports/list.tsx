import type { ImportRow } from '@warraq/core/contract/imports'
import { Link } from 'wouter'
import { useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Screen } from '../shell/screen.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { now } from '../ui/state-word.tsx'
import { LOOK_EVERY_MS, isMoving } from './moving.ts'
import '../styles/imports.css'

/** Imports there were, and the way to a new one. */
export function Imports() {
  const { t } = useText()
  const list = useRead('imports.list', {}, {}, { every: (data) => (data?.rows.some(isMoving) ? LOOK_EVERY_MS : false) })
  const rows = list.data?.rows ?? []
  const runs = rows.filter(({ rehearsal }) => !rehearsal)
  const rehearsals = rows.filter(({ rehearsal }) => rehearsal)
  return (
    <Screen
      title={t('imports.title')}
      actions={
        <Link href="/import/new" className="button button-primary">
          {t('imports.new')}
        </Link>
      }
    >
      <Refusal error={list.error} />
      {list.isPending && <p className="loading">{t('app.loading')}</p>}
      {list.isSuccess && rows.length === 0 && <Lesson />}
      {runs.length > 0 && <Rows title={t('imports.runs')} rows={runs} />}
      {rehearsals.length > 0 && <Rows title={t('imports.rehearsals')} rows={rehearsals} />}
    </Screen>
  )
}

/** Nobody has imported anything yet: what it is, in the order in which it happens. */
function Lesson() {
  const { t } = useText()
  return (
    <div className="import-lesson">
      <p>{t('imports.lesson')}</p>
      <ol>
        <li>{t('imports.lesson1')}</li>
        <li>{t('imports.lesson2')}</li>
        <li>{t('imports.lesson3')}</li>
        <li>{t('imports.lesson4')}</li>
      </ol>
      <p className="hint">{t('imports.lessonKinds')}</p>
    </div>
  )
}

function Rows({ title, rows }: { readonly title: string; readonly rows: readonly ImportRow[] }) {
  const { t, n } = useText()
  const dates = useDates()
  return (
    <section className="import-part">
      <h2>{title}</h2>
      <ul className="row-list">
        {rows.map((row) => (
          <li key={row.id}>
            <div className="grow">
              <p>
                <Link href={`/import/${row.id}`}>
                  <bdi>{row.name}</bdi>
                </Link>
              </p>
              <p className="hint">
                {t(`imports.kind.${row.kind}`)} · {dates.moment(row.startedAt, now())}
                {row.startedBy !== null && (
                  <>
                    {' · '}
                    <bdi>{row.startedBy}</bdi>
                  </>
                )}
                {row.totals.read > 0 && (
                  <> · {t('imports.readCount', { read: n(row.totals.read), left: n(row.totals.leftOut) })}</>
                )}
              </p>
            </div>
            <span className="import-state" data-state={row.state}>
              {t(row.rehearsal && row.state === 'done' ? 'imports.state.rehearsed' : `imports.state.${row.state}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
