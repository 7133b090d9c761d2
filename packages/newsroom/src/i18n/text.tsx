import { toDigits } from '@warraq/arabic'
import { IntlMessageFormat } from 'intl-messageformat'
import { createContext, use } from 'react'
import { AR } from './ar.table.ts'
import { EN } from './en.table.ts'

export type Language = 'ar' | 'en'
export type TextKey = keyof typeof AR
export type TextValues = Readonly<Record<string, string | number | null>>

export interface Text {
  readonly language: Language
  readonly dir: 'rtl' | 'ltr'
  /** The message in the language of the account, with its values. */
  readonly t: (key: TextKey, values?: TextValues) => string
  /** Names or words one after the other, with the comma of the language. */
  readonly list: (parts: readonly string[]) => string
  /** A whole number in the site's digits. */
  readonly n: (value: number) => string
}

const COMMAS: Readonly<Record<Language, string>> = { ar: '، ', en: ', ' }
const CATALOGUES: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { ar: AR, en: EN }

/** Makes the words of one language. `digits` is the site's choice. Messages are compiled when first asked for. */
export function createText(language: Language, digits: 'latn' | 'arab'): Text {
  const compiled = new Map<TextKey, IntlMessageFormat>()
  const locale = `${language}-u-ca-gregory-nu-${language === 'ar' ? digits : 'latn'}`
  const messageOf = (key: TextKey) => {
    const known = compiled.get(key)
    if (known) return known
    const made = new IntlMessageFormat(CATALOGUES[language][key], locale, undefined, { ignoreTag: true })
    compiled.set(key, made)
    return made
  }
  return {
    language,
    dir: language === 'ar' ? 'rtl' : 'ltr',
    list: (parts) => parts.join(COMMAS[language]),
    n: (value) => toDigits(String(value), language === 'ar' ? digits : 'latn'),
    t: (key, values) => String(messageOf(key).format(values ?? {})),
  }
}

export const TextContext = createContext<Text | null>(null)

export function useText(): Text {
  const text = use(TextContext)
  if (text === null) throw new Error('no language around this screen')
  return text
}
