/** Names that are written differently and probably mean the same: told, never merged by themselves. */

import { fold } from '@warraq/arabic'
import { ARTICLE, CONFUSED } from './wordpress-names.table.ts'

const MOST_GROUPS = 100

/** Without the article, without what stands between words, without the endings and the letters that keyboards confuse. */
function looseKey(name: string): string {
  return fold(name)
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.replace(ARTICLE, ''))
    .join('')
    .replaceAll(/./gu, (letter) => CONFUSED.get(letter) ?? letter)
}

/** Groups of two and more; those that are one name already (`fold`) count once. In the order of the names. */
export function likeNames(names: readonly string[]): readonly (readonly string[])[] {
  const groups = new Map<string, Map<string, string>>()
  for (const name of names) {
    const loose = looseKey(name)
    if (loose === '') continue
    const group = groups.get(loose) ?? new Map<string, string>()
    groups.set(loose, group)
    if (!group.has(fold(name))) group.set(fold(name), name)
  }
  return [...groups.values()]
    .filter(({ size }) => size > 1)
    .slice(0, MOST_GROUPS)
    .map((group) => [...group.values()])
}
