import type { Language } from '../i18n/text.tsx'
import type { InBoth } from './import-words.table.ts'

/** The words for a code; one that has none is shown as it is. */
export function wordOf(words: Readonly<Record<string, InBoth>>, code: string, language: Language): string {
  return words[code]?.[language] ?? code
}
