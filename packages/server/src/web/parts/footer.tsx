import type { Messages } from '../messages/messages.ts'
import type { SiteView } from '../views/site.ts'

export function Footer({ site, t }: { site: SiteView; t: Messages }) {
  return (
    <footer class="foot">
      <div class="wrap foot-grid">
        <div class="foot-name">
          <a class="wordmark" href={site.homeUrl}>
            {site.name}
          </a>
          <p>{site.tagline}</p>
        </div>
        <nav class="foot-links" aria-label={t.t('footer.nav')}>
          {site.footer.map((column) => (
            <div>
              <h2>{column.title}</h2>
              <ul>
                {column.links.map((link) => (
                  <li>
                    <a href={link.url}>{link.label}</a>
                  </li>
                ))}
              </ul>
            </div>
          ))}
        </nav>
        <p class="foot-end">
          {site.colophon === null ? null : <span>{site.colophon}</span>}
          <a href="/comments/mine" rel="nofollow">
            {t.t('own.title')}
          </a>
          <a href={site.transparencyUrl}>{t.t('transparency.link')}</a>
          <a href={site.feedUrl}>{t.t('footer.feed')}</a>
          <a href="#main">{t.t('footer.top')}</a>
        </p>
      </div>
    </footer>
  )
}
