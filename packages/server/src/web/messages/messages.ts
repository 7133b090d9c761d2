import { IntlMessageFormat } from 'intl-messageformat'
import type { Digits, Lang } from '../views/site.ts'
import type { MessageKey } from './ar.ts'
import { ar } from './ar.ts'
import { en } from './en.ts'

export type MessageValues = Readonly<Record<string, string | number>>

/** Numbers given to `t` come out in the site's digits; a value a message needs and does not get throws. */
export interface Messages {
  readonly lang: Lang
  readonly t: (key: MessageKey, values?: MessageValues) => string
  /** A whole number in the site's digits, without grouping. */
  readonly number: (value: number) => string
}

const CATALOGUES: Readonly<Record<Lang, Readonly<Record<MessageKey, string>>>> = { ar, en }

/** BCP 47 with calendar and digits named, so that nothing depends on what a release of ICU thinks of a country. */
export function localeTag(lang: Lang, digits: Digits): string {
  return `${lang}-u-ca-gregory-nu-${lang === 'ar' ? digits : 'latn'}`
}

/** Parsed messages are kept inside the object that is returned: make one for a site and keep it. */
export function createMessages(lang: Lang, digits: Digits): Messages {
  const locale = localeTag(lang, digits)
  const parsed = new Map<MessageKey, IntlMessageFormat>()
  const numbers = new Intl.NumberFormat(locale, { useGrouping: false, maximumFractionDigits: 0 })
  const formatOf = (key: MessageKey): IntlMessageFormat => {
    const known = parsed.get(key)
    if (known !== undefined) return known
    const made = new IntlMessageFormat(CATALOGUES[lang][key], locale)
    parsed.set(key, made)
    return made
  }
  return {
    lang,
    t: (key, values) => String(formatOf(key).format(values)),
    number: (value) => numbers.format(value),
  }
}
