import type { Child } from 'hono/jsx'
import type { Messages } from '../messages/messages.ts'
import type { LinkView, SiteView, TranslationLink } from '../views/site.ts'
import { Breaking } from './breaking.tsx'
import { Footer } from './footer.tsx'
import { Masthead } from './masthead.tsx'
import type { JsonData } from './raw.tsx'
import { JsonLd } from './raw.tsx'

/** What goes into `<head>` besides the sheet and the icons. Addresses are absolute unless said. */
export interface HeadFacts {
  readonly title: string
  /** The title on share cards, without the site's name; `title` when not given. */
  readonly shareTitle?: string
  readonly description: string | null
  /** Null for pages that are not to be found again: errors, refused forms, previews. They get `noindex`. */
  readonly canonicalUrl: string | null
  readonly shortUrl?: string
  /** Root-relative. */
  readonly feed?: LinkView
  readonly imageUrl?: string | null
  readonly type?: 'article' | 'website'
  readonly previousUrl?: string | null
  readonly nextUrl?: string | null
  readonly index?: boolean
  /** Root-relative addresses of the same page in other languages. */
  readonly translations?: readonly TranslationLink[] | undefined
  readonly data?: JsonData
}

interface DocumentProps {
  readonly site: SiteView
  readonly t: Messages
  readonly head: HeadFacts
  /** The front page's masthead is the large one and holds the page's h1. */
  readonly front?: boolean
  /** Whether the page needs the second sheet, with the front page and lists. */
  readonly lists?: boolean
  /** Whether the masthead has its search field; not on the page that has one of its own. */
  readonly search?: boolean
  /** Sections the page belongs to; the menu marks them. */
  readonly within?: readonly LinkView[]
  readonly children: Child
}

export function Document({
  site,
  t,
  head,
  front = false,
  lists = false,
  search = true,
  within = [],
  children,
}: DocumentProps) {
  return (
    <html lang={site.lang} dir={site.dir} data-digits={site.digits === 'arab' ? 'arab' : undefined}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{head.title}</title>
        <Sheets site={site} lists={lists} />
        <Discovery site={site} head={head} />
        <ShareCard site={site} head={head} />
        {head.data === undefined ? null : <JsonLd data={head.data} />}
      </head>
      <body>
        <a class="skip" href="#main">
          {t.t('skip.content')}
        </a>
        <Breaking site={site} t={t} />
        <Masthead site={site} t={t} front={front} search={search} within={within} />
        <main id="main" class="wrap" tabindex={-1}>
          {children}
        </main>
        <Footer site={site} t={t} />
      </body>
    </html>
  )
}

function Sheets({ site, lists }: { site: SiteView; lists: boolean }) {
  const { assets } = site
  return (
    <>
      <link rel="preload" href={assets.headlineFont} as="font" type="font/woff2" crossorigin="anonymous" />
      <link rel="stylesheet" href={assets.css} />
      {lists ? <link rel="stylesheet" href={assets.listsCss} /> : null}
      {site.themeCssUrl === null ? null : <link rel="stylesheet" href={site.themeCssUrl} />}
      <script type="module" async src={assets.islands} />
      <link rel="icon" href={assets.iconSvg} type="image/svg+xml" />
      <link rel="icon" href={assets.iconPng} type="image/png" sizes="48x48" />
      <link rel="apple-touch-icon" href={assets.iconTouch} />
    </>
  )
}

function Discovery({ site, head }: { site: SiteView; head: HeadFacts }) {
  const indexed = head.canonicalUrl !== null && head.index !== false
  const feeds: readonly LinkView[] = [
    ...(head.feed === undefined || head.feed.url === site.feedUrl ? [] : [head.feed]),
    { label: site.name, url: site.feedUrl },
  ]
  return (
    <>
      {head.description === null || head.description === '' ? null : (
        <meta name="description" content={head.description} />
      )}
      <meta name="robots" content={indexed ? 'max-image-preview:large' : 'noindex'} />
      {head.canonicalUrl === null ? null : <link rel="canonical" href={head.canonicalUrl} />}
      {head.shortUrl === undefined ? null : <link rel="shortlink" href={head.shortUrl} />}
      {head.previousUrl == null ? null : <link rel="prev" href={head.previousUrl} />}
      {head.nextUrl == null ? null : <link rel="next" href={head.nextUrl} />}
      {head.translations?.map(({ lang, url }) => (
        <link rel="alternate" hreflang={lang} href={new URL(url, site.publicUrl).href} />
      ))}
      {feeds.map((feed) => (
        <link rel="alternate" type="application/rss+xml" title={feed.label} href={feed.url} />
      ))}
    </>
  )
}

/** Open Graph, which X reads too; `twitter:card` has no Open Graph counterpart. */
function ShareCard({ site, head }: { site: SiteView; head: HeadFacts }) {
  if (head.canonicalUrl === null) return null
  return (
    <>
      <meta property="og:site_name" content={site.name} />
      <meta property="og:type" content={head.type ?? 'website'} />
      <meta property="og:title" content={head.shareTitle ?? head.title} />
      {head.description === null || head.description === '' ? null : (
        <meta property="og:description" content={head.description} />
      )}
      <meta property="og:url" content={head.canonicalUrl} />
      <meta property="og:locale" content={site.lang === 'ar' ? 'ar_AR' : 'en_US'} />
      {head.imageUrl == null ? null : <meta property="og:image" content={head.imageUrl} />}
      {head.imageUrl == null ? null : <meta name="twitter:card" content="summary_large_image" />}
    </>
  )
}
