import { Link } from 'wouter'
import { useRead, useReadPages } from '../api/desk.tsx'
import { NewArticleButton } from '../articles/new-button.tsx'
import { ArticleTable } from '../articles/table.tsx'
import { Mentions } from '../articles/notes/mentions.tsx'
import { useText } from '../i18n/text.tsx'
import { useCan } from '../session/session.tsx'
import { Screen } from '../shell/screen.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { MoreButton } from '../ui/more-button.tsx'

/** What waits for me: notes that name me, what came back, what waits for my review or release, my own, what is out of order. */
export function Home() {
  const { t } = useText()
  const can = useCan()
  return (
    <Screen title={t('nav.home')} actions={<NewArticleButton />}>
      <Mentions />
      {can('article.create') && <Desk scope="returned" />}
      {can('article.review') && <Desk scope="review" empty="home.awaitingEmpty" />}
      {can('article.publish') && <Desk scope="ready" />}
      {can('article.create') && <Desk scope="mine" empty="home.mineEmpty" />}
      <Health />
    </Screen>
  )
}

interface DeskProps {
  readonly scope: 'mine' | 'returned' | 'review' | 'ready'
  /** Said where there is nothing; without it an empty list is not there at all. */
  readonly empty?: 'home.mineEmpty' | 'home.awaitingEmpty'
}

function Desk({ scope, empty }: DeskProps) {
  const { t } = useText()
  const list = useReadPages('articles.list', { scope })
  if (empty === undefined && list.error === null && list.rows.length === 0) return null
  return (
    <section className="band" aria-labelledby={`desk-${scope}`}>
      <h2 id={`desk-${scope}`}>{t(`home.${scope}`)}</h2>
      <Refusal error={list.error} />
      {list.isSuccess && list.rows.length === 0 && empty && <p className="empty">{t(empty)}</p>}
      {list.rows.length > 0 && <ArticleTable rows={list.rows} caption={t(`home.${scope}`)} />}
      <MoreButton list={list} />
    </section>
  )
}

function Health() {
  const { t } = useText()
  const counts = useRead('desk.counts', {})
  const held = counts.data?.heldComments ?? 0
  const failed = counts.data?.failedJobs ?? 0
  const can = useCan()
  const letters = useRead('letters.counts', {}, {}, { enabled: can('letter.handle') })
  const overdue = letters.data?.overdue ?? 0
  if (held === 0 && failed === 0 && overdue === 0) return null
  return (
    <section className="band" aria-labelledby="desk-health">
      <h2 id="desk-health">{t('home.health')}</h2>
      <ul className="plain-list">
        {held > 0 && (
          <li>
            <Link href="/comments">{t('home.heldComments', { count: held })}</Link>
          </li>
        )}
        {overdue > 0 && (
          <li>
            <Link href="/letters">{t('letters.home', { count: overdue })}</Link>
          </li>
        )}
        {failed > 0 && (
          <li>
            <Link href="/jobs">{t('home.failedJobs', { count: failed })}</Link>
          </li>
        )}
      </ul>
    </section>
  )
}
