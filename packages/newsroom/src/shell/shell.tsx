import { lazy, Suspense, useState, useSyncExternalStore, type ReactNode } from 'react'
import { Link, useLocation } from 'wouter'
import { useChange, useRead } from '../api/desk.tsx'
import { BreakingButton } from '../front/breaking-button.tsx'
import { countUpTo } from '../comments/count-up-to.ts'
import { useLanguage } from '../i18n/choice.tsx'
import { useText, type Language } from '../i18n/text.tsx'
import { useSearchKey } from '../search/search-key.ts'
import { useCan, useSession } from '../session/session.tsx'
import { Button } from '../ui/button.tsx'
import { sentenceOf } from '../ui/refusal.tsx'
import { useSay } from '../ui/status-line.tsx'
import { PLACE_GROUPS, type Place as PlaceOfMenu } from './places.table.ts'
import type { Recent } from './quick-choices.ts'
import { chooseTheme, onTheme, readTheme } from './theme.ts'
import { useQuickKey } from './use-quick-key.ts'

const QuickWay = lazy(async () => ({ default: (await import('./quick-way.tsx')).QuickWay }))

const RECENT_MOST = 5

export function Shell({ children }: { readonly children: ReactNode }) {
  const { t } = useText()
  const { site } = useSession()
  const [open, setOpen] = useState(false)
  const [quick, setQuick] = useState(false)
  const [recent, setRecent] = useState<readonly Recent[]>([])
  useSearchKey()
  useQuickKey(() => setQuick(true))
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
        <Navigation open={open} onGo={() => setOpen(false)} onQuick={() => setQuick(true)} />
      </div>
      <main id="content" className="shell-main" tabIndex={-1}>
        {children}
      </main>
      {quick && (
        <Suspense fallback={null}>
          <QuickWay
            recent={recent}
            onOpened={(one) =>
              setRecent([one, ...recent.filter(({ path }) => path !== one.path)].slice(0, RECENT_MOST))
            }
            onClose={() => setQuick(false)}
          />
        </Suspense>
      )}
    </div>
  )
}

interface NavigationProps {
  readonly open: boolean
  readonly onGo: () => void
  readonly onQuick: () => void
}

function Navigation({ open, onGo, onQuick }: NavigationProps) {
  const { t } = useText()
  const can = useCan()
  const counts = useRead('desk.counts', {})
  const letters = useRead('letters.counts', {}, {}, { enabled: can('letter.handle') })
  const badges: Readonly<Record<string, number | null | undefined>> = {
    '/comments': counts.data?.heldComments,
    '/letters': letters.data?.open,
    '/jobs': counts.data?.failedJobs,
  }
  const groups = PLACE_GROUPS.map(({ name, places }) => ({
    name,
    places: places.filter(({ needs }) => needs.length === 0 || needs.some(can)),
  }))
  return (
    <div id="shell-nav" className="shell-nav" data-open={open}>
      <nav aria-label={t('app.navigation')}>
        <button
          type="button"
          className="quick-open"
          aria-keyshortcuts="Control+K Meta+K"
          onClick={() => {
            onGo()
            onQuick()
          }}
        >
          <span>{t('quick.title')}</span>
          <kbd dir="ltr">{t('quick.keys')}</kbd>
        </button>
        {groups
          .filter(({ places }) => places.length > 0)
          .map(({ name, places }) => (
            <div key={name} className="shell-group">
              {name !== null && (
                <p id={`menu-${name}`} className="shell-group-name">
                  {t(name)}
                </p>
              )}
              <ul aria-labelledby={name === null ? undefined : `menu-${name}`}>
                {places.map((place) => (
                  <li key={place.path}>
                    <Place place={place} badge={badges[place.path] ?? null} onGo={onGo} />
                  </li>
                ))}
              </ul>
            </div>
          ))}
      </nav>
      <div className="shell-foot">
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
  readonly place: PlaceOfMenu
  readonly badge: number | null
  readonly onGo: () => void
}) {
  const { t, n } = useText()
  const [location] = useLocation()
  const here = place.path === '/' ? location === '/' : location === place.path || location.startsWith(`${place.path}/`)
  return (
    <Link href={place.path} aria-current={here ? 'page' : undefined} onClick={onGo}>
      <span className="place-name">{t(place.name)}</span>
      {badge !== null && badge > 0 && <span className="badge">{countUpTo(n, badge)}</span>}
    </Link>
  )
}

function Me({ onGo }: { readonly onGo: () => void }) {
  const text = useText()
  const { t } = text
  const { account, site } = useSession()
  const { language, choose } = useLanguage()
  const say = useSay()
  const end = useChange('session.end')
  const keep = useChange('session.profile')
  const theme = useSyncExternalStore(onTheme, readTheme)
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
      <div className="shell-choices">
        <label className="inline-choice">
          <span className="unseen">{t('app.theme')}</span>
          <select
            value={theme}
            onChange={(event) => {
              const next = (['system', 'light', 'dark'] as const).find((one) => one === event.currentTarget.value)
              if (next === undefined) return
              chooseTheme(next)
            }}
          >
            <option value="system">{t('app.theme.system')}</option>
            <option value="light">{t('app.theme.light')}</option>
            <option value="dark">{t('app.theme.dark')}</option>
          </select>
        </label>
        <label className="inline-choice">
          <span className="unseen">{t('app.language')}</span>
          <select value={language} onChange={(event) => speak(event.currentTarget.value === 'en' ? 'en' : 'ar')}>
            <option value="ar">{t('app.language.ar')}</option>
            <option value="en">{t('app.language.en')}</option>
          </select>
        </label>
      </div>
      <div className="shell-ends">
        <a href={site.publicUrl} target="_blank" rel="noopener">
          {t('app.viewSite')} <span className="unseen">{t('app.newTab')}</span>
        </a>
        <Button look="quiet" isPending={end.isPending} onPress={leave}>
          {t('signIn.out')}
        </Button>
      </div>
    </>
  )
}
