import { fold } from '@warraq/arabic'
import { useLocation } from 'wouter'
import { useChange, useRead, useReadPages } from '../api/desk.tsx'
import { useLanguage } from '../i18n/choice.tsx'
import { useText } from '../i18n/text.tsx'
import { useSettled } from '../search/use-settled.ts'
import { useCan } from '../session/session.tsx'
import { sentenceOf } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'
import { PLACE_GROUPS } from './places.table.ts'
import { chooseTheme } from './theme.ts'

/** What was last opened by the quick way; it lives as long as this document, so that nothing is left after signing out. */
export interface Recent {
  readonly path: string
  readonly label: string
}

export interface QuickChoice {
  readonly key: string
  readonly label: string
  /** What it is, in a word. */
  readonly kind: string
  readonly run: () => void
}

const ARTICLES_MOST = 8
const NAMES_MOST = 6

/** What the quick way offers for these letters. `settled` once the desk has answered about what is typed now. */
export function useQuickChoices(
  typed: string,
  recent: readonly Recent[],
  onOpened: (one: Recent) => void,
): { readonly choices: readonly QuickChoice[]; readonly settled: boolean } {
  const { t } = useText()
  const can = useCan()
  const [, go] = useLocation()
  const acts = useActs()
  const words = typed.trim()
  const asked = useSettled(words)
  const articles = useReadPages('search.articles', { q: asked }, { enabled: asked !== '' && can('article.read') })
  const names = useRead('search.names', { q: asked }, {}, { enabled: asked !== '' })
  const lead = (kind: string, path: string, label: string): QuickChoice => ({
    key: `${kind} ${path}`,
    label,
    kind,
    run: () => {
      onOpened({ path, label })
      go(path)
    },
  })
  const screens = PLACE_GROUPS.flatMap(({ places }) => places)
    .filter(({ needs }) => needs.length === 0 || needs.some(can))
    .map(({ path, name }) => lead(t('quick.kind.screen'), path, t(name)))
  const own = [lead(t('quick.kind.screen'), '/me', t('account.title')), ...acts]
  if (words === '') {
    return {
      choices: [...recent.map(({ path, label }) => lead(t('quick.kind.recent'), path, label)), ...screens, ...own],
      settled: true,
    }
  }
  const sought = fold(words)
  const fitting = [...screens, ...own].filter(({ label }) => fold(label).includes(sought))
  const fresh = asked === words
  const found = fresh
    ? articles.rows
        .slice(0, ARTICLES_MOST)
        .map(({ row }) => lead(t('quick.kind.article'), `/articles/${row.id}`, row.title || t('articles.untitled')))
    : []
  const named = (fresh ? (names.data?.rows ?? []) : []).slice(0, NAMES_MOST).flatMap(({ kind, id, name }) => {
    if (kind === 'section') return [lead(t('quick.kind.section'), `/articles?section=${id}`, name)]
    if (!can(kind === 'person' ? 'person.manage' : 'tag.manage')) return []
    const list = kind === 'person' ? '/persons' : '/tags'
    return [lead(t(`search.name.${kind}`), `${list}?${new URLSearchParams({ q: name })}`, name)]
  })
  const everywhere = lead(
    t('quick.kind.screen'),
    `/search?${new URLSearchParams({ q: words })}`,
    t('quick.everywhere', { words }),
  )
  return {
    choices: [...fitting, ...found, ...named, everywhere],
    settled: fresh && !articles.isFetching && !names.isFetching,
  }
}

/** What may be done from anywhere; the desk decides again. */
function useActs(): readonly QuickChoice[] {
  const text = useText()
  const { t } = text
  const can = useCan()
  const say = useSay()
  const [, go] = useLocation()
  const { language, choose } = useLanguage()
  const keep = useChange('session.profile')
  const create = useChange('articles.create', ['articles.list', 'desk.counts'])
  const tell = (error: unknown) => say(sentenceOf(error, text))
  const kind = t('quick.kind.act')
  const other = language === 'ar' ? 'en' : 'ar'
  return [
    ...(can('article.create')
      ? [
          {
            key: 'new-article',
            label: t('articles.new'),
            kind,
            run: () => {
              // The field is gone by the time the desk answers: what follows may not hang on it.
              create.mutateAsync({ input: {} }).then(({ id }) => go(`/articles/${id}`), tell)
            },
          },
        ]
      : []),
    ...(['light', 'dark', 'system'] as const).map((theme) => ({
      key: `theme-${theme}`,
      label: t('quick.theme', { theme: t(`app.theme.${theme}`) }),
      kind,
      run: () => chooseTheme(theme),
    })),
    {
      key: 'language',
      label: t('quick.language', { language: t(`app.language.${other}`) }),
      kind,
      run: () => {
        choose(other)
        keep.mutateAsync({ input: { language: other } }).catch(tell)
      },
    },
  ]
}
