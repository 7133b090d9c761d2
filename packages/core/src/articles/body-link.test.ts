import { describe, expect, it } from 'vitest'
import { isExternalHref, isSafeHref } from './body-link.ts'

const good = [
  'https://example.org',
  'http://example.org:8080/a?b=c#d',
  'HTTPS://Example.org/',
  'https://مثال.إختبار/خبر/١٢',
  'https://xn--mgbh0fb.example/%D8%AE%D8%A8%D8%B1',
  'https://[2001:db8::1]:443/a',
  'https://example.org/a%20b(c)?q=a&b=javascript:alert(1)',
  'https://example.org/می\u200Cخواهم',
  'mailto:desk@example.org',
  'mailto:desk@example.org?subject=Hi',
  '/culture/12/خبر',
  '/',
  '#notes',
]
const bad = [
  '',
  '#',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  ' javascript:alert(1)',
  '\u0001javascript:alert(1)',
  'java\tscript:alert(1)',
  'java\nscript:alert(1)',
  'java&#115;cript:alert(1)',
  'javascript&colon;alert(1)',
  'javascript%3Aalert(1)',
  'data:text/html,<script>alert(1)</script>',
  'vbscript:x',
  'file:///etc/passwd',
  'blob:https://example.org/1',
  'ftp://example.org/',
  'tel:123',
  'feed:https://example.org',
  '//example.org/a',
  '/\\example.org',
  '\\\\example.org',
  '/\t/example.org',
  '/\n/example.org',
  'https:example.org',
  'https:/example.org',
  'https:///example.org',
  'https://',
  'https://?x',
  'https://user@example.org/',
  'https://example.org:pass@evil.example/',
  'https://exa mple.org/',
  'https://example.org\\@evil.example/',
  'https://example.org/"onmouseover="x',
  'https://example.org/<b>',
  "https://exam'ple.org/",
  'https://example.org:99999/',
  'https://example..org/',
  'https://exa%6Dple.org/',
  'https://example.org/\u202Egpj.exe',
  'https://example.org/\u200Ba',
  'https://example.org/\ud800',
  'https://[::1',
  `https://example.org/${'a'.repeat(2048)}`,
  'page.html',
  './a',
  '?a=b',
  'mailto:',
  'mailto:a',
  'mailto:a@b@c',
  'mailto:a@example.org?subject=x%0Abcc:b@example.org',
]

describe('isSafeHref', () => {
  it.each(good)('takes %j', (href) => expect(isSafeHref(href)).toBe(true))
  it.each(bad)('leaves %j', (href) => expect(isSafeHref(href)).toBe(false))
})

describe('isExternalHref', () => {
  it.each([
    ['https://example.org/a', false],
    ['https://EXAMPLE.org', false],
    ['https://example.org?x', false],
    ['https://example.org.evil.example/', true],
    ['https://other.example/', true],
    ['/a', false],
    ['#a', false],
    ['mailto:a@example.org', false],
  ])('%s', (href, external) => expect(isExternalHref(href, 'https://example.org')).toBe(external))
})
