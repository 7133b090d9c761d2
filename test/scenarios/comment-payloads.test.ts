import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { jsx } from 'hono/jsx'
import type { DefaultTreeAdapterTypes } from 'parse5'
import { parse } from 'parse5'
import { describe, expect, it } from 'vitest'
import { checkComment } from '@warraq/core/comments/check'
import { FIRST_MODERATION } from '@warraq/core/comments/first-moderation.table'
import { FIRST_PAGE } from '@warraq/core/comments/thread'
import { shownText } from '@warraq/core/comments/display'
import { FIRST_SETTINGS } from '../../packages/server/src/store/reader/first-settings.table.ts'
import { commentsView, formView } from '../../packages/server/src/web/comments/comments-view.ts'
import { readWebAddress } from '../../packages/server/src/web/comments/web-address.ts'
import { createDateFormatter } from '../../packages/server/src/web/loaders/dates.ts'
import { createMessages } from '../../packages/server/src/web/messages/messages.ts'
import { CommentForm } from '../../packages/server/src/web/parts/comment-form.tsx'
import { Comments } from '../../packages/server/src/web/parts/comments.tsx'
import type { Site } from '../../packages/server/src/web/sites.ts'
import { HOSTILE_HTML } from '../body/hostile-html.table.ts'

const messages = createMessages('ar', 'latn')
const site = {
  lang: 'ar',
  prefix: null,
  messages,
  dates: createDateFormatter(FIRST_SETTINGS, messages),
  facts: { settings: FIRST_SETTINGS, sections: [], menus: {}, pages: [] },
  moderation: { ...FIRST_MODERATION, likes: true },
} as unknown as Site

/** The discussion as readers get it, with one comment of this name and text. */
function discussion(name: string, body: string): string {
  const at = '2017-06-13T09:05:00.000Z'
  const row = { id: 7, parentId: null, rootId: 7, name, at, by: 'reader' as const, likes: 3, editedAt: at, body }
  const view = commentsView(site, {
    articleId: 1,
    articlePath: '/a/1/b',
    count: 1,
    open: false,
    closesAt: null,
    slowSeconds: 0,
    asked: FIRST_PAGE,
    clauses: [],
    comments: { rows: [row], answeredElsewhere: new Map(), hasLater: false },
  })
  return `<!doctype html><html><body>${jsx(Comments, { view, t: messages }).toString() as string}</body></html>`
}

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.Node

const childrenOf = (node: Node): readonly Node[] => ('childNodes' in node ? node.childNodes : [])
const isElement = (node: Node): node is Element => 'tagName' in node

function* elementsOf(node: Node): Generator<Element> {
  for (const child of childrenOf(node)) {
    if (isElement(child)) yield child
    yield* elementsOf(child)
  }
}

function textOf(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value
  if (node.nodeName === 'br') return '\n'
  return childrenOf(node).map(textOf).join('')
}

const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((attr) => attr.name === name)?.value

/** All that the discussion around a comment's own text may be made of. */
const FRAME: Readonly<Record<string, readonly string[]>> = {
  section: ['class', 'id', 'aria-labelledby'],
  h2: ['id'],
  ol: ['class'],
  li: [],
  article: ['class', 'id', 'aria-label'],
  div: ['class'],
  p: ['class'],
  bdi: [],
  a: ['href', 'title', 'rel', 'class', 'aria-label'],
  time: ['datetime'],
  span: ['class'],
  form: ['method', 'action'],
  button: ['type', 'aria-label'],
}
const TEXT: Readonly<Record<string, readonly string[]>> = { p: ['dir'], br: [], a: ['href', 'rel'], bdi: [] }

function violationsIn(element: Element, allowed: Readonly<Record<string, readonly string[]>>): string[] {
  const names = Object.hasOwn(allowed, element.tagName) ? allowed[element.tagName] : undefined
  if (names === undefined) return [`<${element.tagName}>`]
  return element.attrs.flatMap(({ name }) => (names.includes(name) ? [] : [`<${element.tagName} ${name}>`]))
}

function linkViolations(element: Element): string[] {
  if (element.tagName !== 'a') return []
  const href = attribute(element, 'href') ?? ''
  const { protocol } = new URL(href, 'https://site.example/')
  const rel = attribute(element, 'rel')
  return (protocol === 'https:' || protocol === 'http:') && rel === 'ugc nofollow noopener noreferrer'
    ? []
    : [`link to ${href}`]
}

