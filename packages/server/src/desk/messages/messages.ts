import { IntlMessageFormat } from 'intl-messageformat'
import { ar } from './ar.ts'
import { en } from './en.ts'

export type DeskMessageKey = keyof typeof ar
export type DeskText = (
  lang: 'ar' | 'en',
  key: DeskMessageKey,
  values?: Readonly<Record<string, string | number>>,
) => string

const CATALOGUES = { ar, en } as const
/** Calendar and digits named, so that nothing depends on what a release of ICU thinks of a language. */
const LOCALES = { ar: 'ar-u-ca-gregory-nu-latn', en: 'en-u-ca-gregory-nu-latn' } as const

/** Says a message of the desk. Values are put in as plain text; one that a message needs and does not get throws. */
export const deskText: DeskText = (lang, key, values) =>
  String(new IntlMessageFormat(CATALOGUES[lang][key], LOCALES[lang], undefined, { ignoreTag: true }).format(values))

export function isDeskMessage(key: string): key is DeskMessageKey {
  return Object.hasOwn(ar, key)
}
