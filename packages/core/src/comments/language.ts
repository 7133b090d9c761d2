import { findLinks } from './links.ts'

/** By script, which is all that is certain about a few words: `ar`, or `und` (BCP 47) for anything else. Links do not count. */
export function languageOf(body: string): 'ar' | 'und' {
  const words = findLinks(body).reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), body)
  const arabic = words.match(/\p{Script=Arabic}/gu)?.length ?? 0
  const letters = words.match(/\p{L}/gu)?.length ?? 0
  return arabic * 2 > letters ? 'ar' : 'und'
}
