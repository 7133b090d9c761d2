/** A text as a hurried hand types it: no hamza, ه for ة, ى and ي changed for each other, half of the articles left out. */
import { randomOf } from '../../harness/random.ts'

const HAMZA: Readonly<Record<string, string>> = { أ: 'ا', إ: 'ا', آ: 'ا', ؤ: 'و', ئ: 'ي', ء: '' }
const ENDS: Readonly<Record<string, string>> = { ة: 'ه', ى: 'ي', ي: 'ى' }

export function misspelt(text: string, seed: string): string {
  const random = randomOf([...seed].reduce((sum, letter) => Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0), 7))
  return text
    .split(' ')
    .map((word) => withoutArticle(word, random(2) === 0))
    .map((word) => word.replace(/[أإآؤئء]/gu, (letter) => HAMZA[letter] ?? letter))
    .map((word) => word.replace(/[ةىي](?=[^\p{L}]*$)/u, (letter) => ENDS[letter] ?? letter))
    .join(' ')
}

function withoutArticle(word: string, drop: boolean): string {
  return drop ? word.replace(/^ال(?=\p{L}{3})/u, '') : word
}
