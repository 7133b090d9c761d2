import { ARTICLE_STATES, type ArticleState } from '@warraq/core/articles/states'
import { useState } from 'react'
import { Link, useSearchParams } from 'wouter'
import { useRead, useReadPages } from '../api/desk.tsx'
import { useText } from '../i18n/text.tsx'
import { useSettled } from '../search/use-settled.ts'
import { Screen } from '../shell/screen.tsx'
import { Choice, Line } from '../ui/fields.tsx'
import { MoreButton } from '../ui/more-button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { NewArticleButton } from './new-button.tsx'
import { ArticleTable } from './table.tsx'

/** All articles, by state. State, section and words are in the address, so a list can be sent to a colleague. */
export function ArticleList() {
  const { t } = useText()
  const [params, setParams] = useSearchParams()
  const state = ARTICLE_STATES.find((one) => one === params.get('state')) ?? null
  const section = params.get('section') ?? ''
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
  const list = useReadPages('articles.list', {
    ...(state && { state }),
    ...(/^\d+$/.test(section) && { section: Number(section) }),
    ...(words !== '' && { q: words }),
  })
  const sections = useRead('sections.list', {})
  return (
    <Screen title={t('articles.title')} actions={<NewArticleButton />}>
      <StateTabs state={state} params={params} />
      <div className="filters" role="search">
        <Line
          label={t('articles.searchLabel')}
          type="search"
          value={typed}
          onChange={(value) => {
            setTyped(value)
            set('q', value.trim())
          }}
        />
        <Choice
          label={t('articles.sectionFilter')}
          value={section}
          onChange={(value) => set('section', value)}
          options={[
            { value: '', label: t('articles.allSections') },
            ...(sections.data?.rows ?? []).map((row) => ({ value: String(row.id), label: row.name })),
          ]}
        />
      </div>
      <Refusal error={list.error} />
      {list.isPending && <p className="loading">{t('app.loading')}</p>}
      {list.isSuccess && list.rows.length === 0 && (
        <p className="empty">{words === '' ? t('articles.empty') : t('articles.emptySearch')}</p>
      )}
      {list.rows.length > 0 && <ArticleTable rows={list.rows} caption={t('articles.title')} />}
      <MoreButton list={list} />
    </Screen>
  )
}

function StateTabs({ state, params }: { readonly state: ArticleState | null; readonly params: URLSearchParams }) {
  const { t, n } = useText()
  const counts = useRead('desk.counts', {})
  const address = (next: ArticleState | null) => {
    const query = new URLSearchParams(params)
    query.delete('state')
    if (next !== null) query.set('state', next)
    const text = query.toString()
    return text === '' ? '/articles' : `/articles?${text}`
  }
  return (
    <nav className="tabs" aria-label={t('articles.states')}>
      <Link href={address(null)} aria-current={state === null ? 'page' : undefined}>
        {t('articles.all')}
      </Link>
      {ARTICLE_STATES.map((one) => (
        <Link key={one} href={address(one)} aria-current={state === one ? 'page' : undefined}>
          {t(`state.${one}`)}
          {(counts.data?.byState[one] ?? 0) > 0 && (
            <span className="tab-count">{n(counts.data?.byState[one] ?? 0)}</span>
          )}
        </Link>
      ))}
    </nav>
  )
}
