import { fold } from '@warraq/arabic'
import { NAME_ARTICLE, NAME_BEFORE, NAME_BEHIND } from './affixes.table.ts'

/**
 * Whether a name stands in a text whatever way it is spelt: without vowels, with hamza or not, with a conjunction, a
 * preposition or the article before it and a pronoun or plural behind it; words apart by spaces, hyphens or nothing that is
 * a letter. Over-careful rather than careless: it is asked of names that must not appear.
 */
export function nameStandsIn(text: string, name: string): boolean {
  const wanted = plain(name)
  if (wanted === '') return false
  const words = wanted.split(' ').map((word) => word.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&'))
  return new RegExp(`(?:^| )${NAME_BEFORE}${words.join(` ${NAME_ARTICLE}`)}${NAME_BEHIND}(?= |$)`, 'u').test(
    plain(text),
  )
}

function plain(text: string): string {
  return fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