function violationsOfComment(name: string, body: string): string[] {
  const page = parse(discussion(name, body))
  const all = [...elementsOf(page)].filter(({ tagName }) => !['html', 'head', 'body'].includes(tagName))
  const text = all.find((element) => attribute(element, 'class') === 'comment-text')
  if (!text) return ['the text is gone']
  const inside = [...elementsOf(text)]
  const outside = all.filter((element) => !inside.includes(element))
  const plain = (of: string) => of.replaceAll(/\s+/g, '')
  return [
    ...inside.flatMap((element) => [...violationsIn(element, TEXT), ...linkViolations(element)]),
    ...outside.flatMap((element) => violationsIn(element, FRAME)),
    ...(inside.some(({ tagName }) => tagName === 'a') || plain(textOf(text)) === plain(shownText(body))
      ? []
      : ['words were lost']),
  ]
}

/** The refused form: what was typed has to come back as text of its fields. */
function violationsOfForm(values: { name: string; email: string; body: string }): string[] {
  const form = formView(site, {
    articleId: 1,
    parent: { id: 2, name: values.name },
    nonce: null,
    values,
    errors: { body: 'خطأ' },
    marked: [
      { text: values.body.slice(0, 5), wrong: true },
      { text: values.body.slice(5), wrong: false },
    ],
    notes: [],
  })
  const page = parse(`<!doctype html><body>${jsx(CommentForm, { form, t: messages }).toString() as string}`)
  const all = [...elementsOf(page)]
  const area = all.find(({ tagName }) => tagName === 'textarea')
  const field = all.find((element) => attribute(element, 'id') === 'field-name')
  const strange = all.filter(({ tagName }) =>
    ['script', 'img', 'svg', 'iframe', 'style', 'object', 'math', 'base', 'meta', 'link'].includes(tagName),
  )
  return [
    ...strange.map(({ tagName }) => `<${tagName}> in the form`),
    ...(all.filter(({ tagName }) => tagName === 'textarea').length === 1 ? [] : ['another textarea']),
    ...(area && textOf(area).replaceAll(/\s/g, '') === values.body.replaceAll(/\s/g, '')
      ? []
      : ['the text did not come back']),
    ...(field && attribute(field, 'value') === values.name ? [] : ['the name did not come back']),
  ]
}

function violationsOf(payload: string): string[] {
  const checked = checkComment({ name: payload, email: payload, body: payload }, { asksEmail: true, needsEmail: true })
  const kept = checked.ok ? checked.value : checked.kept
  const text = kept.body.slice(0, 16_000).replaceAll(/\p{Cs}/gu, '')
  const linked = `https://example.org/${payload.slice(0, 2000)} javascript:${payload.slice(0, 2000)}`
  const linkedText = checkComment({ name: 'س', email: null, body: linked }, { asksEmail: false, needsEmail: false })
  return [
    ...violationsOfComment(kept.name, text === '' ? 'نص' : text),
    ...violationsOfComment('س', linkedText.ok ? linkedText.value.body : linkedText.kept.body),
    ...violationsOfForm({ name: kept.name, email: kept.email ?? '', body: kept.body }),
  ]
}

/** Text that attacks the reader's eyes, the line, or the machine that shows it. */
const HOSTILE_TEXT = [
  'user\u202e\u2066 moc.elpmaxe@nimda\u2069\u2066',
  '\u2067\u2067\u2067abc',
  'a\u2069\u2069\u2069b',
  `Z${'\u0336\u0317'.repeat(500)}`,
  '\u200b'.repeat(2000) + 'x',
  '\u115f\u3164\u2800',
  '\u{e0068}\u{e0069}',
  '👨‍👩‍👧‍👦'.repeat(300),
  'ﷺ'.repeat(1000),
  '٪s%n%x${7*7}{{7*7}}<%= 7*7 %>#{7*7}',
  '\u0000\u0001\u001b[31mred',
  '\u0085\u2028\u2029',
  'https://'.repeat(200),
  'https://example.org/" onmouseover="alert(1)',
  "https://example.org/' onfocus='alert(1)",
  'https://example.org/<script>alert(1)</script>',
  'https://user:pass@example.org/',
  'https://еxample.org/',
  'https://[::1]/',
  'https://example.org:99999/',
  'http://\u202emoc.elpmaxe',
  'HTTP://EXAMPLE.ORG/\\evil.example',
  'https:example.org',
  'https:///evil.example',
  'http://%65xample.org/',
  'x'.repeat(4000),
  '\n'.repeat(4000) + 'x',
  '&lt;script&gt;alert(1)&lt;/script&gt;',
  '</textarea><script>alert(1)</script>',
  '"><svg onload=alert(1)>',
  "' autofocus onfocus=alert(1) '",
  '</bdi></p></li></ol></section><script>alert(1)</script>',
  '<!--',
  ']]>',
  '<![CDATA[<script>alert(1)</script>]]>',
]

