/** Words of the command line; `{name}` is filled in. Arabic first. */
const TEXTS = {
  serving: { ar: 'ورّاق يعمل على {url}', en: 'Warraq is serving {url}' },
  newsroom: { ar: 'غرفة الأخبار: {url}', en: 'Newsroom: {url}' },
  setup: { ar: 'لإعداد حساب المالك افتح هذا الرابط (يصلح مرة واحدة): {url}', en: 'To set up the owner account open this link (works once): {url}' },
} as const

export function cliText(lang: 'ar' | 'en', key: keyof typeof TEXTS, values: Readonly<Record<string, string | number>> = {}): string {
  return TEXTS[key][lang].replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}
