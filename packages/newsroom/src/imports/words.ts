import type { InBoth } from '@warraq/core/imports/report-words.table'
import type { Language } from '../i18n/text.tsx'

/** The words for a code; one that has none is shown as it is. */
export function wordOf(words: Readonly<Record<string, InBoth>>, code: string, language: Language): string {
  return words[code]?.[language] ?? code
}
