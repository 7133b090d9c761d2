import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shownText, toParagraphs } from './display.ts'
import { findLinks } from './links.ts'

const asIs = (address: string) => ({ url: address, text: address })
const links = (text: string) => findLinks(text).map(({ start, end }) => text.slice(start, end))

test('blank lines part paragraphs, line ends break lines, addresses become links', () => {
  expect(toParagraphs('أولًا\nثانيًا\n\n \n\nانظر https://example.org/a.', asIs)).toEqual([
    [{ kind: 'text', text: 'أولًا' }, { kind: 'break' }, { kind: 'text', text: 'ثانيًا' }],
    [
      { kind: 'text', text: 'انظر ' },
      { kind: 'link', text: 'https://example.org/a', url: 'https://example.org/a' },
      { kind: 'text', text: '.' },
    ],
  ])
})

test('an address that the reader of addresses refuses stays text', () => {
  expect(toParagraphs('https://a b', () => null)).toEqual([[{ kind: 'text', text: 'https://a b' }]])
})

test('controls that turn direction are not shown; marks are', () => {
  expect(shownText('a\u202eb\u2066c\u2069\u202c \u200ed')).toBe('abc \u200ed')
})

test('marks piled on a letter are cut down; vowelled text and Qur’anic signs are not', () => {
  expect([...shownText(`Z${'\u0300'.repeat(40)}a`)]).toHaveLength(7)
  for (const honest of ['ٱلۡحَمۡدُ لِلَّهِ رَبِّ ٱلۡعَٰلَمِينَ', 'שִׁבֹּ֧לֶת', 'Việt', 'ประเทศ']) expect(shownText(honest)).toBe(honest)
})

test.each([
  ['انظر (https://example.org/a_(b)) هنا', ['https://example.org/a_(b)']],
  ['(https://example.org)', ['https://example.org']],
  ['https://example.org، ثم https://example.org/ب؟', ['https://example.org', 'https://example.org/ب']],
  ['«https://example.org/x»', ['https://example.org/x']],
  ['HTTPS://EXAMPLE.ORG!', ['HTTPS://EXAMPLE.ORG']],
  ['وhttps://example.org', ['https://example.org']],
  ['xhttps://example.org', []],
  ['javascript:alert(1) data:text/html,x vbscript:x file:///etc/passwd mailto:a@b.co ftp://x.y', []],
  ['https://', []],
  ['https://...', []],
  ['https://a.b"onclick=x', ['https://a.b']],
  ['<https://a.b>', ['https://a.b']],
  ['https://a.b\u202egpj.exe', ['https://a.b']],
  ['https://a.b\u200b.c', ['https://a.b']],
  ['www.example.org', []],
])('%s', (text, expected) => {
  expect(links(text)).toEqual(expected)
})

test('showing loses nothing but what it says it loses', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
      const shown = toParagraphs(text, asIs)
        .map((parts) => parts.map((part) => (part.kind === 'break' ? '\n' : part.text)).join(''))
        .join('\n')
      const plain = (of: string) => of.replaceAll(/\s/g, '')
      expect(plain(shown)).toBe(plain(shownText(text)))
    }),
  )
})

test.each([
  ['schemes', 'https://'.repeat(8000)],
  ['brackets', `https://a${'('.repeat(30_000)}${')'.repeat(30_000)}`],
  ['dots', `https://a${'.'.repeat(60_000)}`],
  ['lines', '\n'.repeat(60_000)],
  ['blank lines', '\n  '.repeat(20_000)],
  ['marks', '\u0300'.repeat(60_000)],
  ['near-schemes', 'http:/'.repeat(10_000)],
])('60,000 characters of %s take no time', (_, hostile) => {
  const before = process.threadCpuUsage()
  toParagraphs(`${hostile}x`, asIs)
  expect(process.threadCpuUsage(before).user / 1000).toBeLessThan(1000)
})
