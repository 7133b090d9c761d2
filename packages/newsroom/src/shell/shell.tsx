import type { Permission } from '@warraq/core/people/permissions'
import { useState, type ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { useChange, useRead } from '../api/desk.tsx'
import { BreakingButton } from '../front/breaking-button.tsx'
import { useLanguage } from '../i18n/choice.tsx'
import { useText, type Language, type TextKey } from '../i18n/text.tsx'
import { useSearchKey } from '../search/search-key.ts'
import { useCan, useSession } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { sentenceOf } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'
import { chooseTheme, readTheme, type Theme } from './theme.ts'

interface Place {
  readonly path: string
  readonly name: TextKey
  /** Any of these lets the place show; none: it is for everybody. */
  readonly needs: readonly Permission[]
}

const PLACES: readonly (readonly Place[])[] = [
  [
    { path: '/', name: 'nav.home', needs: [] },
    { path: '/search', name: 'nav.search', needs: [] },
    { path: '/articles', name: 'nav.articles', needs: ['article.read'] },
    { path: '/comments', name: 'nav.comments', needs: ['comment.moderate'] },
    { path: '/letters', name: 'nav.letters', needs: ['letter.handle'] },
    { path: '/moderation', name: 'nav.moderation', needs: ['comment.moderate'] },
  ],
  [
    { path: '/media', name: 'nav.media', needs: ['media.edit'] },
    { path: '/front', name: 'nav.front', needs: ['front.manage'] },
    { path: '/persons', name: 'nav.persons', needs: ['person.manage'] },
    { path: '/sections', name: 'nav.sections', needs: ['section.manage'] },
    { path: '/tags', name: 'nav.tags', needs: ['tag.manage'] },
    { path: '/house-style', name: 'nav.house', needs: ['house.manage'] },
    { path: '/pages', name: 'nav.pages', needs: ['page.manage'] },
    { path: '/menus', name: 'nav.menus', needs: ['menu.manage'] },
  ],
  [
    { path: '/site', name: 'nav.site', needs: ['site.manage'] },
    { path: '/demands', name: 'nav.demands', needs: ['legal.manage'] },
    { path: '/import', name: 'nav.import', needs: ['import.run'] },
    { path: '/accounts', name: 'nav.accounts', needs: ['account.manage'] },
    { path: '/audit', name: 'nav.audit', needs: ['audit.read'] },
    { path: '/jobs', name: 'nav.jobs', needs: ['job.manage'] },
  ],
]

export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useText()
  const { site } = useSession()
  const [open, setOpen] = useState(false)
  useSearchKey()
  return (
    <div className="shell">
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      <div className="shell-side">
        <header className="shell-head">
          <p className="wordmark">
            <Link href="/">{site.name}</Link>
          </p>
          <BreakingButton />
          <Button aria-expanded={open} aria-controls="shell-nav" onPress={() => setOpen(!open)}>
            {t('app.menu')}
          </Button>
        </header>
        <Navigation open={open} onGo={() => setOpen(false)} />
      </div>
      <main id="content" className="shell-main" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

function Navigation({ open, onGo }: { readonly open: boolean; readonly onGo: () => void }) {
  const { t } = useText()
  const can = useCan()
  const { site } = useSession()
  const counts = useRead('desk.counts', {})
  const letters = useRead('letters.counts', {}, {}, { enabled: can('letter.handle') })
  const badges: Readonly<Record<string, number | null | undefined>> = {
    '/comments': counts.data?.heldComments,
    '/letters': letters.data?.open,
    '/jobs': counts.data?.failedJobs,
  }
  const groups = PLACES.map((group) => group.filter(({ needs }) => needs.length === 0 || needs.some(can)))
  return (
    <div id="shell-nav" className="shell-nav" data-open={open}>
      <nav aria-label={t('app.navigation')}>
        {groups
          .filter((group) => group.length > 0)
          .map((group) => (
            <ul key={group[0]?.path}>
              {group.map((place) => (
                <li key={place.path}>
                  <Place place={place} badge={badges[place.path] ?? null} onGo={onGo} />
                </li>
              ))}
            </ul>
          ))}
      </nav>
      <div className="shell-foot">
        <p>
          <a href={site.publicUrl} target="_blank" rel="noopener">
            {t('app.viewSite')} <span className="unseen">{t('app.newTab')}</span>
          </a>
        </p>
        <Me onGo={onGo} />
      </div>
    </div>
  )
}

function Place({
  place,
  badge,
  onGo,
}: {
  readonly place: Place
  readonly badge: number | null
  readonly onGo: () => void
}) {
  const { t, n } = useText()
  const [location] = useLocation()
  const here = place.path === '/' ? location === '/' : location === place.path || location.startsWith(`${place.path}/`)
  return (
    <Link href={place.path} aria-current={here ? 'page' : undefined} onClick={onGo}>
      <span className="place-name">{t(place.name)}</span>
      {badge !== null && badge > 0 && <span className="badge">{n(badge)}</span>}
    </Link>
  )
}

function Me({ onGo }: { readonly onGo: () => void }) {
  const text = useText()
  const { t } = text
  const { account } = useSession()
  const { language, choose } = useLanguage()
  const say = useSay()
  const end = useChange('session.end')
  const keep = useChange('session.profile')
  const [theme, setTheme] = useState<Theme>(readTheme)
  const tell = (error: unknown) => say(sentenceOf(error, text))
  const leave = () =>
    end.mutate(
      { input: {} },
      {
        // A fresh document: nothing that was read stays in memory.
        onSuccess: () => window.location.assign('/newsroom/'),
        onError: tell,
      },
    )
  const speak = (next: Language) => {
    choose(next)
    keep.mutate({ input: { language: next } }, { onError: tell })
  }
  return (
    <>
      <p>
        <Link href="/me" onClick={onGo}>
          <bdi>{account.name}</bdi>
        </Link>
        <span className="hint">{t(`role.${account.role}`, { gender: account.gender })}</span>
      </p>
      <label className="inline-choice">
        <span>{t('app.theme')}</span>
        <select
          value={theme}
          onChange={(event) => {
            const next = (['system', 'light', 'dark'] as const).find((one) => one === event.currentTarget.value)
            if (next === undefined) return
            setTheme(next)
            chooseTheme(next)
          }}
        >
          <option value="system">{t('app.theme.system')}</option>
          <option value="light">{t('app.theme.light')}</option>
          <option value="dark">{t('app.theme.dark')}</option>
        </select>
      </label>
      <label className="inline-choice">
        <span>{t('app.language')}</span>
        <select value={language} onChange={(event) => speak(event.currentTarget.value === 'en' ? 'en' : 'ar')}>
          <option value="ar">{t('app.language.ar')}</option>
          <option value="en">{t('app.language.en')}</option>
        </select>
      </label>
      <Button look="quiet" isPending={end.isPending} onPress={leave}>
        {t('signIn.out')}
      </Button>
    </>
  )
}
