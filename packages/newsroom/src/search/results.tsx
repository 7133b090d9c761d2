import { ARTICLE_STATES } from '@warraq/core/articles/states'
import { COMMENT_STATES } from '@warraq/core/contract/comments'
import type { FoundName } from '@warraq/core/contract/search'
import type { TextPart } from '@warraq/core/search/marks'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { useRead, useReadPages } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useDates } from '../session/session.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { now, StateCell } from '../ui/state-word.tsx'
import { Marked } from './marked.tsx'

interface ResultsProps {
  readonly words: string
  readonly onSearch: (text: string) => void
}

export function ArticleResults({ words, state, onSearch }: ResultsProps & { readonly state: string }) {
  const { t } = useText()
  const dates = useDates()
  const known = ARTICLE_STATES.find((one) => one === state)
  const list = useReadPages('search.articles', { q: words, ...(known && { state: known }) })
  return (
    <Frame list={list} onSearch={onSearch}>
      {list.rows.map(({ row, title, passage }) => (
        <li key={row.id} className="found">
          <p className="found-title">
            <Link href={`/articles/${row.id}`} dir="auto">
              {row.title === '' ? t('articles.untitled') : <Marked parts={title} />}
            </Link>
          </p>
          <Passage parts={passage} />
          <p className="found-facts">
            <StateCell row={row} />
            {row.section && <bdi>{row.section.name}</bdi>}
            {row.bylines.map((name) => (
              <bdi key={name}>{name}</bdi>
            ))}
            <time dateTime={row.updatedAt}>{dates.moment(row.updatedAt, now())}</time>
          </p>
        </li>
      ))}
    </Frame>
  )
}

export function CommentResults({ words, state, onSearch }: ResultsProps & { readonly state: string }) {
  const { t } = useText()
  const dates = useDates()
  const known = COMMENT_STATES.find((one) => one === state)
  const list = useReadPages('search.comments', { q: words, ...(known && { state: known }) })
  return (
    <Frame list={list} onSearch={onSearch}>
      {list.rows.map(({ row, title, passage }) => (
        <li key={row.id} className="found">
          <p className="found-title">
            <Link href={`/comments/${row.id}?state=${row.state}`}>
              <bdi>
                <Marked parts={title} />
              </bdi>
            </Link>
          </p>
          <Passage parts={passage} />
          <p className="found-facts">
            <span className="state">{t(`comments.one.${row.state}`)}</span>
            <bdi>{t('comments.on', { title: row.article.title })}</bdi>
            <time dateTime={row.at}>{dates.moment(row.at, now())}</time>
          </p>
        </li>
      ))}
    </Frame>
  )
}

export function MediaResults({ words, onSearch }: ResultsProps) {
  const { t } = useText()
  const list = useReadPages('search.media', { q: words })
  return (
    <Frame list={list} onSearch={onSearch}>
      {list.rows.map(({ row, title, passage }) => (
        <li key={row.id} className="found found-media">
          <img src={row.url} width={row.width} height={row.height} loading="lazy" alt="" />
          <div>
            <p className="found-title">
              <a href={row.url} target="_blank" rel="noopener" dir="auto">
                <Marked parts={title} /> <span className="unseen">{t('app.newTab')}</span>
              </a>
            </p>
            <Passage parts={passage} />
            <p className="found-facts">
              <bdi>{row.originalName}</bdi>
            </p>
          </div>
        </li>
      ))}
    </Frame>
  )
}

export function NameResults({ words }: { readonly words: string }) {
  const { t } = useText()
  const names = useRead('search.names', { q: words })
  return (
    <>
      <Refusal error={names.error} />
      {names.isPending && <p className="loading">{t('app.loading')}</p>}
      {names.data?.rows.length === 0 && <p className="empty">{t('search.none')}</p>}
      <ul className="row-list">
        {names.data?.rows.map((name) => (
          <li key={`${name.kind}-${name.id}`}>
            <NameLink name={name} />
            <span className="hint">{t(`search.name.${name.kind}`)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** A section leads to its articles here, a person or a tag to what readers see of them. */
function NameLink({ name: { kind, id, name, publicUrl } }: { readonly name: FoundName }) {
  const { t } = useText()
  if (kind === 'section') {
    return (
      <Link href={`/articles?section=${id}`} className="row-name">
        <bdi>{name}</bdi>
      </Link>
    )
  }
  if (publicUrl === null) return <bdi className="row-name">{name}</bdi>
  return (
    <a href={publicUrl} target="_blank" rel="noopener" className="row-name">
      <bdi>{name}</bdi> <span className="unseen">{t('app.newTab')}</span>
    </a>
  )
}

function Passage({ parts }: { readonly parts: readonly TextPart[] }) {
  if (parts.length === 0) return null
  return (
    <p className="found-passage" dir="auto">
      <Marked parts={parts} />
    </p>
  )
}

interface FrameProps {
  readonly list: Parameters<typeof MoreButton>[0]['list'] & {
    readonly error: Error | null
    readonly isPending: boolean
    readonly isSuccess: boolean
    readonly rows: readonly unknown[]
    readonly first: { readonly total: number | null; readonly didYouMean: string | null } | undefined
  }
  readonly onSearch: (text: string) => void
  readonly children: ReactNode
}

function Frame({ list, onSearch, children }: FrameProps) {
  const { t } = useText()
  const { first } = list
  const likelier = first?.didYouMean ?? null
  return (
    <>
      <Refusal error={list.error} />
      {list.isPending && <p className="loading">{t('app.loading')}</p>}
      <p className="hint" role="status">
        {first?.total != null && first.total > 0 && t('search.count', { count: first.total })}
      </p>
      {likelier !== null && (
        <p>
          <button type="button" className="link-button" onClick={() => onSearch(likelier)}>
            {t('search.didYouMean', { query: likelier })}
          </button>
        </p>
      )}
      {list.isSuccess && list.rows.length === 0 && <p className="empty">{t('search.none')}</p>}
      <ol className="found-list">{children}</ol>
      <MoreButton list={list} />
    </>
  )
}
