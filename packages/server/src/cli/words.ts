import { WORDS } from './words.table.ts'

export type Lang = 'ar' | 'en'
export type WordKey = keyof typeof WORDS

/** The words for a person, with `{name}` filled in. */
export function say(lang: Lang, key: WordKey, values: Readonly<Record<string, string | number>> = {}): string {
  return WORDS[key][lang].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
