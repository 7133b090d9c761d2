/** Slugs of the category in which WordPress keeps what nobody put anywhere, in its English and Arabic editions. */
export const NOWHERE_SLUGS = ['uncategorized', 'uncategorised', 'غير-مصنف', 'بدون-تصنيف'] as const

/** What it is called there, unless somebody gave it a name. */
export const NOWHERE_NAMES = ['Uncategorized', 'Uncategorised', 'غير مصنف', 'غير مصنّفة', 'بدون تصنيف'] as const

/** The section of what nobody put anywhere: a word that readers may see. */
export const MISCELLANY = { ar: 'منوعات', en: 'Miscellany' } as const

/** Who did not say a name. */
export const NAMELESS = { ar: 'زائر', en: 'Visitor' } as const

/** The definite article before a word of three letters and more, alone or after a letter that is written with it. */
export const ARTICLE = /^(?:و|ب|ل)?ال(?=.{3})/u

/** Letters that keyboards and habits confuse, to the one that stands for all of them. */
export const CONFUSED: ReadonlyMap<string, string> = new Map(
  (['هة', 'يىی', 'كک', 'اأإآ'] as const).flatMap(([one = '', ...others]) => others.map((other) => [other, one])),
)

/** Words in the name of a menu that stands at the end of pages. */
export const FOOT_MENUS = /foot|social|legal|ذيل|أسفل|تواصل/iu
