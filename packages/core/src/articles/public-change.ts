import type { ArticleContent } from './content.ts'

/**
 * What a reader of the article reads. Where it is filed (section, tags), its address, how search engines describe it,
 * whether it may be commented on and its care flags are the newsroom's business and no change of what it says.
 */
const READ: readonly (keyof ArticleContent)[] = [
  'title',
  'kicker',
  'standfirst',
  'kind',
  'place',
  'sourceLine',
  'bylines',
  'lead',
  'body',
]

/** Whether readers would read something else: only that moves the time of the last update (`dateModified`). */
export function isPublicChange(before: ArticleContent, after: ArticleContent): boolean {
  return READ.some((part) => !sameValue(before[part], after[part]))
}

/** Equal as JSON, whatever the order of keys. */
function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a) !== Array.isArray(b)) return false
  const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])]
  return keys.every((key) => sameValue((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]))
}
