import type { ArticlePageView } from '../views/article.ts'
import type { LinkView, SiteView } from '../views/site.ts'
import type { JsonData } from './raw.tsx'

function absolute(site: SiteView, url: string): string {
  return new URL(url, site.publicUrl).href
}

function publisher(site: SiteView): JsonData {
  return {
    '@type': 'NewsMediaOrganization',
    name: site.name,
    url: absolute(site, site.homeUrl),
    logo: { '@type': 'ImageObject', url: absolute(site, site.assets.iconTouch) },
    ...(site.principlesUrl === null ? {} : { publishingPrinciples: absolute(site, site.principlesUrl) }),
  }
}

/** schema.org NewsArticle; an opinion piece is also its own kind of it. */
export function articleData(view: ArticlePageView): JsonData {
  const { site } = view
  return {
    '@context': 'https://schema.org',
    '@type': view.kind === 'opinion' ? ['NewsArticle', 'OpinionNewsArticle'] : 'NewsArticle',
    headline: view.headline,
    description: view.description,
    inLanguage: site.lang,
    url: view.canonicalUrl,
    mainEntityOfPage: view.canonicalUrl,
    datePublished: view.published.iso,
    dateModified: (view.updated ?? view.published).iso,
    articleSection: view.sections.at(-1)?.label ?? null,
    author: view.bylines.map((byline) => ({
      '@type': 'Person',
      name: byline.name,
      ...(byline.url === null ? {} : { url: absolute(site, byline.url) }),
    })),
    publisher: publisher(site),
    keywords: view.tags.map((tag) => tag.label),
    commentCount: view.comments.count,
    ...(view.shareImageUrl === null ? {} : { image: [view.shareImageUrl] }),
    ...(view.corrections.length === 0
      ? {}
      : {
          correction: view.corrections.map((correction) => ({
            '@type': 'CorrectionComment',
            text: correction.text,
            datePublished: correction.time.iso,
          })),
        }),
  }
}

/** Where a page stands, outermost first. */
export function breadcrumbData(site: SiteView, links: readonly LinkView[]): JsonData {
  return {
    '@context': 'https://schema.org',
    '@type': 'BreadcrumbList',
    itemListElement: links.map((link, i) => ({
      '@type': 'ListItem',
      position: i + 1,
      name: link.label,
      item: absolute(site, link.url),
    })),
  }
}

export function siteData(site: SiteView): JsonData {
  return {
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: site.name,
    description: site.tagline,
    inLanguage: site.lang,
    url: absolute(site, site.homeUrl),
    publisher: publisher(site),
    potentialAction: {
      '@type': 'SearchAction',
      target: `${absolute(site, site.searchUrl)}?q={q}`,
      'query-input': 'required name=q',
    },
  }
}
