import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Body } from '@warraq/core/articles/body'
import { checkBody } from '@warraq/core/articles/body'
import { renderFeed } from '@warraq/core/articles/render-feed'
import { renderHtml } from '@warraq/core/articles/render-html'
import { renderLite } from '@warraq/core/articles/render-lite'
import { renderMail } from '@warraq/core/articles/render-mail'
import { describe, expect, it } from 'vitest'
import { htmlToBody } from '../../packages/server/src/convert/html-to-body.ts'
import { markdownToBody } from '../../packages/server/src/convert/markdown-to-body.ts'
import { textToBody } from '../../packages/server/src/convert/text-to-body.ts'
import { HOSTILE_HTML } from './hostile-html.table.ts'
import { htmlViolations } from './html-violations.ts'
import { PAGE } from './page-options.ts'

const ABROAD = { ...PAGE, articleUrl: 'https://site.example/a/1/x', lang: 'ar', dir: 'rtl' as const }

function bodiesOf(payload: string): Body[] {
  const resolveImage = (src: string): number | null => (src.length % 2 === 0 ? 1 : null)
  return [
    htmlToBody(payload).body,
    htmlToBody(payload, { resolveImage, base: 'https://old.example/dir/', lineEnds: 'breaks' }).body,
    htmlToBody(
      `<p title="${payload}">${payload}</p><a href="${payload}">${payload}</a><img alt='${payload}' src='${payload}'>`,
    ).body,
    markdownToBody(payload).body,
    markdownToBody(`[${payload}](${payload}) ![x](${payload})`).body,
    textToBody(payload).body,
  ]
}

/** Everything wrong with every form of the payload, in every output; empty when all is well. */
function violationsOf(payload: string): string[] {
  return bodiesOf(payload).flatMap((body) => [
    ...(checkBody(body).ok ? [] : ['the schema refuses it']),
    ...htmlViolations(renderHtml(body, PAGE)),
    ...htmlViolations(renderLite(body, PAGE)),
    ...htmlViolations(renderFeed(body, ABROAD), true),
    ...htmlViolations(renderMail(body, ABROAD), true),
  ])
}

describe('hostile HTML of our own', () => {
  it.each(HOSTILE_HTML)('%s', (payload) => expect(violationsOf(payload)).toEqual([]))

  it('the check itself sees what is wrong', () => {
    expect(htmlViolations('<p onclick=x><script></script><a href="javascript:x">x</a></p><!--x-->')).toHaveLength(4)
  })
})

const SHARED = fileURLToPath(new URL('../../../shared/data/security', import.meta.url))

function filesBelow(folder: string): string[] {
  return readdirSync(folder)
    .map((name) => join(folder, name))
    .flatMap((path) => (statSync(path).isDirectory() ? filesBelow(path) : [path]))
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsOf) : []
}

/** A list file as its entries; anything else as itself and, where XML carries HTML as text, as that HTML. */
function payloadsOf(path: string): string[] {
  const content = readFileSync(path, 'utf8')
  if (path.endsWith('.json') || path.endsWith('.test')) return stringsOf(JSON.parse(content))
  if (path.endsWith('.txt')) return [content, ...content.split('\n')]
  const decoded = content
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
  return [content, decoded]
}

if (existsSync(SHARED)) {
  describe('hostile input of other projects', () => {
    it.each(['xss', 'unicode', 'html/html5lib-tokenizer', 'feed/sanitize', 'own/svg', 'url'])('%s', (set) => {
      const payloads = new Set(filesBelow(join(SHARED, set)).flatMap(payloadsOf))
      expect(payloads.size).toBeGreaterThan(5)
      const found = [...payloads].flatMap((payload) =>
        violationsOf(payload).map((violation) => `${violation} from ${payload.slice(0, 200)}`),
      )
      expect(found).toEqual([])
    })
  })
}