describe('hostile comments of our own', () => {
  it.each([...HOSTILE_HTML, ...HOSTILE_TEXT].map((payload) => [payload.slice(0, 60), payload] as const))(
    '%j',
    (_, payload) => {
      expect(violationsOf(payload)).toEqual([])
    },
  )

  it('the check itself sees what is wrong', () => {
    expect(
      violationsIn({ tagName: 'img', attrs: [{ name: 'onerror', value: 'x' }] } as unknown as Element, TEXT),
    ).toEqual(['<img>'])
    expect(
      linkViolations({ tagName: 'a', attrs: [{ name: 'href', value: 'javascript:x' }] } as unknown as Element),
    ).toHaveLength(1)
  })

  it('direction that is turned stays inside; hosts in look-alike letters are shown as they are on the wire', () => {
    expect(shownText('user\u202e\u2066 moc\u2069')).toBe('user moc')
    expect(readWebAddress('https://еxample.org/a')).toEqual({
      url: 'https://xn--xample-2of.org/a',
      text: 'https://xn--xample-2of.org/a',
    })
    expect(readWebAddress('https://موقع.example/خبر')).toEqual({
      url: 'https://xn--4gbrim.example/%D8%AE%D8%A8%D8%B1',
      text: 'https://موقع.example/خبر',
    })
    for (const refused of [
      'https://user:pass@example.org/',
      'https://example.org:99999/',
      'https://a b',
      'javascript:alert(1)',
      'https:example.org',
      `https://example.org/${'a'.repeat(3000)}`,
    ])
      expect(readWebAddress(refused)).toBeNull()
  })
})

const SHARED = fileURLToPath(new URL('../../../shared/data/security', import.meta.url))

function filesBelow(path: string): string[] {
  return statSync(path).isDirectory() ? readdirSync(path).flatMap((name) => filesBelow(join(path, name))) : [path]
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : []
}

function payloadsOf(path: string): string[] {
  const content = readFileSync(path, 'utf8')
  if (path.endsWith('.json')) return stringsOf(JSON.parse(content))
  return path.endsWith('.txt') ? content.split('\n') : [content]
}

if (existsSync(SHARED)) {
  describe('hostile comments of other projects', () => {
    const sets = [
      'xss',
      'unicode/blns.json',
      'html',
      'feed/sanitize',
      'own/svg',
      'redirect',
      'own/redirect',
      'own/email',
      'own/regex',
      'sql',
      'proto',
      'crlf',
    ]
    it.each(sets.filter((set) => existsSync(join(SHARED, set))))(
      '%s',
      (set) => {
        const payloads = [...new Set(filesBelow(join(SHARED, set)).flatMap(payloadsOf))]
        expect(payloads.length).toBeGreaterThan(3)
        const wrong = payloads.flatMap((payload) =>
          violationsOf(payload).map((violation) => `${violation}: ${payload.slice(0, 80)}`),
        )
        expect(wrong.slice(0, 10)).toEqual([])
      },
      300_000,
    )

    it('addresses: nothing but http and https without names and passwords, each as the URL standard reads it', () => {
      const addresses = new Set(filesBelow(join(SHARED, 'url')).flatMap(payloadsOf))
      const led = [...addresses].flatMap((address) => readWebAddress(address) ?? [])
      expect([addresses.size > 1000, led.length > 50]).toEqual([true, true])
      for (const { url } of led) {
        const { href, protocol, username, password, host } = new URL(url)
        expect([href, ['http:', 'https:'].includes(protocol), username + password, host !== '']).toEqual([
          url,
          true,
          '',
          true,
        ])
      }
    })
  })
}
