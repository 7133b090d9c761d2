import { Link } from 'wouter'
import { useRead } from '../../api/desk.tsx'
import { useText } from '../../i18n/text.tsx'
import { useDates } from '../../session/session.tsx'
import { now } from '../../ui/state-word.tsx'

/** Notes that name me and that I have not come to see; nothing when there are none. */
export function Mentions() {
  const { t } = useText()
  const dates = useDates()
  const list = useRead('mentions.list', {})
  const rows = list.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <section className="band" aria-labelledby="desk-mentions">
      <h2 id="desk-mentions">{t('home.mentions')}</h2>
      <ul className="row-list">
        {rows.map((row) => (
          <li key={`${row.articleId}-${row.at}-${row.text}`}>
            <Link href={`/articles/${row.articleId}`}>
              {t('home.mentionOf', { by: row.by, title: row.title === '' ? t('articles.untitled') : row.title })}
            </Link>
            <bdi className="grow">{row.text}</bdi>
            <time className="hint" dateTime={row.at}>
              {dates.moment(row.at, now())}
            </time>
          </li>
        ))}
      </ul>
    </section>
  )
}
