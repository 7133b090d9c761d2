import { fold } from '@warraq/arabic'

/** A folded key for LIKE: its wildcards have no meaning in a name and would only match too much. */
export function likeKey(query: string): string {
  return `%${fold(query)
    .replace(/[%_\\]/g, '')
    .trim()}%`
}
