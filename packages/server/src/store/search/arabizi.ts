import { consonantKeys, isArabizi } from '@warraq/arabic'
import { stemOf } from '@warraq/core/search/analyse'
import { termWeight } from '@warraq/core/search/score'
import type { Asked } from './find-hits.ts'
import { findByKeys } from './index-reader.ts'
import type { FoundWord } from './word-lists.ts'

const LATIN_WORD = /[\p{Script=Latin}\p{M}0-9'’‘`´]+/gu
const MOST_WORDS = 8
/** Keys are coarse: of the words that share one, those that most texts use are meant. */
const MEANT = 12

/** Is it worth reading a text as Arabic in Latin letters? Nothing of it is in Arabic letters, and something is in Latin. */
export function mayBeArabizi(text: string): boolean {
  return /\p{Script=Latin}{2}/u.test(text) && !/\p{Script=Arabic}/u.test(text)
}

export { isArabizi }

/** The Arabic words that each word of a text in Latin letters may stand for; words without any are left out. */
export async function arabicWords({ db, scope, state }: Asked, text: string): Promise<FoundWord[]> {
  const found: FoundWord[] = []
  for (const [typed] of [...text.matchAll(LATIN_WORD)].slice(0, MOST_WORDS)) {
    const keys = consonantKeys(typed).filter((key) => !key.includes(' '))
    if (keys.length === 0) continue
    const terms = await findByKeys(db, scope, keys, MEANT)
    const [first] = terms
    found.push({
      query: { word: first?.term ?? typed, stem: stemOf(first?.term ?? typed), beginning: false },
      terms: terms.map((term) => ({ ...term, weight: termWeight('word', term.documents, state.collection) })),
    })
  }
  return found
}
