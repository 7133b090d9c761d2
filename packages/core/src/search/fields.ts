/** The parts of a document that count differently. `lead` is kicker and standfirst, `names` bylines, section and tags. */
export const SEARCH_FIELDS = ['title', 'lead', 'body', 'names'] as const
export type SearchField = (typeof SEARCH_FIELDS)[number]

/** What a document says, field by field, as plain text in its original spelling. */
export type SearchText = Readonly<Record<SearchField, string>>

/** Each word of a field is indexed twice: as it is (folded) and by its stem. */
export type TermKind = 'word' | 'stem'
