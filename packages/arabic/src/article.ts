/**
 * The definite article ال, written as part of the word it belongs to.
 */
import { fold } from './fold.ts'

/**
 * Words that begin with ال of their own, not with the article: God's name, verbal nouns of the
 * pattern افتعال, and names whose hamza is often left out. Folded.
 */
const OWN_ALEF_LAM: ReadonlySet<string> = new Set(
  (
    'الله اللهم الهام الياس الفت التباس التزام التحاق التفات التفاف التقا التماس التهاب التهام التيام ' +
    'الكتروني الكترونيه الكترونيات الكترونيا المانيا المانيه البانيا البانيه الاسكا'
  ).split(' '),
)

const ARTICLE = /^ال(?=\p{L}{2})/u

/** Does the word (without marks) begin with the article? `القاهرة` does, `الله`, `إلياس` and `ألمانيا` do not. */
export function hasArticle(word: string): boolean {
  return ARTICLE.test(word) && !OWN_ALEF_LAM.has(fold(word))
}

/**
 * The word after the preposition ل, as it is spelt: the alef of the article goes, and no three ل
 * meet. الشرق gives للشرق, اللبنانية gives للبنانية; God's name behaves as if it had the article.
 */
export function joinLam(word: string): string {
  if (!hasArticle(word) && fold(word) !== 'الله') return `ل${word}`
  return `لل${word.slice(word[2] === 'ل' ? 3 : 2)}`
}
