import { fold } from '@warraq/arabic'

/**
 * Whether a name stands in a text whatever way it is spelt: without vowels, with hamza or not, with a conjunction, a
 * preposition or the article before it and a pronoun or plural behind it; words apart by spaces, hyphens or nothing that is
 * a letter. Over-careful rather than careless: it is asked of names that must not appear.
 */
export function nameStandsIn(text: string, name: string): boolean {
  const wanted = plain(name)
  if (wanted === '') return false
  const words = wanted.split(' ').map((word) => word.replace(/[\\^$.*+?()[\]{}|]/gu, '\\$&'))
  return new RegExp(`(?:^| )${BEFORE}${words.join(' (?:ال)?')}${BEHIND}(?= |$)`, 'u').test(plain(text))
}

const BEFORE = '[وف]?(?:لل|[بلك])?(?:ال)?'
const BEHIND = '(?:ها|هم|هن|كم|نا|ين|ون|ان|ات|[هيك])?'

function plain(text: string): string {
  return fold(text)
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
