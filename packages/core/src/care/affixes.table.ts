/** What may stand joined to a name, folded, as parts of a regular expression. */
export const NAME_ARTICLE = '(?:ال)?'
export const NAME_BEFORE = '[وف]?(?:لل|[بلك])?(?:ال)?'
export const NAME_BEHIND = '(?:ها|هم|هن|كم|نا|ين|ون|ان|ات|[هيك])?'
