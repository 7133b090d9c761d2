import { ARTICLE_STATES } from '@warraq/core/articles/states'
import { COMMENT_STATES } from '@warraq/core/contract/comments'
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { useText, type TextKey } from '../i18n/text.tsx'
import { useCan } from '../session/session.tsx'
import { Screen } from '../shell/screen.tsx'
import { Choice, Line } from '../ui/fields.tsx'
import { ArticleResults, CommentResults, MediaResults, NameResults } from './results.tsx'
import { useSettled } from './use-settled.ts'
import '../styles/search.css'

const KINDS = ['articles', 'comments', 'media', 'names'] as const
type Kind = (typeof KINDS)[number]

/** One search over everything the account may open. Words, kind and state are in the address: it can be sent on. */
export function Search() {
  const { t } = useText()
  const can = useCan()
  const [params, setParams] = useSearchParams()
  const kinds = KINDS.filter((kind) => mayFind(kind, can))
  const kind = kinds.find((one) => one === params.get('kind')) ?? kinds[0] ?? 'media'
  const state = params.get('state') ?? ''
  const [typed, setTyped] = useState(params.get('q') ?? '')
  const words = useSettled(typed.trim())
  const set = (name: string, value: string) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before)
        if (value === '') next.delete(name)
        else next.set(name, value)
        return next
      },
      { replace: true },
    )
  const search = (text: string) => {
    setTyped(text)
    set('q', text.trim())
  }
  return (
    <Screen title={t('search.title')}>
      <div className="search-screen">
        <div className="filters" role="search">
          <Line label={t('search.label')} type="search" value={typed} onChange={search} maxLength={200} autoFocus />
          <StateChoice kind={kind} state={state} onChange={(next) => set('state', next)} />
        </div>
        <nav className="tabs" aria-label={t('search.kinds')}>
          {kinds.map((one) => (
            <Link key={one} href={addressOf(one, typed)} aria-current={one === kind ? 'page' : undefined}>
              {t(`search.kind.${one}`)}
            </Link>
          ))}
        </nav>
        {words === '' ? (
          <p className="hint">{t('search.hint')}</p>
        ) : (
          <Results kind={kind} words={words} state={state} onSearch={search} />
        )}
      </div>
    </Screen>
  )
}

function mayFind(kind: Kind, can: ReturnType<typeof useCan>): boolean {
  if (kind === 'articles') return can('article.read')
  return kind !== 'comments' || can('comment.moderate')
}

/** Another kind has other states: the filter stays behind. */
function addressOf(kind: Kind, typed: string): string {
  const query = new URLSearchParams({ kind, ...(typed.trim() !== '' && { q: typed.trim() }) })
  return `/search?${query.toString()}`
}

interface ResultsProps {
  readonly kind: Kind
  readonly words: string
  readonly state: string
  readonly onSearch: (text: string) => void
}

function Results({ kind, words, state, onSearch }: ResultsProps) {
  switch (kind) {
    case 'articles':
      return <ArticleResults words={words} state={state} onSearch={onSearch} />
    case 'comments':
      return <CommentResults words={words} state={state} onSearch={onSearch} />
    case 'media':
      return <MediaResults words={words} onSearch={onSearch} />
    case 'names':
      return <NameResults words={words} />
  }
}

interface StateChoiceProps {
  readonly kind: Kind
  readonly state: string
  readonly onChange: (state: string) => void
}

function StateChoice({ kind, state, onChange }: StateChoiceProps) {
  const { t } = useText()
  const states: readonly { readonly value: string; readonly name: TextKey }[] =
    kind === 'articles'
      ? ARTICLE_STATES.map((value) => ({ value, name: `state.${value}` }) as const)
      : kind === 'comments'
        ? COMMENT_STATES.map((value) => ({ value, name: `comments.state.${value}` }) as const)
        : []
  if (states.length === 0) return null
  return (
    <Choice
      label={t('search.state')}
      value={states.some(({ value }) => value === state) ? state : ''}
      onChange={onChange}
      options={[
        { value: '', label: t('search.allStates') },
        ...states.map(({ value, name }) => ({ value, label: t(name) })),
      ]}
    />
  )
}
