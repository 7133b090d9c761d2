/** What renderers of the article body need besides the tree, as plain data: nothing is looked up and no sentence is in code. */

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
}

export interface BodyViews {
  /** Pictures by media id; one that is missing is left out. */
  readonly media: ReadonlyMap<number, MediaView>
  /** Articles that may be shown, by id; one that is missing is left out. */
  readonly related: ReadonlyMap<number, RelatedView>
  readonly labels: BodyLabels
  /** Of this site, without a slash at the end: `https://example.org`. */
  readonly origin: string
}
