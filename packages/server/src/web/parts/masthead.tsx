import type { Messages } from '../messages/messages.ts'
import type { LinkView, MastheadDates, SiteView } from '../views/site.ts'
import { SearchIcon } from './icons.tsx'
import { MastSearch } from './search-form.tsx'

interface MastheadProps {
  readonly site: SiteView
  readonly t: Messages
  readonly front: boolean
  readonly search: boolean
  readonly within: readonly LinkView[]
}

export function Masthead({ site, t, front, search, within }: MastheadProps) {
  return (
    <header class={front ? 'mast mast-front' : 'mast'}>
      <div class="wrap mast-row">
        {site.dates === null ? null : <Dates dates={site.dates} />}
        <div class="mast-name">
          {front ? (
            <h1 class="wordmark">{site.name}</h1>
          ) : (
            <a class="wordmark" href={site.homeUrl} aria-label={t.t('masthead.home', { name: site.name })}>
              {site.name}
            </a>
          )}
          {front ? <p class="tagline">{site.tagline}</p> : null}
        </div>
        <div class="mast-tools">
          {site.editions?.map(({ label, url, lang }) => (
            <a href={url} lang={lang} hreflang={lang}>
              {label}
            </a>
          ))}
          {search ? <MastSearch url={site.searchUrl} suggestUrl={site.suggestUrl} t={t} /> : null}
          <a class="to-search" href={site.searchUrl}>
            <SearchIcon />
            <span>{t.t('masthead.search')}</span>
          </a>
          <theme-toggle data-dark={t.t('theme.toDark')} data-light={t.t('theme.toLight')} />
        </div>
      </div>
      <nav class="sections" aria-label={t.t('masthead.sections')}>
        <ul>
          {site.menu.map((link) => (
            <li>
              <a href={link.url} aria-current={currentOf(link, within)}>
                {link.label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </header>
  )
}

function currentOf(link: LinkView, within: readonly LinkView[]): 'page' | 'true' | undefined {
  if (link.current === true) return 'page'
  return within.some((section) => section.url === link.url) ? 'true' : undefined
}

function Dates({ dates }: { dates: MastheadDates }) {
  return (
    <p class="mast-dates">
      <time datetime={dates.gregorian.iso}>{dates.gregorian.text}</time>
      {dates.hijri === null ? null : <span>{dates.hijri}</span>}
    </p>
  )
}
