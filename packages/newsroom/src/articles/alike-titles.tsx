import { useRead } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useSettled } from '../search/use-settled.ts'
import { useDates } from '../session/session.tsx'
import { now, useStateWord } from '../ui/state-word.tsx'

/** Shorter headlines are still being typed. */
const SHORTEST = 8

interface AlikeTitlesProps {
  readonly articleId: number
  readonly title: string
}

/** Told quietly under the headline: a story of the last weeks has nearly the same one. Its link opens beside the work. */
export function AlikeTitles({ articleId, title }: AlikeTitlesProps) {
  const { t } = useText()
  const dates = useDates()
  const stateWord = useStateWord()
  const settled = useSettled(title.trim())
  const wanted = settled.length >= SHORTEST
  // A remark that does not come is no fault worth a message: nothing depends on it.
  const { data } = useRead('articles.alike', { title: settled }, { id: articleId }, { enabled: wanted })
  const rows = wanted ? (data?.rows ?? []) : []
  return (
    <div className="paper-alike" role="status">
      {rows.map((row) => (
        <p key={row.id}>
          {t('article.alike')}{' '}
          <a href={`/newsroom/articles/${row.id}`} target="_blank" rel="noopener">
            <bdi>{row.title}</bdi>
          </a>{' '}
          <span className="paper-alike-when">
            {t('article.alikeWhen', { state: stateWord(row.state, null), at: dates.moment(row.at, now()) })}
          </span>
        </p>
      ))}
    </div>
  )
}
