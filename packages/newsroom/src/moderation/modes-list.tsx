import type { CommentModeRow } from '@warraq/core/contract/comment-modes'
import { Link } from 'wouter'
import { useChange, useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { now } from '../ui/state-word.tsx'
import { useModeWords } from './mode-words.ts'
import '../styles/moderation.css'

/** Articles that the brake holds now, for whoever works on the queue; nothing where there are none. */
export function BrakeNotices() {
  const modes = useRead('modes.list', {}, {}, { every: () => 30_000 })
  const braked = (modes.data?.rows ?? []).filter(({ brakeUntil }) => brakeUntil !== null)
  return braked.map((row) => <BrakeNotice key={`${row.scope}:${row.id}`} row={row} />)
}

function BrakeNotice({ row }: { readonly row: CommentModeRow }) {
  const { t } = useText()
  const dates = useDates()
  const set = useChange('modes.set', ['modes.list', 'modes.article'])
  const { scope, id, mode, closeAfterDays, slowSeconds, why } = row
  const input = { scope, id, mode, closeAfterDays, slowSeconds, hours: null, why, release: true }
  return (
    <div className="mod-brake" role="status">
      <p>
        {t('mod.braked', { until: dates.moment(row.brakeUntil ?? '', now()) })}{' '}
        <Link href={`/articles/${row.id}`}>
          <bdi>{row.title}</bdi>
        </Link>
      </p>
      <Refusal error={set.error} />
      <Button isPending={set.isPending} onPress={() => set.mutate({ input })}>
        {t('mod.release')}
      </Button>
    </div>
  )
}

/** Where comments are taken in another way than the newspaper's. */
export function ModesList() {
  const { t } = useText()
  const modes = useRead('modes.list', {})
  const words = useModeWords()
  const own = (modes.data?.rows ?? []).filter(
    ({ mode, closeAfterDays, slowSeconds }) => mode !== null || closeAfterDays !== null || slowSeconds !== null,
  )
  return (
    <>
      <Refusal error={modes.error} />
      <BrakeNotices />
      {own.length > 0 && (
        <section className="band" aria-labelledby="mod-modes">
          <h2 id="mod-modes">{t('mod.modes')}</h2>
          <ul className="row-list">
            {own.map((row) => (
              <li key={`${row.scope}:${row.id}`}>
                <span className="grow">
                  <Link href={row.scope === 'article' ? `/articles/${row.id}` : '/sections'} className="row-name">
                    <bdi>{row.title}</bdi>
                  </Link>
                </span>
                <span className="hint">
                  {t(`mod.scope.${row.scope}`)} · {words(row)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
