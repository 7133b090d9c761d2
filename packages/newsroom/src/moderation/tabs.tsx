import { Link, useLocation } from 'wouter'
import type { TextKey } from '../i18n/text.tsx'
import { useText } from '../i18n/text.tsx'
import { useCan } from '../session/session.tsx'
import '../styles/moderation.css'

const TABS: readonly { readonly path: string; readonly label: TextKey; readonly owner: boolean }[] = [
  { path: '/moderation', label: 'mod.tab.settings', owner: true },
  { path: '/moderation/words', label: 'mod.tab.words', owner: false },
  { path: '/moderation/rules', label: 'mod.tab.rules', owner: true },
  { path: '/moderation/clauses', label: 'mod.tab.clauses', owner: false },
]

/** The screens of moderation, side by side. */
export function ModerationTabs() {
  const { t } = useText()
  const can = useCan()
  const [location] = useLocation()
  return (
    <nav className="mod-tabs" aria-label={t('mod.tabs')}>
      {TABS.filter(({ owner }) => !owner || can('moderation.manage')).map(({ path, label }) => (
        <Link key={path} href={path} aria-current={location === path ? 'page' : undefined}>
          {t(label)}
        </Link>
      ))}
    </nav>
  )
}
