/**
 * What every page of the reader site is given about the newspaper itself.
 * All views are plain JSON: strings, numbers, booleans, null, arrays, objects. Text in them is plain text
 * (pages escape it) unless the field's name ends in `Html`.
 */

export type Lang = 'ar' | 'en'
export type Direction = 'rtl' | 'ltr'
export type Digits = 'latn' | 'arab'

/** `url` is root-relative and percent-encoded as it goes on the wire, or absolute for another site. */
export interface LinkView {
  readonly label: string
  readonly url: string
  /** The page being read, for `aria-current`. */
  readonly current?: boolean
}

/** An instant or a day as a reader sees it: `iso` goes into `datetime`, `text` follows the site's date policy. */
export interface TimeView {
  readonly iso: string
  readonly text: string
}

/** The masthead's date line. `hijri` is null where the site does not print it. */
export interface MastheadDates {
  /** With the weekday: «الثلاثاء 13 يونيو 2017». */
  readonly gregorian: TimeView
  readonly hijri: string | null
}

/** The one line on top of every page. `live` is running coverage; `breaking` is عاجل. */
export interface BreakingView {
  readonly kind: 'breaking' | 'live'
  readonly text: string
  readonly url: string | null
  /** When it is to be seen no longer. */
  readonly endsAt: string
}

/** The same thing in another language. `url` is root-relative. */
export interface TranslationLink {
  readonly label: string
  readonly url: string
  readonly lang: string
}

export interface FooterColumn {
  readonly title: string
  readonly links: readonly LinkView[]
}

/** Addresses from the asset manifest (`loadAssets(dir).urls`) and, where the site has one, its theme's sheet. */
export interface AssetUrls {
  /** Of every page. */
  readonly css: string
  /** Of the front page, lists, search and errors besides; an article does without. */
  readonly listsCss: string
  readonly islands: string
  /** The font in the first paint's headlines, preloaded. */
  readonly headlineFont: string
  readonly iconSvg: string
  readonly iconPng: string
  readonly iconTouch: string
}

export interface SiteView {
  readonly name: string
  readonly tagline: string
  readonly lang: Lang
  readonly dir: Direction
  readonly digits: Digits
  /** Origin without a slash at its end: `https://example.org`. */
  readonly publicUrl: string
  /** The front page's path: `/`, or `/en` in another language. */
  readonly homeUrl: string
  readonly searchUrl: string
  /** What the search field asks while one types; root-relative. */
  readonly suggestUrl: string
  /** RSS of the whole site; root-relative. */
  readonly feedUrl: string
  readonly transparencyUrl: string
  /** Front pages in the newspaper's other languages; `label` is in that language. */
  readonly editions?: readonly TranslationLink[]
  /** One line of sections. */
  readonly menu: readonly LinkView[]
  readonly footer: readonly FooterColumn[]
  /** The line under the footer: licence, address, registration number. */
  readonly colophon: string | null
  /** Null on pages that are stored for longer than a day. */
  readonly dates: MastheadDates | null
  /** Printed on the front page only, which is made anew for it; elsewhere the bar asks `breakingUrl`; a preview asks for nothing (null). */
  readonly breaking: BreakingView | null
  readonly breakingUrl: string | null
  readonly assets: AssetUrls
  /** Sheet with the newsroom's own colours (`themeCss` in parts/theme.ts), or null for ours. */
  readonly themeCssUrl: string | null
  /** «أبلغ عن خطأ» and «حق الرد» lead here. */
  readonly contactUrl: string
  /** Statement of standards, for JSON-LD `publishingPrinciples`; null when the page was removed. */
  readonly principlesUrl: string | null
}

/** `page` counts from 1. A null address means there is no such page. */
export interface PagingView {
  readonly page: number
  readonly pages: number
  readonly previousUrl: string | null
  readonly nextUrl: string | null
}
