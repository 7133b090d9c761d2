import type { Messages } from '../messages/messages.ts'
import { Document } from '../parts/document.tsx'
import { SearchLine } from '../parts/search-form.tsx'
import type { ErrorPageView } from '../views/errors.ts'
import type { PageProps } from './render.ts'

interface Words {
  readonly title: string
  readonly text: string
}

function words(view: ErrorPageView, t: Messages): Words {
  if ('message' in view) return { title: t.t('error.other.title'), text: view.message }
  switch (view.status) {
    case 404:
      return { title: t.t('error.404.title'), text: t.t('error.404.text') }
    case 410:
      return { title: t.t('error.410.title'), text: t.t('error.410.text', { date: view.date, reason: view.reason }) }
    case 451:
      return {
        title: t.t('error.451.title'),
        text: t.t('error.451.text', { date: view.date, authority: view.authority }),
      }
    case 429:
      return {
        title: t.t('error.429.title'),
        text: t.t('error.429.text', { minutes: Math.max(1, Math.ceil(view.retryAfterSeconds / 60)) }),
      }
    case 500:
      return { title: t.t('error.500.title'), text: t.t('error.500.text') }
  }
}

/** Says what happened in one sentence and offers three ways on. */
export function ErrorPage({ view, t }: PageProps<ErrorPageView>) {
  const { title, text } = words(view, t)
  const { site } = view
  return (
    <Document
      site={site}
      t={t}
      lists
      search={false}
      head={{ title: `${title} | ${site.name}`, description: null, canonicalUrl: null }}
    >
      <div class="plain">
        <header class="list-head">
          <p class="kicker">{t.number(view.status)}</p>
          <h1>{title}</h1>
          <p class="sf">
            {text}
            {view.status === 500 ? <code dir="ltr">{view.reference}</code> : null}
          </p>
        </header>
        <SearchLine url={site.searchUrl} suggestUrl={site.suggestUrl} t={t} />
        <nav class="next-steps" aria-labelledby="next-title">
          <h2 id="next-title">{t.t('error.next')}</h2>
          <ul>
            <li>
              <a href={site.homeUrl}>{t.t('error.toHome')}</a>
              <span>{t.t('error.toHomeHint')}</span>
            </li>
            <li>
              <a href={site.searchUrl}>{t.t('error.toSearch')}</a>
              <span>{t.t('error.toSearchHint')}</span>
            </li>
            <li>
              <a href={site.contactUrl}>{t.t('error.toContact')}</a>
              <span>{t.t('error.toContactHint')}</span>
            </li>
          </ul>
        </nav>
        {view.latest.length === 0 ? null : (
          <section class="latest" aria-labelledby="latest-title">
            <h2 class="band-title" id="latest-title">
              {t.t('error.latest')}
            </h2>
            <ul>
              {view.latest.map((link) => (
                <li>
                  <a href={link.url}>{link.label}</a>
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </Document>
  )
}
