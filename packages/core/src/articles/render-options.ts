/** What renderers of the article body need besides the tree, as plain data: nothing is looked up and no sentence is in code. */

import type { EmbedProvider } from './embed-providers.table.ts'

/** A picture that is ready to be shown. `srcset` as HTML writes it; `sources` best format first. */
export interface MediaView {
  readonly id: number
  readonly width: number
  readonly height: number
  readonly sources: readonly { readonly type: string; readonly srcset: string }[]
  /** The rendition for browsers that know none of the sources, and for mail and feeds. */
  readonly src: string
  /** The picture's own words; what the body says about it stands first. */
  readonly alt: string
  readonly caption: string
  readonly credit: string
}

/** A recording that is ready to be played; `src` on this site. */
export interface FileView {
  readonly id: number
  readonly kind: 'audio' | 'video'
  readonly mime: string
  readonly src: string
  /** The file's own words; what the body says about it stands first. */
  readonly caption: string
  readonly credit: string
}

export interface RelatedView {
  readonly title: string
  readonly href: string
}

/** Sentences of the catalogue with their placeholders still in them. */
export interface BodyLabels {
  /** «مصدر الصورة: {credit}» */
  readonly photoCredit: string
  /** «اقرأ أيضًا» */
  readonly related: string
  /** «{speaker}، {role}» */
  readonly speakerRole: string
  /** «المصدر: {source}» */
  readonly quoteSource: string
  /** «تصنّفه {by} منظمة إرهابية» */
  readonly designated: string
  /** «شاهد على يوتيوب»: where a thing of another site is to be seen. */
  readonly embed: Readonly<Record<EmbedProvider, string>>
  /** «نزّل التسجيل»: for who cannot play a recording in the page. */
  readonly download: Readonly<Record<'audio' | 'video', string>>
  /** «جدول»: the name of a table that has no caption. */
  readonly table: string
  /** «افتح الصورة»: the name of a link around a picture without a description. */
  readonly openPicture: string
  /** «الحواشي» */
  readonly notes: string
  /** «الحاشية {number}» */
  readonly note: string
  /** «عودة إلى موضع الحاشية {number}» */
  readonly noteBack: string
}

export interface BodyViews {
  /** Pictures by media id; one that is missing is left out. */
  readonly media: ReadonlyMap<number, MediaView>
  /** Recordings by media id; one that is missing is left out. */
  readonly files: ReadonlyMap<number, FileView>
  /** Articles that may be shown, by id; one that is missing is left out. */
  readonly related: ReadonlyMap<number, RelatedView>
  readonly labels: BodyLabels
  /** Of numbers that the renderer writes itself. */
  readonly digits: 'latn' | 'arab'
  /** Of this site, without a slash at the end: `https://example.org`. */
  readonly origin: string
}
