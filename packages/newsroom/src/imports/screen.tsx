import type { ImportView } from '@warraq/core/contract/imports'
import { Link } from 'wouter'
import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Screen } from '../shell/screen.tsx'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { now } from '../ui/state-word.tsx'
import { Done } from './done.tsx'
import { Failure } from './failure.tsx'
import { isMoving, LOOK_EVERY_MS } from './moving.ts'
import { Progress } from './progress.tsx'
import { Rehearsed } from './rehearsed.tsx'
import { Undone } from './undone.tsx'
import '../styles/imports.css'

/** One import or the rehearsal of one, from waiting to its report. */
export function ImportScreen({ id }: { readonly id: number }) {
  const { t } = useText()
  const read = useRead(
    'imports.read',
    {},
    { id },
    { every: (data) => (data === undefined || isMoving(data) ? LOOK_EVERY_MS : false) },
  )
  const view = read.data
  return (
    <Screen title={view === undefined ? t('imports.title') : titleOf(view, t)}>
      <p className="hint">
        <Link href="/import">{t('imports.title')}</Link>
      </p>
      {view === undefined && read.error === null && <p className="loading">{t('app.loading')}</p>}
      {view === undefined && <Refusal error={read.error} />}
      {view !== undefined && <Body view={view} />}
    </Screen>
  )
}

function titleOf({ rehearsal, name }: ImportView, t: ReturnType<typeof useText>['t']): string {
  return t(rehearsal ? 'imports.rehearsalOf' : 'imports.importOf', { name })
}

function Body({ view }: { readonly view: ImportView }) {
  const { t } = useText()
  const dates = useDates()
  return (
    <div className="import-view">
      <p className="hint">
        {t(`imports.kind.${view.kind}`)} · {dates.moment(view.startedAt, now())}
        {view.startedBy !== null && (
          <>
            {' · '}
            <bdi>{view.startedBy}</bdi>
          </>
        )}
      </p>
      {isMoving(view) && <Progress view={view} />}
      {(view.state === 'failed' || view.state === 'stopped') && <Ended view={view} />}
      {view.state === 'done' && view.report !== null && view.rehearsal && (
        <Rehearsed key={view.id} view={view} report={view.report} />
      )}
      {view.state === 'done' && view.report !== null && !view.rehearsal && <Done view={view} report={view.report} />}
      {view.state === 'undone' && <Undone view={view} />}
    </div>
  )
}

/** It did not come to its end; what came in is here. */
function Ended({ view }: { readonly view: ImportView }) {
  const { t } = useText()
  const resume = useChange('imports.resume', ['imports.read', 'imports.list'])
  const isRefused = view.failure !== null && view.failure.code !== 'import-stopped' && view.failure.code !== 'defect'
  return (
    <section className="import-part stack">
      <Failure view={view} />
      {!view.rehearsal && <p className="hint">{t('imports.cameInStays')}</p>}
      <Refusal error={resume.error} />
      <div className="import-actions">
        {view.goesOn && (
          <Button
            look={isRefused ? 'plain' : 'primary'}
            isPending={resume.isPending}
            onPress={() => resume.mutate({ input: {}, params: { id: view.id } })}
          >
            {t(isRefused ? 'imports.tryAgain' : 'imports.resume')}
          </Button>
        )}
        <Link href="/import/new" className="button">
          {t('imports.new')}
        </Link>
      </div>
      {!view.rehearsal && <Done view={view} report={null} />}
    </section>
  )
}
