import { IntlMessageFormat } from 'intl-messageformat'
import { WORDS } from './words.table.ts'

export type Lang = 'ar' | 'en'
export type WordKey = keyof typeof WORDS

const PLURAL = /\{\w+, plural,/

/** The words for a person, with `{name}` filled in. */
export function say(lang: Lang, key: WordKey, values: Readonly<Record<string, string | number>> = {}): string {
  const text = WORDS[key][lang]
  // Most lines have nothing to count, and hold apostrophes and braces as people write them.
  if (!PLURAL.test(text)) return filled(text, values)
  return String(new IntlMessageFormat(text, `${lang}-u-ca-gregory-nu-latn`).format(values))
}

function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
