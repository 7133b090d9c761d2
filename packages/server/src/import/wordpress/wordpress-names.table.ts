/** Slugs of the category in which WordPress keeps what nobody put anywhere, in its English and Arabic editions. */
export const NOWHERE_SLUGS = ['uncategorized', 'uncategorised', 'غير-مصنف', 'بدون-تصنيف'] as const

/** Who did not say a name. */
export const NAMELESS = { ar: 'زائر', en: 'Visitor' } as const
