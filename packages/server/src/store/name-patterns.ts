import { words } from '@warraq/arabic'
import { ARTICLE } from '@warraq/core/search/latin-reading.table'

/** A name of more words is looked for by its first ones. */
const MOST_WORDS = 8
const LEAST_BEHIND_ARTICLE = 3

/**
 * What a folded name has to be like so that each word of a text begins one of its words, the article aside: «سلمى احمد»
 * finds «سلمى الأحمد». For each word, patterns of LIKE of which one is enough; none for a text without words. A word is
 * letters and digits, so that the wildcards of LIKE are never in it.
 */
export function namePatterns(text: string): string[][] {
  return words(text)
    .slice(0, MOST_WORDS)
    .map((word) => {
      const bare = withoutArticle(word)
      return [`${bare}%`, `% ${bare}%`, `${ARTICLE}${bare}%`, `% ${ARTICLE}${bare}%`]
    })
}

function withoutArticle(word: string): string {
  const behind = word.startsWith(ARTICLE) ? word.slice(ARTICLE.length) : ''
  return behind.length >= LEAST_BEHIND_ARTICLE ? behind : word
}
