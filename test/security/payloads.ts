import { HOSTILE_HTML } from '../body/hostile-html.table.ts'
import { hasShared, sharedPayloads } from './shared-data.ts'

/** Text that tries to leave the place it is printed in: an attribute, a script, a comment, XML, a template, a line. */
const BREAKERS: readonly string[] = [
  '</script><script>alert(1)</script>',
  '<!--<script>',
  '--><script>alert(1)</script>',
  '</title><script>alert(1)</script>',
  '</textarea><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg onload=alert(1)>",
  '" autofocus onfocus=alert(1) x="',
  "' onmouseover='alert(1)",
  '` onerror=`alert(1)',
  '\\"});alert(1);//',
  '{"@type":"Person"},"x":"',
  '</bdi></h1><h1>',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '&#60;script&#62;alert(1)&#60;/script&#62;',
  '&amp;lt;b&amp;gt;',
  '&quot; onload=&quot;',
  'javascript:alert(1)',
  'JaVaScRiPt:alert(1)',
  'java\tscript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  '//evil.example/',
  '/\\evil.example',
  'https://evil.example/"onload="',
  ']]><script>alert(1)</script>',
  '<![CDATA[x]]>',
  '<?xml version="1.0"?>',
  '<!DOCTYPE x [<!ENTITY a "b">]>&a;',
  '&a;',
  '%3Cscript%3Ealert(1)%3C/script%3E',
  '../../etc/passwd',
  '..%2f..%2f',
  '{{constructor.constructor("alert(1)")()}}',
  '${alert(1)}',
  '#{7*7}',
  '<%= 7*7 %>',
  '%s%n%x',
  "'; drop table article; --",
  "1' or '1'='1",
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'NaN',
  'a\r\nSet-Cookie: x=1',
  'a\nLocation: https://evil.example',
  '\u2028alert(1)\u2029',
  '\u0001\u0008\u000b\u001b[31mأحمر',
  '\ufffe\uffff\ufdd0',
  '\u202egnp.exe\u202c',
  '\u2066\u2067\u2068',
  '\u2069\u2069 خارج',
  `Z${'\u0336\u0317'.repeat(60)}`,
  '\u200b\u200c\u200d\ufeff',
  '\u3164\u115f\u2800',
  '\u{e0041}\u{e0042}',
  '👨‍👩‍👧‍👦',
  'ﷺ'.repeat(30),
  'ـــــــــ',
  'مُـــحَمَّد',
  '﴿آية﴾',
  '«»“”',
  '\u00ad\u00a0\u2007',
]

/** Written for this project: always tried. */
export const OWN_PAYLOADS: readonly string[] = [...HOSTILE_HTML, ...BREAKERS]

const SHARED_SETS = ['xss', 'unicode/blns.json', 'unicode/blns.txt', 'feed/sanitize', 'own/svg', 'proto', 'crlf', 'sql']

/** Those beside the repository, each once; feeds as the HTML they carry. */
export function sharedList(): string[] {
  const all = SHARED_SETS.filter((set) => hasShared(set)).flatMap(sharedPayloads)
  return [...new Set(all.flatMap((text) => carried(text) ?? text))].filter((text) => text.trim() !== '')
}

function carried(text: string): string | null {
  const inner = /<(?:content|description|summary|title)[^>]*>(.*?)<\/(?:content|description|summary|title)>/s.exec(
    text,
  )?.[1]
  if (inner === undefined || !text.startsWith('<!--')) return null
  return inner
    .replace(/^<!\[CDATA\[|\]\]>$/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
}

/** The API takes no NUL, half surrogates or line ends in a line; the rest goes through as it is. */
export const storable = (text: string): string => text.toWellFormed().replaceAll('\0', '')
export const asLine = (text: string): string =>
  storable(text)
    .replaceAll(/[\r\n]+/g, ' ')
    .trim()

/** Lines of at most `max` characters that hold every payload, several in one where they fit; longer ones are cut. */
export function packed(payloads: readonly string[], max: number): string[] {
  const lines: string[] = []
  const state = { line: '' }
  for (const payload of new Set(payloads.map((one) => asLine(one).slice(0, max).toWellFormed()))) {
    if (state.line.length + payload.length + 1 > max) {
      lines.push(state.line)
      state.line = ''
    }
    state.line = state.line === '' ? payload : `${state.line} ${payload}`
  }
  return [...lines, state.line].filter((line) => line !== '')
}
