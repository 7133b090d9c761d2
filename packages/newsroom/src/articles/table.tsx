import type { ArticleRow } from '@warraq/core/contract/articles'
import { Link } from 'wouter'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { now, StateCell, useNextWord } from '../ui/state-word.tsx'

/** Articles in rows of 40 px; on a phone each row folds into two lines. */
export function ArticleTable({ rows, caption }: { readonly rows: readonly ArticleRow[]; readonly caption: string }) {
  const { t } = useText()
  return (
    <table className="rows">
      <caption className="unseen">{caption}</caption>
      <thead>
        <tr>
          <th scope="col" className="wide">
            {t('articles.column.title')}
          </th>
          <th scope="col">{t('articles.column.state')}</th>
          <th scope="col">{t('articles.column.next')}</th>
          <th scope="col">{t('articles.column.section')}</th>
          <th scope="col">{t('articles.column.by')}</th>
          <th scope="col">{t('articles.column.updated')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </tbody>
    </table>
  )
}

function Row({ row }: { readonly row: ArticleRow }) {
  const { t } = useText()
  const comma = useText().list(['', ''])
  const dates = useDates()
  const nextWord = useNextWord()
  return (
    <tr>
      <th scope="row" className="wide">
        <Link href={`/articles/${row.id}`} dir="auto">
          {row.title === '' ? t('articles.untitled') : row.title}
        </Link>
      </th>
      <td>
        <StateCell row={row} />
      </td>
      <td className="soft">
        {/* The clock's turn is said by the state, with its time. */}
        {row.next?.who !== 'clock' && <bdi>{nextWord(row.next)}</bdi>}
      </td>
      <td className="soft">{row.section && <bdi>{row.section.name}</bdi>}</td>
      <td className="soft">
        {row.bylines.map((name, index) => (
          <span key={name}>
            {index > 0 && comma}
            <bdi>{name}</bdi>
          </span>
        ))}
      </td>
      <td className="soft">
        <time dateTime={row.updatedAt}>{dates.moment(row.updatedAt, now())}</time>
      </td>
    </tr>
  )
}
