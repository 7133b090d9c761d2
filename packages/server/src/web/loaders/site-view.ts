import type { MenuItem } from '@warraq/core/contract/pages'
import {
  breakingPath,
  correctionsPath,
  feedPath,
  frontPath,
  pagePath,
  searchPath,
  sectionPath,
  transparencyPath,
  suggestPath,
} from '@warraq/core/links/addresses'
import type { WebContext } from '../context.ts'
import type { Site } from '../sites.ts'
import type { FooterColumn, LinkView, SiteView } from '../views/site.ts'

/** What a page is told about the newspaper. `path` marks the page being read; `dated` prints today in the masthead. */
export function siteView(context: WebContext, site: Site, path: string, dated: boolean): SiteView {
  const { settings } = site.facts
  const now = context.now()
  const urls = context.assets.urls
  const page = (role: string) => site.facts.pages.find((row) => row.role === role)
  const contact = page('contact')
  const principles = page('corrections-policy')
  return {
    name: nameOf(site),
    tagline: settings.taglines[site.lang] || settings.taglines[settings.language],
    lang: site.lang,
    dir: site.lang === 'ar' ? 'rtl' : 'ltr',
    digits: settings.digits,
    publicUrl: context.config.publicUrl.origin,
    homeUrl: frontPath(site.prefix),
    searchUrl: searchPath(site.prefix),
    suggestUrl: suggestPath(site.prefix),
    feedUrl: feedPath(site.prefix),
    transparencyUrl: transparencyPath(site.prefix),
    editions: editions(site),
    menu: mainMenu(site).map((link) => (link.url === path ? { ...link, current: true } : link)),
    footer: footer(site),
    colophon: null,
    dates: dated
      ? { gregorian: { iso: site.dates.day(now), text: site.dates.weekdayDate(now) }, hijri: site.dates.hijri(now) }
      : null,
    breaking: null,
    breakingUrl: breakingPath(site.prefix),
    assets: urls,
    themeCssUrl: themeUrl(site),
    contactUrl: contact ? pagePath(contact.slug, site.prefix) : frontPath(site.prefix),
    principlesUrl: principles ? pagePath(principles.slug, site.prefix) : null,
  }
}

/** Front pages of the newspaper's other languages, named in their own words. */
function editions(site: Site): NonNullable<SiteView['editions']> {
  const { language } = site.facts.settings
  const others = (['ar', 'en'] as const).filter(
    (lang) => lang !== site.lang && (lang === language || site.facts.langs.includes(lang)),
  )
  return others.map((lang) => ({
    lang,
    label: site.messages.t(`edition.${lang}`),
    url: frontPath(lang === language ? null : lang),
  }))
}

export function nameOf(site: Site): string {
  const { names, language } = site.facts.settings
  return names[site.lang] || names[language]
}

function themeUrl(site: Site): string | null {
  const { paper, ink, darkPaper, darkInk, accent } = site.facts.settings.theme
  const colours = [paper, ink, darkPaper, darkInk, accent].map((colour) => colour.slice(1).toLowerCase()).join('-')
  return colours === 'fffdf8-171614-141312-e9e5dd-8a1c1c' ? null : `/theme.css?${colours}`
}

/** The menu of the newsroom; while nobody made one, the top sections. */
function mainMenu(site: Site): LinkView[] {
  const items = site.facts.menus['main']
  if (items && items.length > 0) return items.flatMap((item) => menuLink(site, item))
  return site.facts.sections
    .filter(({ parentId }) => parentId === null)
    .map(({ name, slug }) => ({ label: name, url: sectionPath(slug, site.prefix) }))
}

function footer(site: Site): FooterColumn[] {
  const { t } = site.messages
  const items = site.facts.menus['footer'] ?? []
  const pages =
    items.length > 0
      ? items.flatMap((item) => menuLink(site, item))
      : site.facts.pages.map(({ title, slug }) => ({ label: title, url: pagePath(slug, site.prefix) }))
  const sections = site.facts.sections
    .filter(({ parentId }) => parentId === null)
    .map(({ name, slug }) => ({ label: name, url: sectionPath(slug, site.prefix) }))
  return [
    { title: t('masthead.sections'), links: sections },
    { title: nameOf(site), links: pages },
  ].filter(({ links }) => links.length > 0)
}

function menuLink(site: Site, item: MenuItem): LinkView[] {
  const { target } = item
  switch (target.kind) {
    case 'front':
      return [{ label: item.label || nameOf(site), url: frontPath(site.prefix) }]
    case 'corrections':
      return [{ label: item.label || site.messages.t('article.corrections'), url: correctionsPath(site.prefix) }]
    case 'address':
      return item.label === '' ? [] : [{ label: item.label, url: target.href }]
    case 'section': {
      const section = site.facts.sections.find(({ id }) => id === target.id)
      return section ? [{ label: item.label || section.name, url: sectionPath(section.slug, site.prefix) }] : []
    }
    case 'page': {
      const page = site.facts.pages.find(({ id }) => id === target.id)
      return page ? [{ label: item.label || page.title, url: pagePath(page.slug, site.prefix) }] : []
    }
  }
}
