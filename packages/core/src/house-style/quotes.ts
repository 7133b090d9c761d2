import type { Finding, StyleRule } from './rules.ts'

/** Whether a quotation mark opens or closes where it stands, by what is beside it; null where one cannot tell. */
function role(before: string, after: string): 'opens' | 'closes' | null {
  const free = (sign: string) => sign === '' || /[\s([{،؛؟.!:\-–—]/u.test(sign)
  const word = (sign: string) => /[\p{L}\p{M}\p{N}]/u.test(sign)
  if (word(after) && (before === '' || /[\s([{]/u.test(before))) return 'opens'
  if (word(before) && free(after)) return 'closes'
  return null
}

const OPENING: Readonly<Record<string, string>> = { '»': '«', '”': '“' }
const CLOSING: Readonly<Record<string, string>> = { '«': '»', '“': '”' }

const hasArabic = (text: string): boolean => /\p{Script=Arabic}/u.test(text)

/**
 * Quotation marks of a block: straight ones, ones that face the wrong way, and «» inside «». A block whose straight marks
 * do not pair up is left to its writer (inches, seconds, an unfinished sentence).
 */
export function badQuotes(text: string): Finding[] {
  return hasArabic(text) ? [...straight(text), ...facing(text), ...nested(text)] : []
}

const one = (text: string, at: number, rule: StyleRule, better: string): Finding => ({
  from: at,
  to: at + 1,
  rule,
  words: text.charAt(at),
  better,
  note: '',
})

function straight(text: string): Finding[] {
  const places = [...text.matchAll(/"/gu)].map(({ index }) => index).filter((at) => !/\p{N}/u.test(text.charAt(at - 1)))
  if (places.length % 2 !== 0) return []
  return places.flatMap((at, n) => {
    const opener = places[n - (n % 2)] ?? 0
    const closer = places[n - (n % 2) + 1] ?? text.length
    // Inside an Arabic quotation or around nothing Arabic (a piece of code) the marks are not ours to turn.
    const inside = text.slice(opener + 1, closer)
    if (!hasArabic(inside)) return []
    const deep = text.slice(0, opener).split('«').length > text.slice(0, opener).split('»').length
    const [open, close] = deep ? ['“', '”'] : ['«', '»']
    return [one(text, at, 'straight-quotes', at === opener ? open : close)]
  })
}

function facing(text: string): Finding[] {
  return [...text.matchAll(/[«»“”]/gu)].flatMap(({ 0: sign, index }) => {
    const stands = role(text.charAt(index - 1), text.charAt(index + 1))
    const better = stands === 'opens' ? OPENING[sign] : stands === 'closes' ? CLOSING[sign] : undefined
    return better === undefined ? [] : [one(text, index, 'quote-facing', better)]
  })
}

/** «…«…»…»: the inner pair is “…”. Only when all of the block pairs up. */
function nested(text: string): Finding[] {
  const open: number[] = []
  const found: Finding[] = []
  for (const { 0: sign, index } of text.matchAll(/[«»]/gu)) {
    if (sign === '«') open.push(index)
    else {
      const start = open.pop()
      if (start === undefined) return []
      if (open.length === 1) found.push(one(text, start, 'quote-nesting', '“'), one(text, index, 'quote-nesting', '”'))
    }
  }
  return open.length === 0 ? found : []
}
